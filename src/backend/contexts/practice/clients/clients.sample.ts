import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'clients',
    create: async (_test, { post, mark }) =>
      await post('/clients', {
        name: `Client of ${mark}`,
        currency: 'EUR',
        countryCode: 'DE',
        addressLines: ['Street 1'],
      }),
    bodies: { 'PATCH /api/v1/clients/:id': { name: 'Renamed' } },
  },
];
