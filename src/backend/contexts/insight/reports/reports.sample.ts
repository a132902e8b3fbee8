import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'saved-reports',
    create: async (_test, { post }) =>
      await post('/saved-reports', {
        name: 'Billable',
        query: { period: { name: 'this-week' }, groupBy: 'day', filter: {} },
      }),
    bodies: { 'PATCH /api/v1/saved-reports/:id': { name: 'Renamed' } },
  },
];
