import { dayAfter, type Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'goals',
    path: 'ai/goals',
    create: async (_test, { post }) => await post('/ai/goals', { title: 'Talk', dueOn: '2026-12-01' }),
    bodies: { 'PATCH /api/v1/ai/goals/:id': { title: 'Renamed' } },
  },
  {
    resource: 'habits',
    path: 'ai/habits',
    create: async (_test, { post }) => await post('/ai/habits', { title: 'Read', checkedBy: 'by_hand' }),
    bodies: {
      'PATCH /api/v1/ai/habits/:id': { title: 'Renamed' },
      'PUT /api/v1/ai/habits/:id/ticks': { date: '2026-11-16', isKept: true },
    },
  },
  {
    resource: 'promises',
    path: 'ai/promises',
    async create({ ask }, { as, week }) {
      const body = { intentions: [{ text: 'Call back' }], seen: [] };
      const url = `/ai/check-ins/${dayAfter(week, -7)}/intentions`;
      return (await ask('PUT', url, { as, body })).body.items[0].id;
    },
    bodies: { 'PUT /api/v1/ai/promises/:id/verdict': { verdict: 'done' } },
  },
];
