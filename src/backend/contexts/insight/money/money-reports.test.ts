/** Reports of money over a practice that bills, is paid, credits and refunds. */
import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('reports of money', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'insight' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const read = async (path: string) => (await practice.get(path)) as never;
    const ask: BillingPractice['vireo']['ask'] = (...given) => practice.vireo.ask(...given);
    /** Net 650.00, gross 773.50. */
    const issue = async (issueDate: string, dueDate: string): Promise<string> => {
      const { id } = requireOk(await practice.draftItem({ issueDate, dueDate })).body;
      return requireOk(await practice.issue(id)).body.id;
    };
    const pay = async (id: string, minor: number, valueDate: string): Promise<string> =>
      requireOk(
        await ask('POST', '/payments', {
          body: { kind: 'payment', valueDate, amount: eur(minor), allocations: [{ invoiceId: id }] },
        }),
      ).body.id;

    it('tell what was owed at the end of any day, the first due first', async () => {
      const early = await issue('2026-08-03', '2026-09-02');
      await issue('2026-10-20', '2026-11-03');
      await issue('2026-11-16', '2026-12-16');
      await pay(early, 50_000, '2026-11-01');
      const paid = await pay(early, 27_350, '2026-11-10');
      requireOk(await ask('POST', `/payments/${paid}/reverse`, { body: { valueDate: '2026-11-15' } }));
      const on = async (day: string) => {
        const { rows, open } = (await read(`/reports/ageing?on=${day}`)) as {
          rows: Record<string, { minor: number }>[];
          open: { number: string; daysLate: number; due: { minor: number } }[];
        };
        const bands = ['total', 'notDue', 'days1To30', 'days31To60', 'days61To90', 'over90', 'overdue'];
        return [
          ...rows.map((row) => bands.map((band) => row[band]?.minor)),
          open.map(({ number, daysLate, due }) => `${number} ${daysLate} ${due.minor}`),
        ];
      };

      assert.deepEqual(await on('2026-08-02'), [[]]);
      assert.deepEqual(await on('2026-09-02'), [[77_350, 77_350, 0, 0, 0, 0, 0], ['2026-0001 0 77350']]);
      assert.deepEqual(await on('2026-11-12'), [[77_350, 0, 77_350, 0, 0, 0, 77_350], ['2026-0002 9 77350']]);
      assert.deepEqual(await on('2026-11-18'), [
        [182_050, 77_350, 77_350, 0, 27_350, 0, 104_700],
        ['2026-0001 77 27350', '2026-0002 15 77350', '2026-0003 0 77350'],
      ]);
    });

    it('tell which open invoices were not sent yet, and when the first document was issued', async () => {
      const before = (await read('/reports/ageing')) as { firstIssueDate: unknown };
      const first = await issue('2026-10-20', '2026-11-19');
      await issue('2026-11-02', '2026-12-02');
      const path = `/invoices/${first}/sent`;
      const { version } = await practice.get(`/invoices/${first}`);
      requireOk(
        await ask('POST', path, { body: { date: '2026-10-21' }, headers: { 'if-match': `"${version}"` } }),
      );
      const { firstIssueDate, open } = (await read('/reports/ageing?on=2026-11-18')) as {
        firstIssueDate: string;
        open: { sentOn: string | null }[];
      };

      assert.equal(before.firstIssueDate, null);
      assert.equal(firstIssueDate, '2026-10-20');
      assert.deepEqual(
        open.map(({ sentOn }) => sentOn),
        ['2026-10-21', null],
      );
    });

    it('tell what was invoiced and received by month, and VAT as it was issued', async () => {
      const first = await issue('2026-09-30', '2026-10-30');
      await pay(first, 77_350, '2026-10-05');
      await issue('2026-11-02', '2026-12-02');
      const { items } = await practice.get('/invoices');
      requireOk(await practice.credit(items[0].id));
      const revenue = (await read('/reports/revenue?from=2026-09&to=2026-11')) as {
        rows: Record<string, { minor: number }>[];
      };
      const vat = (await read('/reports/vat?from=2026-09-01&to=2026-09-30')) as { rows: object[] };
      const credited = (await read('/reports/vat?from=2026-11-01&to=2026-11-30')) as { rows: object[] };

      assert.deepEqual(
        revenue.rows.map((row) => [
          row['month'],
          ...['invoicedNet', 'invoicedTax', 'receivedGross', 'receivedNet'].map((key) => row[key]?.minor),
        ]),
        [
          ['2026-09', 65_000, 12_350, 0, 0],
          ['2026-10', 0, 0, 77_350, 65_000],
          ['2026-11', 0, 0, 0, 0],
        ],
      );
      const rate = { currency: 'EUR', taxCategory: 'S', taxRate: '19', accountedTax: null, withoutRate: 0 };
      assert.deepEqual(vat.rows, [{ ...rate, base: eur(65_000), tax: eur(12_350), documents: 1 }]);
      assert.deepEqual(credited.rows, [{ ...rate, base: eur(0), tax: eur(0), documents: 2 }]);
    });

    it('tell VAT in the currency that it is due in, at the rate that the draft was given', async () => {
      const dollars = requireOk(
        await ask('POST', '/clients', { body: { name: 'Hale Inc', currency: 'USD', countryCode: 'DE' } }),
      ).body;
      requireOk(
        await ask('PATCH', `/clients/${dollars.id}`, {
          body: { addressLines: ['1 Main St', '20095 Hamburg'] },
        }),
      );
      const bill = async (body: object) =>
        requireOk(await practice.draftItem({ clientId: dollars.id, issueDate: '2026-11-03', ...body })).body;
      const accountingRate = { currency: 'EUR', rate: '0.9', date: '2026-11-02' };
      const first = await bill({ accountingRate });
      const second = await bill({});
      const patch = async (body: object, version: number) =>
        await ask('PATCH', `/invoices/${second.id}`, { body, headers: { 'If-Match': `"${version}"` } });
      const own = await patch({ accountingRate: { ...accountingRate, currency: 'USD' } }, second.version);
      const none = await patch({ accountingRate: { ...accountingRate, rate: '0' } }, second.version);
      const set = requireOk(await patch({ accountingRate }, second.version)).body;
      const cleared = requireOk(await patch({ accountingRate: null }, set.version)).body;
      const checksOf = async (id: string) =>
        (await practice.get(`/invoices/${id}/document`)).checks.map(({ rule }: { rule: string }) => rule);

      assert.deepEqual(
        [own, none].map(({ status, body }) => [status, body.error.details[0].field]),
        [
          [422, 'accountingRate.currency'],
          [422, 'accountingRate.rate'],
        ],
      );
      assert.ok(!(await checksOf(first.id)).includes('accounting-tax'));
      assert.ok((await checksOf(cleared.id)).includes('accounting-tax'));
      requireOk(await practice.issue(first.id));
      requireOk(await practice.issue(second.id));
      const vat = (await read('/reports/vat?from=2026-11-01&to=2026-11-30')) as { rows: object[] };
      const usd = (minor: number) => ({ minor, currency: 'USD' });
      assert.deepEqual(vat.rows, [
        {
          currency: 'USD',
          taxCategory: 'S',
          taxRate: '19',
          documents: 2,
          base: usd(130_000),
          tax: usd(24_700),
          accountedTax: eur(11_115),
          withoutRate: 1,
        },
      ]);
    });

    it('are separated values for a spreadsheet, of one client where that is asked', async () => {
      await issue('2026-11-02', '2026-11-10');
      const csv = async (path: string) => requireOk(await ask('GET', path)).body;
      const ageing = await csv('/reports/ageing.csv?on=2026-11-18');
      const revenue = await csv('/reports/revenue.csv?from=2026-11&to=2026-11');
      const vat = await csv('/reports/vat.csv?from=2026-11-01&to=2026-11-30');
      const other = await practice.vireo.createProject();
      const none = await csv(`/reports/ageing.csv?clientId=${other.clientId}`);

      assert.match(ageing, /\r\n2026-11-18,2026-0001,[^,]+,2026-11-02,2026-11-10,8,EUR,773\.50,773\.50\r\n$/);
      assert.match(revenue, /\r\n2026-11,EUR,650\.00,123\.50,0\.00,0\.00\r\n$/);
      assert.match(vat, /\r\n2026-11-01,2026-11-30,EUR,S,19,650\.00,123\.50,1,EUR,123\.50,0\r\n$/);
      assert.equal(none.trim().split('\r\n').length, 1);
    });

    it('are of one organization, and name a period that ends before it begins', async () => {
      await issue('2026-11-02', '2026-11-10');
      const foreign = await ask('GET', '/reports/ageing', { as: 'foreign' });
      const user = await ask('GET', '/reports/ageing', { as: 'user' });
      const broken = await ask('GET', '/reports/vat?from=2026-12-01&to=2026-11-01');

      assert.deepEqual({ rows: foreign.body.rows, open: foreign.body.open }, { rows: [], open: [] });
      assert.equal(user.status, 403);
      assert.deepEqual(
        { status: broken.status, field: broken.body.error.details[0].field },
        { status: 422, field: 'from' },
      );
    });
  });
});
