/** Where the parts of the invoice panel have their place. */
import assert from 'node:assert/strict';
import { invoiceView } from '../../../webviews/invoice/invoice.page.ts';
import { FakeInvoiceHost } from '../fake-invoice-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('the layout of the invoice panel', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeInvoiceHost;

  before(async () => {
    bench = await WebviewBench.start(invoiceView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeInvoiceHost();
  });
  afterEach(() => bench.closePages());

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, ...options });
    await view.filled();
    return view;
  }

  it('shows the page whole at any width, every amount in sight', async () => {
    const view = await open();
    const { page } = view;

    await view.atWidths([420, 640, 700, 760, 898, 900, 1024, 1200], async () => {
      const amounts = page.locator('.lines .num, .sums dd');
      const right = await page.locator('.desk').evaluate((desk) => desk.getBoundingClientRect().right);
      for (const box of await Promise.all((await amounts.all()).map((amount) => amount.boundingBox()))) {
        assert.ok(box !== null && box.x + box.width <= right, `${box?.x} + ${box?.width} > ${right}`);
      }
      assert.equal(await page.locator('.desk').evaluate((desk) => desk.scrollWidth - desk.clientWidth), 0);
    });
  });

  it('says how large the page is, and goes between fitting and full size', async () => {
    const { page } = await open({ width: 700 });
    await page.getByRole('button', { name: 'Zoom 90%, fits the width, show at 100 %' }).click();

    await page.getByRole('button', { name: 'Zoom 100%, fit the width' }).waitFor();
    assert.equal(await page.locator('vireo-paper').evaluate((paper) => getComputedStyle(paper).zoom), '1');

    await page.getByRole('button', { name: 'Zoom 100%, fit the width' }).click();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.getByRole('button', { name: /^Zoom 80%/ }).waitFor();
  });

  it('opens the details below the header where they have no place beside the page', async () => {
    const view = await open({ width: 720 });
    const { page } = view;
    const toggle = page.getByRole('button', { name: 'Edit details' });
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByLabel('Due').isVisible(), false);

    await toggle.click();

    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    assert.match(await view.readFocus(), /^Invoice date/);
    const due = await page.getByLabel('Due').boundingBox();
    const paper = await page.locator('vireo-paper').boundingBox();
    assert.ok(due !== null && paper !== null && due.y < paper.y);
    assert.deepEqual(await view.findAxeViolations(), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByLabel('Due').isVisible(), false);
    assert.match(await view.readFocus(), /Edit details$/);
  });

  it('opens the details by itself at what blocks issuing', async () => {
    host = new FakeInvoiceHost({ checks: [{ id: 'x', state: 'error', text: 'Two are not approved.' }] });
    const view = await open({ width: 700, height: 500 });

    await view.page.getByRole('button', { name: /^Issue/ }).click({ force: true });

    await view.page.getByText('Two are not approved.').waitFor();
    await view.page.getByRole('button', { name: 'a check blocks issuing: Edit details' }).waitFor();
  });

  it('marks the closed details where a check warns, such as of a week that was left out', async () => {
    const text =
      'Week 46: 7:30 of its time within the period was approved after this draft was made and is left out.';
    host = new FakeInvoiceHost({ checks: [{ id: 'x', state: 'warning', text }] });
    const { page } = await open({ width: 720 });

    await page.getByRole('button', { name: 'a check warns: Edit details' }).waitFor();
    await page.getByTitle(text).waitFor();
  });

  it('keeps every control in reach at 300 px and at 200 % of a small window', async () => {
    for (const [width, height] of [
      [300, 600],
      [640, 400],
    ] as const) {
      const { page } = await open({ width, height });

      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(overflow <= 0, `${width} px: ${overflow} px too wide`);
      assert.ok(await page.getByRole('button', { name: /^Issue/ }).isVisible());
      await page.getByRole('button', { name: 'Edit details' }).click();
      await page.getByLabel('Closing note').scrollIntoViewIfNeeded();
    }
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Import pipeline', exact: true }).click();
    await view.page.getByLabel('Due').fill('soon');
    await view.page.getByText('Not a date.').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'draft');

    await view.page.getByLabel('Due').fill('19 Dec 2026');
    await view.page.getByRole('button', { name: /^Issue/ }).click();
    await view.page.getByRole('dialog').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'question');

    await view.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Issue/ })
      .click();
    await view.page.locator('header').getByText('Issued').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'issued');
    assert.deepEqual(view.failures, []);
  });
});
