import type { Sample, Takes } from '../../../testing/reach/sample.ts';
import { createLog, createResult } from '../../../testing/sarif-log.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'imports',
    path: 'findings/imports',
    table: 'finding_imports',
    create: async (_test, { post, idOf, mark }) =>
      await post('/findings/imports', {
        projectId: await idOf('projects'),
        log: createLog([createResult({ text: `Fault of ${mark}` })]),
      }),
  },
  {
    resource: 'findings',
    async create({ ask }, { as, idOf }) {
      await idOf('imports');
      const url = `/findings?projectId=${await idOf('projects')}`;
      return (await ask('GET', url, { as })).body.items[0].id;
    },
    bodies: {
      'POST /api/v1/findings/:id/accept': {},
      'POST /api/v1/findings/:id/confirm': {},
      'POST /api/v1/findings/:id/dismiss': { reason: 'By design' },
      'POST /api/v1/findings/:id/resolve': {},
      'POST /api/v1/findings/:id/reopen': {},
      'POST /api/v1/findings/:id/assign': { assignee: null },
      'POST /api/v1/findings/:id/comments': { text: 'Seen' },
    },
  },
];

export const takes: Takes = {
  explain_finding: [{ findingId: ':findings' }],
  'GET /api/v1/findings/revisions': [{ projectId: ':projects' }],
  'GET /api/v1/findings/views': [{ projectId: ':projects' }],
};
