import { v7 as newId } from 'uuid';
import type { Sample, Takes } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'documents',
    create: async (_test, { post, idOf, mark }) =>
      await post('/documents', {
        projectId: await idOf('projects'),
        title: `Charter of ${mark}`,
        content: `The Goal of ${mark}.`,
      }),
    bodies: {
      'PATCH /api/v1/documents/:id': { title: 'Renamed' },
      'POST /api/v1/documents/:id/send-back': { reason: 'No goal.' },
    },
  },
  {
    resource: 'comments',
    parameter: ':commentId',
    table: 'document_comments',
    async create({ ask }, { as, idOf, mark }) {
      const id = newId();
      const body = { id, number: 1, start: 4, end: 8, text: `Remark of ${mark}` };
      await ask('POST', `/documents/${await idOf('documents')}/comments`, { as, body });
      return id;
    },
    bodies: {
      'POST /api/v1/documents/:id/comments': { number: 1, start: 0, end: 3, text: 'Which?' },
      'PATCH /api/v1/documents/:id/comments/:commentId': { isResolved: true },
    },
  },
];

export const takes: Takes = { read_document: [{ documentId: ':documents' }] };
