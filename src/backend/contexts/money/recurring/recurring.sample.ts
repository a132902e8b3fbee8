import type { Sample } from '../../../testing/reach/sample.ts';

const rule = { unit: 'month', date: '2027-01-01' };
const items = [{ description: 'Hosting {month}', quantity: '1', unitPrice: '40.00' }];

export const samples: readonly Sample[] = [
  {
    resource: 'recurring-invoices',
    table: 'recurring_templates',
    create: async (_test, { post, idOf, mark }) =>
      await post('/recurring-invoices', {
        clientId: await idOf('clients'),
        name: `Hosting of ${mark}`,
        rule,
        items,
      }),
    bodies: {
      'PATCH /api/v1/recurring-invoices/:id': { name: 'Renamed' },
      'POST /api/v1/recurring-invoices/:id/preview': {},
      'POST /api/v1/recurring-invoices/:id/retry': { from: '2027-01-01' },
    },
  },
];
