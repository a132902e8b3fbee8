import assert from 'node:assert/strict';
import type { Ageing, Revenue, VatReport } from '../../../src/api-client/index.ts';
import { concerns } from '../../../src/pages/changes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { loadMoney, moneyFileOf, moneyResources, toQueries } from './load-money.ts';

const today = '2026-11-22';
const euros = (minor: number) => ({ minor, currency: 'EUR' });

const ageing: Ageing = {
  on: today,
  firstIssueDate: '2026-01-05',
  rows: [],
  open: [
    {
      id: 'i1',
      number: '2026-0001',
      clientId: 'c1',
      clientName: 'Nordwind',
      sentOn: null,
      issueDate: '2026-11-01',
      dueDate: '2026-11-15',
      daysLate: 7,
      gross: euros(119),
      due: euros(119),
    },
  ],
};
const revenue: Revenue = { from: '2025-12', to: '2026-11', rows: [] };
const vat: VatReport = { from: '2026-10-01', to: '2026-12-31', rows: [], withoutRate: 0 };

/** Answers each question, and notes what was asked for. */
function fakeServices(asked: [string, unknown][]): PagePorts {
  const answer = (name: string, data: unknown) => (options: { readonly query: unknown }) => {
    asked.push([name, options.query]);
    return { data };
  };
  const api = {
    getAgeing: answer('ageing', ageing),
    listReminders: () => ({ data: { items: [{ invoiceId: 'i1', plan: { state: 'ready', step: 2 } }] } }),
    getRevenue: answer('revenue', revenue),
    getVatReport: answer('vat', vat),
    getAgeingCsv: answer('ageing.csv', 'open'),
    getRevenueCsv: answer('revenue.csv', 'months'),
    getVatReportCsv: answer('vat.csv', 'rates'),
  };
  const ask = async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
    (await call(api, {})).data;
  const clients = new Map(
    ['Nordwind', 'Havn'].map((name, index) => [`c${index + 1}`, { id: `c${index + 1}`, name }]),
  );
  return {
    backend: { ask },
    records: { load: async () => ({ clients }) },
    t: inEnglish,
  } as unknown as PagePorts;
}

describe('what the Invoices page asks for', () => {
  it('is of all clients and of today, unless something else was chosen', () => {
    assert.deepEqual(toQueries({ question: { vat: 'last-quarter' }, today }), {
      ageing: {},
      revenue: {},
      vat: { from: '2026-07-01', to: '2026-09-30' },
    });
    assert.deepEqual(toQueries({ question: { clientId: 'c1', on: '2025-12-31', vat: 'last-year' }, today }), {
      ageing: { clientId: 'c1', on: '2025-12-31' },
      revenue: { clientId: 'c1' },
      vat: { clientId: 'c1', from: '2025-01-01', to: '2025-12-31' },
    });
  });

  it('forgets a client that was deleted since', async () => {
    const asked: [string, unknown][] = [];
    const question = { clientId: 'gone', vat: 'this-quarter' } as const;
    const content = await loadMoney(fakeServices(asked), { question, today, locale: 'en' });

    assert.deepEqual(content.question, { vat: 'this-quarter' });
    assert.deepEqual(
      asked.map(([, query]) => query),
      [{}, {}, { from: '2026-10-01', to: '2026-12-31' }],
    );
  });

  it('tells which invoices were not sent, and names clients in order', async () => {
    const content = await loadMoney(fakeServices([]), {
      question: { vat: 'this-quarter' },
      today,
      locale: 'en',
    });

    assert.deepEqual(content.ageing.open, [
      {
        id: 'i1',
        number: '2026-0001',
        clientName: 'Nordwind',
        dueDate: '2026-11-15',
        due: euros(119),
        isSent: false,
        readyStep: 2,
      },
    ]);
    assert.deepEqual(
      content.clients.map(({ name }) => name),
      ['Havn', 'Nordwind'],
    );
    assert.equal(content.hasIssued, true);
  });

  for (const [report, name, path] of [
    ['ageing', 'open-invoices-2025-12-31.csv', 'ageing.csv'],
    ['revenue', 'revenue-2026-11.csv', 'revenue.csv'],
    ['vat', 'vat-2026-11-01-2026-11-30.csv', 'vat.csv'],
  ] as const) {
    it(`is written as ${name} by the API itself`, async () => {
      const asked: [string, unknown][] = [];
      const question = { on: '2025-12-31', vat: 'this-month' } as const;
      const file = moneyFileOf(fakeServices(asked), report, { question, today });

      assert.equal(file.name, name);
      assert.deepEqual(asked, []);
      assert.ok((await file.text()).length > 0);
      assert.equal(asked[0]?.[0], path);
    });
  }

  for (const type of [
    'invoice.issued',
    'invoice.sent',
    'payment.recorded',
    'payment.reversed',
    'client.changed',
  ]) {
    it(`is asked for again after ${type}`, () => {
      assert.equal(concerns({ seq: 1, type, id: 'x', version: 1 }, moneyResources), true);
    });
  }
});
