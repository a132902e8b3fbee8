import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const findingScope: Scopes = {
  findings: { read: 'finding:read', write: 'finding:write', member: 'project_id', client: via('projects') },
  finding_history: { partOf: 'findings', by: 'finding_id' },
  finding_comments: { partOf: 'findings', by: 'finding_id' },
  finding_imports: {
    read: 'finding:read',
    write: 'finding:write',
    own: 'imported_by',
    member: 'project_id',
    client: via('projects'),
  },
};
