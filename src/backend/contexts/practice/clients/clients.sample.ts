import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'clients',
    create: async (_test, { post }) =>
      await post('/clients', {
        name: 'Nordwind GmbH',
        currency: 'EUR',
        countryCode: 'DE',
        addressLines: ['Street 1'],
      }),
    bodies: { 'PATCH /api/v1/clients/:id': { name: 'Renamed' } },
  },
];
