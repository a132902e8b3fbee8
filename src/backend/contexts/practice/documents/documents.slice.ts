/** Planning documents of projects. */
import { defineSlice } from '../../../platform/slice.ts';
import { documentWriteTools } from './document-writes.tools.ts';
import { documentEvents } from './documents.events.ts';
import type { DocumentPorts } from './documents.ports.ts';
import { documentsRoutes } from './documents.routes.ts';
import { documentScope } from './documents.scope.ts';
import { createDocumentsService } from './documents.service.ts';
import { documentTools } from './documents.tools.ts';

export const documentsSlice = defineSlice({
  name: 'practice/documents',
  tables: ['documents', 'document_versions', 'document_comments'],
  reads: [],
  people: ['document_versions.written_by', 'document_comments.author'],
  record: [{ kind: 'document', title: 'title', route: '/api/v1/documents/:id', icon: 'note' }],
  permissions: {
    'document:read': { user: 'member', viewer: 'all', billing_admin: 'all', approver: 'all' },
    'document:write': { user: 'member' },
    'document:decide': { approver: 'all' },
  },
  scope: documentScope,
  events: documentEvents,
  uses: { projects: ['documents.project_id'] },
  mount: (ports: DocumentPorts) => {
    const service = createDocumentsService(ports);
    return {
      routes: documentsRoutes(service),
      tools: [...documentTools(service), ...documentWriteTools(service)],
    };
  },
});
