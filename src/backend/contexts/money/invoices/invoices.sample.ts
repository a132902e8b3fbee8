import { requireOk } from '../../../testing/billing-practice.ts';
import type { Sample, Takes } from '../../../testing/reach/sample.ts';
import { measureOf } from '../../../testing/reach/shown-sums.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'invoices',
    create: async (_test, { post, idOf, mark }) =>
      await post('/invoices', {
        clientId: await idOf('clients'),
        note: `Thanks of ${mark}`,
        items: [{ description: `Report of ${mark}`, quantity: '1', unitPrice: '5.00' }],
      }),
    bodies: {
      'PATCH /api/v1/invoices/:id': { note: 'Renamed' },
      'POST /api/v1/invoices/:id/credit': { reason: 'Wrong', releaseEntries: true },
      'POST /api/v1/invoices/:id/correct': { reason: 'Wrong' },
      'POST /api/v1/invoices/:id/duplicate': {},
      'POST /api/v1/invoices/:id/sent': {},
      'POST /api/v1/invoices/:id/mail': { to: 'ap@example.org' },
    },
  },
  {
    resource: 'issued-invoices',
    table: 'invoices',
    async create({ ask }, { as, post, idOf, mark }) {
      await idOf('organizations');
      const items = [
        {
          description: `Issued of ${mark}`,
          quantity: '1',
          unitPrice: String(measureOf(mark, 'cents') / 100),
        },
      ];
      const id = await post('/invoices', { clientId: await idOf('clients'), items });
      requireOk(await ask('POST', `/invoices/${id}/issue`, { as }));
      return id;
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

export const takes: Takes = {
  get_invoice: [{ invoiceId: ':invoices' }, { invoiceId: ':issued-invoices' }],
  'GET /api/v1/invoices/:id/email': [{ id: ':issued-invoices' }],
  'GET /api/v1/invoices/:id/mail': [{ id: ':issued-invoices' }],
};
