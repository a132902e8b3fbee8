import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

const ofProject = {
  read: 'finding:read',
  write: 'finding:write',
  member: 'project_id',
  client: via('projects'),
} as const;

export const findingScope: Scopes = {
  findings: ofProject,
  finding_history: { partOf: 'findings', by: 'finding_id' },
  finding_comments: { partOf: 'findings', by: 'finding_id' },
  finding_imports: { ...ofProject, own: 'imported_by' },
};
