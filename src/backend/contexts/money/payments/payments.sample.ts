import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'payments',
    create: async (_test, { post, idOf }) =>
      await post('/payments', {
        kind: 'payment',
        clientId: await idOf('clients'),
        amount: { minor: 100, currency: 'EUR' },
      }),
    bodies: { 'POST /api/v1/payments/:id/reverse': {} },
  },
];
