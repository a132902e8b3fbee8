import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'invoices',
    create: async (_test, { post, idOf }) =>
      await post('/invoices', {
        clientId: await idOf('clients'),
        items: [{ description: 'Report', quantity: '1', unitPrice: '5.00' }],
      }),
    bodies: {
      'PATCH /api/v1/invoices/:id': { note: 'Renamed' },
      'POST /api/v1/invoices/:id/credit': { reason: 'Wrong', releaseEntries: true },
      'POST /api/v1/invoices/:id/correct': { reason: 'Wrong' },
      'POST /api/v1/invoices/:id/duplicate': {},
      'POST /api/v1/invoices/:id/sent': {},
    },
  },
  {
    resource: 'lines',
    parameter: ':lineId',
    table: 'invoice_lines',
    async create({ ask }, { as, idOf }) {
      const { body } = await ask('GET', `/invoices/${await idOf('invoices')}/document`, { as });
      return body.document.lines[0].id;
    },
    bodies: {
      'POST /api/v1/invoices/:id/lines': { description: 'Report', quantity: '1', unitPrice: '5.00' },
      'PATCH /api/v1/invoices/:id/lines/:lineId': { description: 'Renamed' },
    },
  },
];
