import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const findingScope: Scopes = {
  findings: { read: 'finding:read', write: 'finding:write', member: 'project_id', client: via('projects') },
  finding_history: { partOf: 'findings', by: 'finding_id' },
  finding_comments: { partOf: 'findings', by: 'finding_id' },
  finding_revisions: {
    read: 'finding:read',
    write: 'finding:write',
    member: 'project_id',
    client: via('projects'),
  },
  finding_views: {
    read: 'finding:read',
    own: 'user_id',
    ownOnly: true,
    ownWrites: 'what a scan of one’s own checkout found is shown to nobody else',
  },
  finding_imports: {
    read: 'finding:read',
    write: 'finding:write',
    own: 'imported_by',
    member: 'project_id',
    client: via('projects'),
  },
};
