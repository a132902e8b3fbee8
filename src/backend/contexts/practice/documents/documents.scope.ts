import { type Scopes, via } from '../../../platform/reach/table-scope.ts';

export const documentScope: Scopes = {
  documents: {
    read: 'document:read',
    write: 'document:write',
    acts: ['document:decide'],
    member: 'project_id',
    client: via('projects'),
  },
  document_versions: { partOf: 'documents', by: 'document_id' },
  document_comments: { partOf: 'documents', by: 'document_id' },
};
