import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'rates',
    create: async (_test, { post, idOf }) =>
      await post('/rates', {
        scope: 'project',
        scopeId: await idOf('projects'),
        amount: { minor: 12_000, currency: 'EUR' },
        validFrom: '2026-10-01',
      }),
    bodies: { 'PATCH /api/v1/rates/:id': { source: 'Contract' } },
  },
];
