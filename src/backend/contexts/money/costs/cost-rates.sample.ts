import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'cost-rates',
    create: async (_test, { post, userId, week }) =>
      await post('/cost-rates', { userId, amount: { minor: 4_000, currency: 'EUR' }, validFrom: week }),
    bodies: { 'PATCH /api/v1/cost-rates/:id': { amount: { minor: 5_000, currency: 'EUR' } } },
  },
];
