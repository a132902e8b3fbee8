import { dayAfter, type Sample, type Takes } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'goals',
    path: 'ai/goals',
    create: async (_test, { post, mark }) =>
      await post('/ai/goals', { title: `Goal of ${mark}`, dueOn: '2026-12-01' }),
    bodies: { 'PATCH /api/v1/ai/goals/:id': { title: 'Renamed' } },
  },
  {
    resource: 'habits',
    path: 'ai/habits',
    create: async (_test, { post, mark }) =>
      await post('/ai/habits', { title: `Habit of ${mark}`, checkedBy: 'by_hand' }),
    bodies: {
      'PATCH /api/v1/ai/habits/:id': { title: 'Renamed' },
      'PUT /api/v1/ai/habits/:id/ticks': { date: '2026-11-16', isKept: true },
    },
  },
  {
    resource: 'promises',
    path: 'ai/promises',
    async create({ ask }, { as, week, mark }) {
      const body = { intentions: [{ text: `Promise of ${mark}` }], seen: [] };
      const url = `/ai/check-ins/${dayAfter(week, -7)}/intentions`;
      return (await ask('PUT', url, { as, body })).body.items[0].id;
    },
    bodies: { 'PUT /api/v1/ai/promises/:id/verdict': { verdict: 'done' } },
  },
];

export const takes: Takes = {
  'GET /api/v1/ai/check-ins/:week': [{ week: '2026-11-09' }, { week: '2026-11-16' }],
};
