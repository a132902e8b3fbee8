import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'contacts',
    parameter: ':contactId',
    create: async (_test, { post, idOf, mark }) =>
      await post(`/clients/${await idOf('clients')}/contacts`, {
        name: `Contact of ${mark}`,
        role: 'billing',
      }),
    bodies: {
      'POST /api/v1/clients/:id/contacts': { name: 'Jo Lind', role: 'technical' },
      'PATCH /api/v1/clients/:id/contacts/:contactId': { name: 'Renamed' },
    },
  },
];
