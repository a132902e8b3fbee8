import assert from 'node:assert/strict';
import { invoiceView } from '../../../webviews/invoice/invoice.page.ts';
import { FakeInvoiceHost } from '../fake-invoice-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { sampleAccount } from './sample-account.ts';

const paymentCode = { size: 9, path: 'M4 4h1v1h-1z', caption: 'Scan to pay by bank transfer' };

describe('the rail of an issued invoice', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(invoiceView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(options: Partial<OpenOptions> = {}, account = sampleAccount): Promise<OpenView> {
    const host = new FakeInvoiceHost(
      { account, editable: false, paymentCode },
      { state: 'part_paid', number: '2026-0043' },
    );
    const view = await bench.open({ host: host.answer, ...options });
    await view.filled();
    return view;
  }

  async function textOf({ page }: OpenView, selector: string): Promise<string> {
    const text = (await page.locator(selector).allTextContents()).join(' ');
    return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  }

  it('shows what is open, how late it is, payments and history', async () => {
    const view = await open();
    const rail = await textOf(view, 'vireo-invoice-account section');

    assert.match(
      rail,
      /Open €2,000\.00 of €4,670\.63 .*20 days late 42% paid Reminder 2 is ready Remind… Written off ?€670\.63/,
    );
    assert.match(rail, /Commerzbank ··3000, reversed €1,000\.00/);
    assert.match(rail, /Reversal: Commerzbank ··3000 −€1,000\.00/);
    assert.match(rail, /Write-off €670\.63/);
    assert.match(rail, /Sent to ap@nordwind\.example/);
    assert.deepEqual(view.failures, []);
  });

  it('draws the code that is printed', async () => {
    const view = await open();

    const code = view.page.getByRole('img', { name: 'Scan to pay by bank transfer' });
    await code.waitFor();
    const box = await code.locator('path').boundingBox();
    assert.ok(box !== null && box.width > 5, JSON.stringify(box));
    assert.deepEqual(view.failures, []);
  });

  it('asks its host to record, to reverse, to mail and to mark as sent', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Record Payment…' }).click();
    await view.page.getByRole('button', { name: 'Email…' }).click();
    await view.page.getByRole('button', { name: 'Remind…' }).click();
    await view.page.getByRole('button', { name: 'Mark as Sent…' }).click();
    await view.page.getByRole('button', { name: 'Reverse €1,000.00 of 4 Jan 2027…' }).click();
    await view.until(() => view.messages('reversePayment').length === 1, 'asked to reverse');

    assert.equal(view.messages('recordPayment').length, 1);
    assert.equal(view.messages('email').length, 1);
    assert.equal(view.messages('remind').length, 1);
    assert.equal(view.messages('markSent').length, 1);
    assert.equal(await view.page.getByRole('button', { name: /^Reverse / }).count(), 3);
  });

  it('has sending as its primary button until it was sent, and email to set up first where there is none', async () => {
    const primary = (of: OpenView) =>
      of.page.locator('vireo-invoice-account vscode-button:not([secondary])').allTextContents();
    const unsent = { ...sampleAccount, history: [] };
    const ready = await open({}, { ...unsent, sends: 'account' });
    const ofReady = await primary(ready);
    await ready.page.getByRole('button', { name: 'Send Invoice…' }).press('Enter');
    await ready.until(() => ready.messages('send').length === 1, 'asked to send');
    const none = await open({}, { ...unsent, sends: 'set_up' });
    const buttons = await none.page.locator('vireo-invoice-account .sends vscode-button').allTextContents();
    await none.page.getByRole('button', { name: 'Set Up Email…' }).press('Enter');
    await none.until(() => none.messages('setUpEmail').length === 1, 'asked to set up');

    assert.deepEqual(
      ofReady.map((text) => text.trim()),
      ['Send Invoice…'],
    );
    assert.deepEqual(
      buttons.map((text) => text.trim()),
      ['Set Up Email…', 'Email…'],
    );
    assert.deepEqual(await none.findAxeViolationsInThemes(), []);
  });

  it('offers to pay back what was too much', async () => {
    const due = { minor: 0, currency: 'EUR' };
    const overpaid = { minor: 5_000, currency: 'EUR' };
    const view = await open({}, { ...sampleAccount, settlement: 'paid', due, overpaid, daysLate: 0 });

    await view.page.getByRole('button', { name: 'Refund…' }).click();

    await view.until(() => view.messages('recordPayment').length === 1, 'asked to pay back');
  });

  it('offers no payment of what is settled, and speaks German', async () => {
    const nothing = { minor: 0, currency: 'EUR' };
    const view = await open(
      { language: 'de' },
      { ...sampleAccount, settlement: 'paid', due: nothing, payments: [], daysLate: 0 },
    );

    await view.page.getByRole('heading', { name: 'Bezahlt' }).waitFor();
    assert.equal(await view.page.getByRole('button', { name: /Zahlung erfassen/ }).count(), 0);
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });

  it('keeps every control in reach at 300 px', async () => {
    const view = await open({ width: 300 });
    await view.page.getByRole('button', { name: 'Details' }).click();

    await view.page.getByRole('button', { name: 'Record Payment…' }).click();

    await view.until(() => view.messages('recordPayment').length === 1, 'asked to record');
    const overflow = await view.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  });
});
