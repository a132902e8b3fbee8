import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'saved-reports',
    create: async (_test, { post, mark }) =>
      await post('/saved-reports', {
        name: `Saved of ${mark}`,
        query: { period: { name: 'this-week' }, groupBy: 'day', filter: {} },
      }),
    bodies: { 'PATCH /api/v1/saved-reports/:id': { name: 'Renamed' } },
  },
];
