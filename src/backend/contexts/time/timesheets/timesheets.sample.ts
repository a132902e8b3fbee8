import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'timesheets',
    create: async (_test, { post, week }) => await post('/timesheets', { weekStart: week }),
    bodies: {
      'POST /api/v1/timesheets/:id/reject': { reason: 'Mend it' },
      'POST /api/v1/timesheets/:id/reopen': { reason: 'Mend it' },
      'POST /api/v1/timesheets/:id/verdicts': {
        entries: [{ id: '0197a3c2-0000-7000-8000-000000000000', verdict: 'approved' }],
      },
      'POST /api/v1/timesheets/:id/comments': { text: 'Seen' },
    },
  },
];
