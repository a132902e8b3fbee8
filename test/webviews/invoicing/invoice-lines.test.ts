import assert from 'node:assert/strict';
import { invoiceView } from '../../../webviews/invoice/invoice.page.ts';
import { FakeInvoiceHost } from '../fake-invoice-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

const annexed = {
  making: { grouping: { lines: 'task', heads: null }, annex: false, discountPercent: '2' },
} as const;

describe('the lines of an invoice draft', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeInvoiceHost;

  before(async () => {
    bench = await WebviewBench.start(invoiceView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeInvoiceHost(annexed);
  });
  afterEach(() => bench.closePages());

  async function open(): Promise<OpenView> {
    const view = await bench.open({ host: host.answer });
    await view.filled();
    return view;
  }

  const lineOf = ({ page }: OpenView, name: string) => page.getByRole('button', { name });

  it('are typed with the total that follows, and sent as exact decimals', async () => {
    const view = await open();
    await lineOf(view, 'Line 4, Security report, fixed price').click();

    await view.page.getByLabel('Unit price').fill('700,50');
    await view.page.getByText('€4,729.52').first().waitFor();
    await view.page.getByLabel('Quantity').fill('2');
    await view.page.getByText('€5,546.45').first().waitFor();

    assert.deepEqual(
      view.messages('changeLine').map(({ changes }) => changes),
      [{ unitPrice: '700.50' }, { quantity: '2' }],
    );
    assert.equal(await view.page.getByLabel('Unit price').inputValue(), '700.50');
    assert.deepEqual(view.failures, []);
  });

  it('keep a wrong value, marked with its reason, and block issuing', async () => {
    const view = await open();
    await lineOf(view, 'Line 4, Security report, fixed price').click();
    const price = view.page.getByLabel('Unit price');

    await price.fill('a lot');
    await price.blur();

    assert.equal(await price.getAttribute('aria-invalid'), 'true');
    await view.page.getByText('Not a price, such as 650.00.').waitFor();
    assert.equal(await price.getAttribute('aria-describedby'), 'unitPrice-reason');
    await view.page.getByRole('button', { name: /^Issue/ }).click({ force: true });
    assert.equal(await view.page.getByRole('dialog').count(), 0);
    assert.equal(await price.evaluate((input) => input.matches(':focus')), true);
    assert.deepEqual(view.messages('changeLine'), []);
  });

  it('keep what the host refused, with its reason at the field', async () => {
    const view = await open();
    await lineOf(view, 'Line 4, Security report, fixed price').click();

    await view.page.getByLabel('Quantity').fill('99');

    await view.page.getByText('More than was agreed.').waitFor();
    assert.equal(await view.page.getByLabel('Quantity').inputValue(), '99');
  });

  it('are added by keyboard, and say what they lack', async () => {
    const view = await open();
    const { page } = view;
    await page.getByRole('button', { name: 'Add line' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Hosting');
    await page.keyboard.press('Enter');
    await page.getByText('Not a price, such as 650.00.').waitFor();
    assert.deepEqual(view.messages('addLine'), []);
    assert.equal(await page.getByLabel('Unit price').evaluate((input) => input.matches(':focus')), true);

    await page.keyboard.type('49');
    await page.keyboard.press('Enter');

    await lineOf(view, 'Line 5, Hosting').waitFor();
    await page.getByText('Hosting is added.').waitFor({ state: 'attached' });
    assert.deepEqual(view.messages('addLine')[0]?.['changes'], {
      description: 'Hosting',
      quantity: '1',
      unitPrice: '49',
    });
    await page.getByText('€4,727.77').first().waitFor();
  });

  it('are moved and removed, told to a screen reader', async () => {
    const view = await open();
    await lineOf(view, 'Line 4, Security report, fixed price').click();

    await view.page.getByRole('button', { name: 'Move Security report, fixed price up' }).click();
    await lineOf(view, 'Line 3, Security report, fixed price').waitFor();
    await view.page.getByText('Security report, fixed price is line 3 now.').waitFor({ state: 'attached' });
    await view.page.getByRole('button', { name: 'Remove Security report, fixed price' }).click();

    await view.page.getByText('€3,912.60').first().waitFor();
    assert.equal(
      await view.page
        .getByRole('button', { name: 'Add line' })
        .evaluate((button) => button.matches(':focus')),
      true,
    );
  });

  it('of recorded time take a description alone', async () => {
    const view = await open();

    await lineOf(view, 'Line 1, Token rotation').click();
    await view.page.getByLabel('Description').fill('Rotation of tokens');

    await lineOf(view, 'Line 1, Rotation of tokens').waitFor();
    assert.equal(await view.page.getByLabel('Unit price').count(), 0);
    await view.page.getByText('Hours and price come from the recorded time.').waitFor();
  });

  it('are grouped, and terms of the document typed, in fields of the draft', async () => {
    const view = await open();
    await view.page.getByLabel('Lines of time by').selectOption({ label: 'Project, then task' });
    await view.page.getByLabel('Annex').selectOption({ label: 'Entries and commits' });
    await view.page.getByLabel('Cash discount').fill('2 % in 14 days');
    await view.page.getByLabel('Charge').fill('Freight 12,50');
    await view.page.getByLabel('Charge').blur();

    await view.until(
      () => view.messages('update').some(({ changes }) => 'charge' in (changes as object)),
      'all sent',
    );
    const sent = Object.assign({}, ...view.messages('update').map(({ changes }) => changes));
    assert.deepEqual(sent, {
      grouping: { lines: 'task', heads: 'project' },
      annex: true,
      cashDiscount: { days: 14, percent: '2' },
      charge: { reason: 'Freight', amount: { minor: 1250, currency: 'EUR' } },
    });
  });

  it('stay within the rail', async () => {
    const view = await open();
    await lineOf(view, 'Line 4, Security report, fixed price').click();

    const [rail, field] = await Promise.all([
      view.page.locator('.scroll').boundingBox(),
      view.page.getByLabel('Description').boundingBox(),
    ]);

    assert.ok(rail && field && field.x + field.width <= rail.x + rail.width, JSON.stringify({ rail, field }));
  });

  it('are accessible in any theme, open and while one is added', async () => {
    const view = await bench.open({ host: host.answer });
    await view.filled();
    await lineOf(view, 'Line 4, Security report, fixed price').click();
    await view.page.getByLabel('Unit price').fill('a lot');
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await view.page.getByRole('button', { name: 'Add line' }).click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
