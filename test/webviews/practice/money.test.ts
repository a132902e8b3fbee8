import assert from 'node:assert/strict';
import {
  type MoneyContent,
  moneyHostMessageSchema,
  moneyViewMessageSchema,
} from '../../../webviews/money/messages.ts';
import { moneyView } from '../../../webviews/money/money.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { moneyContent } from './sample-money.ts';

const { ageing, revenue, vat } = moneyContent();
const nothingIssued: Partial<MoneyContent> = {
  hasIssued: false,
  ageing: { ...ageing, rows: [], open: [] },
  revenue: { ...revenue, rows: [] },
  vat: { ...vat, rows: [] },
};
const nothingOpen: Partial<MoneyContent> = { ...nothingIssued, hasIssued: true };

describe('the Invoices page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(moneyView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<MoneyContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = moneyViewMessageSchema.parse(input);
      if (message.type === 'ready') {
        const question = message.question === undefined ? {} : { question: message.question };
        return [
          { type: 'connection', state: 'online', asOf: '2026-11-22T09:02:00Z' },
          moneyContent({ ...change, ...question }),
        ];
      }
      if (message.type !== 'ask') return [];
      const { on = ageing.on } = message.question;
      return [moneyContent({ ...change, question: message.question, ageing: { ...ageing, on } })];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  const region = async ({ page }: OpenView, name: string) =>
    textOf(await page.getByRole('region', { name, exact: true }).textContent());

  it('lists what is open by days late, each currency by itself', async () => {
    const view = await open();
    const parts = (currency: string) =>
      view.page.getByRole('list', { name: `Open in ${currency} by days late` }).getByRole('listitem');

    assert.match(await region(view, 'Open'), /€20,776\.92 €8,335\.91 overdue .*DKK 20,021\.67/);
    assert.match(await region(view, 'Open'), /DKK 500\.00 credit of clients/);
    assert.deepEqual((await parts('EUR').allTextContents()).map(textOf), [
      'Not due€12,441.01',
      '1–30 days late€5,836.91',
      '31–60 days late€2,499.00',
    ]);
    assert.deepEqual(view.failures, []);
  });

  it('draws each band as wide as its share', async () => {
    const view = await open();
    const widths = await view.page
      .getByRole('list', { name: 'Open in EUR by days late' })
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().width));
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const shares = widths.map((width) => Math.round((width / whole) * 100));

    assert.deepEqual(shares, [60, 28, 12]);
  });

  it('lists open invoices by due date, and leads to each and to what can be done', async () => {
    const view = await open();
    const rows = view.page.getByRole('table', { name: 'Open invoices' }).locator('tbody tr');

    assert.deepEqual((await rows.allTextContents()).map(textOf).slice(2), [
      '4 days late Havn Analyse ApS 2026-0022 DKK 10,181.67 Remind… Record Payment…',
      'in 3 days Nordwind Handels GmbH 2026-0023 €1,874.25 Record Payment…',
      'in 8 days Havn Analyse ApS 2026-0024 DKK 9,840.00 Record Payment…',
      'in 14 days Nordwind Handels GmbH 2026-0025 €10,566.76 Mark as Sent… Record Payment…',
    ]);
    await view.page.getByRole('button', { name: '2026-0017', exact: true }).click();
    await view.page.getByRole('button', { name: 'Record Payment… 2026-0021' }).click();
    await view.page.getByRole('button', { name: 'Mark as Sent… 2026-0025' }).press('Enter');
    await view.page.getByRole('button', { name: 'Remind… 2026-0022' }).click();
    await view.page.getByRole('button', { name: 'Create Invoice…' }).click();
    await view.until(() => view.messages('createInvoice').length === 1, 'the last of the messages');

    assert.deepEqual(
      ['openInvoice', 'recordPayment', 'markSent', 'remind'].map((type) => view.messages(type)),
      [
        [{ type: 'openInvoice', id: 'i0017' }],
        [{ type: 'recordPayment', id: 'i0021' }],
        [{ type: 'markSent', id: 'i0025' }],
        [{ type: 'remind', id: 'i0022' }],
      ],
    );
    assert.match(await region(view, 'Open invoices'), /Total ?€20,776\.92 ?DKK 20,021\.67/);
  });

  it('shows a past day, without what can only be done today, and goes back', async () => {
    const view = await open();

    await view.page.getByLabel('As of').fill('2026-06-30');
    await view.page.getByText('as of 30 Jun 2026').waitFor();
    assert.equal(await view.page.getByRole('button', { name: /^Record Payment/ }).count(), 0);
    await view.page.getByRole('button', { name: 'Today' }).click();
    await view.page.getByText('by due date').waitFor();

    assert.deepEqual(
      view.messages('ask').map(({ question }) => question),
      [{ vat: 'this-quarter', on: '2026-06-30' }, { vat: 'this-quarter' }],
    );
  });

  it('asks for one client and another period, and still does after a reload', async () => {
    const view = await open();

    await view.page.getByRole('combobox', { name: 'Client' }).selectOption('Havn Analyse ApS');
    await view.page.getByRole('combobox', { name: 'Period' }).selectOption('Last quarter');
    await view.until(() => view.messages('ask').length === 2, 'both questions');
    const question = { clientId: 'havn', vat: 'last-quarter' };
    assert.deepEqual(view.messages('ask')[1]?.['question'], question);
    await view.page.reload();
    await view.until(() => view.messages('ready').length === 2, 'the page again');

    assert.deepEqual(view.messages('ready')[1]?.['question'], question);
  });

  it('draws revenue in one currency at a time, and says it in a table too', async () => {
    const view = await open();
    const chart = view.page.getByRole('img', {
      name: /^Net revenue by month in EUR.* Dec €7,420\.00 and €8,010\.00/,
    });
    await chart.waitFor();
    assert.match(await region(view, 'Revenue by month, net'), /€112,385\.00 invoiced, €99,581\.68 received/);

    await view.page.getByRole('combobox', { name: 'Currency' }).selectOption('DKK');
    await view.page.getByRole('img', { name: /^Net revenue by month in DKK/ }).waitFor();
    await view.page.getByRole('button', { name: 'Table: Net by month' }).click();

    const rows = view.page.getByRole('table', { name: 'Net by month' }).locator('tbody tr');
    assert.equal(await rows.count(), 12);
    assert.equal(textOf(await rows.last().textContent()), 'November 2026 DKK 11,000.00DKK 900.00');
  });

  it('sums VAT by category and rate, one sum a currency', async () => {
    const view = await open();

    assert.match(
      await region(view, 'VAT'),
      /Standard, 19% ?4 documents €24,155\.00 €4,589\.45.*Reverse charge ?2 documents DKK 20,021\.67 DKK 0\.00/,
    );
    assert.match(await region(view, 'VAT'), /Total ?€24,955\.00 ?DKK 20,021\.67 ?€4,645\.45 ?DKK 0\.00/);
  });

  it('exports each report by what is asked for', async () => {
    const view = await open();

    for (const name of ['Open invoices', 'Revenue by month, net', 'VAT']) {
      await view.page.getByRole('button', { name: `Export CSV: ${name}` }).click();
    }
    await view.until(() => view.messages('exportCsv').length === 3, 'all three');

    const question = { vat: 'this-quarter' };
    assert.deepEqual(
      view.messages('exportCsv'),
      ['ageing', 'revenue', 'vat'].map((report) => ({ type: 'exportCsv', report, question })),
    );
  });

  it('says what to do where nothing was issued yet', async () => {
    const view = await open(nothingIssued);

    assert.match(await region(view, 'No invoice issued yet'), /Approve time, create an invoice/);
    await view.page.getByRole('main').getByRole('button', { name: 'Create Invoice…' }).click();
    await view.until(() => view.messages('createInvoice').length === 1, 'the command');
    await view.page.getByRole('combobox', { name: 'Client' }).selectOption('Havn Analyse ApS');
    await view.page.getByRole('heading', { name: 'No invoice issued to Havn Analyse ApS yet' }).waitFor();
  });

  it('says so where nothing is open, and nothing was invoiced lately', async () => {
    const view = await open(nothingOpen);

    assert.match(await region(view, 'Open'), /No invoice is open/);
    assert.match(await region(view, 'Revenue by month, net'), /Nothing was invoiced/);
    assert.match(await region(view, 'VAT'), /Nothing was issued in this period/);
    assert.deepEqual(view.failures, []);
  });

  it('says why the figures could not be had, and tries again', async () => {
    const view = await open();
    const failed = moneyHostMessageSchema.parse({
      type: 'failed',
      message: 'Vireo service isn’t responding.',
    });

    await view.send(failed);
    await view.page.getByRole('alert').getByText('Vireo service isn’t responding.').waitFor();
    await view.page.getByRole('button', { name: 'Retry' }).click();
    await view.until(() => view.messages('refresh').length === 1, 'the question again');
    await view.send(moneyContent());

    await view.page.getByRole('region', { name: 'Open invoices' }).waitFor();
  });

  it('is used by keys alone', async () => {
    const view = await open();

    await view.tabTo(/^2026-0017$/);
    await view.page.keyboard.press('Enter');
    await view.tabTo(/^Record Payment… 2026-0017$/);
    await view.page.keyboard.press('Space');
    await view.until(() => view.messages('recordPayment').length === 1, 'the command');

    assert.deepEqual(view.messages('openInvoice'), [{ type: 'openInvoice', id: 'i0017' }]);
  });

  it('speaks German where the editor does', async () => {
    const view = await open({}, { language: 'de', locale: 'de-DE' });

    assert.match(await region(view, 'Offen'), /20\.776,92 € 8\.335,91 € überfällig/);
    assert.match(await region(view, 'Offene Rechnungen'), /38 Tage überfällig.*Als versendet markieren …/);
    assert.match(await region(view, 'Umsatzsteuer'), /Normal, 19 %/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('cuts no sum of what is open at any width', async () => {
    const amount = { minor: 123_456_789, currency: 'DKK' };
    const bands = {
      notDue: amount,
      days1To30: amount,
      days31To60: amount,
      days61To90: amount,
      over90: amount,
    };
    const rows = ageing.rows.slice(1, 2).map((row) => ({ ...row, ...bands, total: amount }));
    const view = await open({ ageing: { ...ageing, rows } }, { locale: 'en-US' });

    await view.atWidths([300, 480, 560, 640, 700, 910], async () => {
      const sums = view.page.locator('.figure, .parts strong');
      const cut = await sums.evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
      assert.deepEqual([await sums.count(), cut], [6, []]);
    });
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open({});

    await view.atWidths([300, 600, 1024, 1440, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({});
    await view.page.getByRole('button', { name: 'Table: Net by month' }).click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await view.send(moneyContent(nothingIssued));
    await view.page.getByText('No invoice issued yet').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'nothing issued');
    assert.deepEqual(view.failures, []);
  });
});
