import assert from 'node:assert/strict';
import { invoiceView } from '../../webviews/invoice/invoice.page.ts';
import { FakeInvoiceHost } from './fake-invoice-host.ts';
import { sampleRecord } from './sample-invoice.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

describe('the invoice panel', function () {
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

  /** What the paper prints, without the gaps that layout makes. */
  async function readSums({ page }: OpenView): Promise<string> {
    const texts = await page.locator('.sums > *').allTextContents();
    return texts.map((text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()).join(' ');
  }

  it('shows client, state, number to come, period and last save', async () => {
    const view = await open();

    const header = (await view.page.locator('header').textContent()) ?? '';
    assert.match(
      header.replace(/\s+/g, ' '),
      /Nordwind GmbH .*Draft 2026-0043 when issued · 1–15 Nov 2026 · saved 14:58/,
    );
    assert.equal(
      await readSums(view),
      'Sum of lines €4,005.00 Framework discount 2% −€80.10 Net €3,924.90 VAT 19% €745.73 Total €4,670.63',
    );
    assert.deepEqual(view.failures, []);
  });

  it('says of a draft that was taken back that it was, with nothing to click', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: /^Issue €/ }).click();

    await view.send({
      type: 'gone',
      title: 'This draft was undone',
      message: 'There is no invoice here any more. What it was to bill can be billed again.',
    });

    await view.page.getByRole('heading', { name: 'This draft was undone' }).waitFor();
    assert.equal(await view.page.getByRole('button').count(), 0);
    assert.equal(await view.page.getByText('€4,670.63').count(), 0);
    assert.deepEqual(view.failures, []);

    await view.send(host.content());
    await view.page.getByRole('button', { name: /^Issue €/ }).waitFor();
  });

  it('asks its host for a file', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Export…' }).click();

    await view.until(() => view.messages('export').length === 1, 'asked for a file');
  });

  it('asks its host to credit, correct and duplicate an issued invoice', async () => {
    host = new FakeInvoiceHost({ editable: false }, { state: 'issued', number: '2026-0043' });
    const view = await open();

    for (const name of ['Duplicate', 'Credit…', 'Correct…']) {
      await view.page.getByRole('button', { name }).click();
    }

    await view.until(() => view.messages('act').length === 3, 'all asked for');
    assert.deepEqual(
      view.messages('act').map(({ act }) => act),
      ['duplicate', 'credit', 'correct'],
    );
  });

  it('prints words, money and dates in the language of the document', async () => {
    const view = await open();

    await view.page.getByLabel('Language').selectOption({ label: 'German' });

    await view.page.getByRole('heading', { name: 'Rechnung' }).waitFor();
    assert.match(
      await readSums(view),
      /^Summe der Positionen 4\.005,00 € .*USt\. 19 % 745,73 € Gesamtbetrag 4\.670,63 €$/,
    );
    assert.match(
      (await view.page.locator('.meta').textContent()) ?? '',
      /Leistungszeitraum1\.–15\. Nov\. 2026/,
    );
  });

  it('sends an edit as values and shows the totals that come back', async () => {
    const view = await open();

    await view.page.getByLabel('Discount', { exact: true }).fill('2,5 %');

    await view.page.getByText('€4,646.80').first().waitFor();
    assert.deepEqual(view.messages('update'), [
      { type: 'update', updateId: 1, changes: { discountPercent: '2.5' }, seen: 1 },
    ]);
    assert.equal(await view.page.locator('.sums').getAttribute('aria-live'), 'polite');
    assert.equal(await view.page.getByLabel('Discount', { exact: true }).inputValue(), '2,5 %');
  });

  it('sends one update for fast typing', async () => {
    const view = await open();

    await view.page.getByLabel('Closing note').pressSequentially(' See you soon.');

    await view.page.getByText('Thank you for working with me. See you soon.').waitFor();
    assert.ok(view.messages('update').length <= 3, JSON.stringify(view.messages('update')));
    assert.deepEqual(view.messages('update').at(-1)?.['changes'], {
      note: 'Thank you for working with me. See you soon.',
    });
  });

  it('keeps invalid input, marked, with the reason, and sends nothing', async () => {
    const view = await open();
    const due = view.page.getByLabel('Due');

    await due.fill('soon');
    await due.blur();

    assert.equal(await due.inputValue(), 'soon');
    assert.equal(await due.getAttribute('aria-invalid'), 'true');
    await view.page.getByText('Not a date. Type it like 2026-11-19.').waitFor();
    assert.equal(await due.getAttribute('aria-describedby'), 'dueDate-reason');
    await view.page.getByRole('button', { name: /^Issue/ }).click({ force: true });
    assert.equal(await view.page.getByRole('dialog').count(), 0);
    assert.equal(await due.evaluate((input) => input.matches(':focus')), true);
    assert.deepEqual(view.messages('update'), []);
  });

  it('marks the field that the host refused, with its reason', async () => {
    const view = await open();

    await view.page.getByLabel('Invoice date').fill('2026-11-01');

    await view.page.getByText('Before the last issued invoice, 18 Nov 2026.').waitFor();
    assert.equal(await view.page.getByLabel('Invoice date').inputValue(), '2026-11-01');
  });

  it('offers a retry when a change could not be saved', async () => {
    let isDown = true;
    const view = await open({
      host: (message) =>
        isDown && (message as { type: string }).type === 'update'
          ? [{ type: 'refused', answers: 1, message: 'The backend does not answer.', fields: [] }]
          : host.answer(message),
    });
    await view.page.getByLabel('Closing note').fill('Bye.');
    await view.page.getByRole('alert').getByText('The backend does not answer.').waitFor();

    isDown = false;
    await view.page.getByRole('button', { name: 'Retry' }).click();

    await view.page.locator('.closing', { hasText: 'Bye.' }).waitFor();
    assert.equal(
      await view.page
        .getByRole('alert')
        .textContent()
        .then((text) => text?.trim()),
      '',
    );
  });

  it('leaves what is being typed alone when the record changes elsewhere', async () => {
    const view = await open();
    await view.page.getByLabel('Client’s order').fill('not yet ');
    await view.page.getByLabel('Due').fill('soo');

    host.change({ language: 'de-DE' });
    await view.send(host.content());

    await view.page.getByRole('heading', { name: 'Rechnung' }).waitFor();
    assert.equal(await view.page.getByLabel('Due').inputValue(), 'soo');
  });

  it('opens a line to its entries and commits, and they to their records', async () => {
    const view = await open();
    await view.page.getByRole('cell', { name: '11:45 h' }).click();

    await view.page.getByText('4 entries, 5 commits · not printed').waitFor();
    await view.page.getByText('11:38 recorded, 11:45 billed: each entry rounded up to 5 min').waitFor();
    assert.match((await view.page.locator('.inset tbody').textContent()) ?? '', /Mon 2 Nov\s+9:00–12:15/);
    await view.page.getByRole('button', { name: 'Open the entry, 3:15' }).click();
    await view.page.getByRole('button', { name: 'Open commit a41f09c' }).click();

    assert.deepEqual(view.messages('openRecord'), [
      { type: 'openRecord', link: { kind: 'entry', ids: ['e1'] } },
    ]);
    assert.deepEqual(view.messages('openCommit'), [
      { type: 'openCommit', hash: 'a41f09c'.padEnd(40, '0'), entryId: 'e1' },
    ]);
    assert.equal(
      await view.page.getByRole('button', { name: 'Security report, fixed price', exact: true }).count(),
      0,
    );
  });

  it('prints the VAT ID of the client, and that of the practice', async () => {
    host = new FakeInvoiceHost({}, { buyer: { ...sampleRecord.buyer, vatId: 'DK12345678' } });
    const view = await open();

    assert.match((await view.page.locator('.buyer').textContent()) ?? '', /VAT ID DK12345678/);
    assert.match((await view.page.locator('footer').textContent()) ?? '', /VAT ID DE312449871/);

    await view.page.getByLabel('Language').selectOption({ label: 'German' });
    await view.page.locator('.buyer', { hasText: 'USt-IdNr. DK12345678' }).waitFor();
  });

  it('lets Due follow the invoice date both ways, and marks neither', async () => {
    const view = await open();
    const date = view.page.getByLabel('Invoice date');
    const due = view.page.getByLabel('Due');

    for (const [typed, follows] of [
      ['15 Feb 2027', '17 Mar 2027'],
      ['20 Nov 2026', '20 Dec 2026'],
      ['24 Dec 2026', '23 Jan 2027'],
    ] as const) {
      await date.fill(typed);
      await view.page.locator('.meta', { hasText: `Due${follows}` }).waitFor();

      assert.equal(await due.inputValue(), follows);
      for (const field of [date, due]) assert.equal(await field.getAttribute('aria-invalid'), 'false');
    }
  });

  it('offers VAT in one order, whatever is chosen', async () => {
    const view = await open();
    const read = () => view.page.getByLabel('VAT', { exact: true }).locator('option').allTextContents();
    const before = await read();

    await view.page.getByLabel('VAT', { exact: true }).selectOption({ label: 'Reverse charge' });
    await view.page.locator('.sums', { hasText: 'reverse charge' }).waitFor();

    assert.deepEqual(await read(), before);
    assert.deepEqual(before.at(-1), 'Reverse charge');
  });

  it('shows a draft without fields to who may only look', async () => {
    host = new FakeInvoiceHost({ editable: false });
    const view = await open();

    assert.equal(await view.page.getByRole('textbox').count(), 0);
    assert.equal(await view.page.getByRole('button', { name: /^Issue/ }).count(), 0);
  });

  it('is as it was after a reload: open line, zoom and unfinished input', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Import pipeline', exact: true }).click();
    await view.page.getByRole('button', { name: 'Zoom in' }).click();
    await view.page.getByLabel('Due').fill('soo');

    await view.page.reload();

    await view.page.getByText('4 entries, 5 commits · not printed').waitFor();
    assert.equal(await view.page.getByLabel('Due').inputValue(), 'soo');
    assert.equal(
      await view.page.locator('vireo-paper').evaluate((paper) => getComputedStyle(paper).zoom),
      '1.1',
    );
    await view.page.getByRole('button', { name: /^Zoom 110%/ }).waitFor();
  });

  it('works by keyboard alone', async () => {
    const view = await open();
    const { page } = view;

    await view.tabTo(/^Import pipeline/);
    await page.keyboard.press('Enter');
    await page.getByText('4 entries, 5 commits').waitFor();
    await view.tabTo(/^Open the entry, 3:15/);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByText('4 entries, 5 commits').count(), 0);
    assert.match(await view.readFocus(), /^Import pipeline/);
    await view.tabTo(/^Discount/);
    await page.keyboard.type('3');
    await view.tabTo(/^Issue/);
    await page.keyboard.press('Space');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.match(await view.readFocus(), /^Issue/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    await page.locator('header').getByText('Issued').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('reports a message outside the contract to its host and goes on', async () => {
    const view = await open();

    await view.send({ document: { id: 7 } }, { type: 'unknown' });

    await view.until(() => view.messages('viewFailed').length === 2, 'two reports');
    assert.equal(await view.page.getByRole('heading', { level: 1 }).textContent(), 'Nordwind GmbH');
  });

  it('prints what a client typed as text', async () => {
    const view = await open();

    await view.page.getByLabel('Closing note').fill('<img src=x onerror=alert(1)><b>bold</b>');

    await view.page.locator('.closing', { hasText: '<img src=x onerror=alert(1)><b>bold</b>' }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('says when what it shows is not live', async () => {
    const view = await open();

    await view.send({ type: 'connection', state: 'offline', asOf: '2026-11-19T13:52:00Z' });

    await view.page.getByText('Offline, as of 14:52').waitFor();
  });
});
