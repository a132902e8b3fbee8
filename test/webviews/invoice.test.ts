import assert from 'node:assert/strict';
import { invoiceView } from '../../src/contract/webview/page-views.ts';
import { FakeInvoiceHost } from './fake-invoice-host.ts';
import { sampleRecord } from './sample-invoice.ts';
import { type OpenOptions, type OpenView, type Theme, themes, WebviewBench } from './webview-page.ts';

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

  it('asks once, says what becomes final, and is read-only after', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Issue €4,670.63…' }).click();
    const dialog = view.page.getByRole('dialog', { name: 'Issue this invoice to Nordwind GmbH?' });
    await dialog.getByText('Number, date, lines and amounts become final.').waitFor();
    assert.deepEqual(view.messages('issue'), []);

    await dialog.getByRole('button', { name: 'Issue €4,670.63' }).click();

    await view.page.locator('header').getByText('Issued').waitFor();
    assert.deepEqual(view.messages('issue'), [{ type: 'issue', version: 1 }]);
    await view.page.getByRole('textbox').first().waitFor({ state: 'detached' });
    assert.equal(await view.page.getByRole('button', { name: /^Issue/ }).count(), 0);
    const header = (await view.page.locator('header').textContent()) ?? '';
    assert.match(header, /2026-0043 · 1–15 Nov 2026/);
    assert.doesNotMatch(header, /saved/);
    await view.page.getByText('Invoice 2026-0043 is issued.').waitFor({ state: 'attached' });
    assert.equal(
      await view.page.getByRole('heading', { level: 1 }).evaluate((heading) => heading.matches(':focus')),
      true,
    );
  });

  it('issues what was typed last, never an older version', async () => {
    const view = await open();

    await view.page.getByLabel('Discount', { exact: true }).fill('3');
    await view.page.getByRole('button', { name: /^Issue/ }).click();
    await view.page.getByRole('dialog').getByRole('button', { name: 'Issue €4,622.97' }).click();

    await view.page.locator('header').getByText('Issued').waitFor();
    assert.deepEqual(view.messages('issue'), [{ type: 'issue', version: 2 }]);
    assert.match(await readSums(view), /Framework discount 3% −€120\.15/);
  });

  it('says so when the invoice changed meanwhile', async () => {
    const view = await open();
    host.change({ note: 'Changed elsewhere.' });

    await view.page.getByRole('button', { name: /^Issue/ }).click();
    await view.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Issue/ })
      .click();

    await view.page.getByRole('alert').getByText('The invoice changed meanwhile.').waitFor();
    assert.equal(await view.page.getByRole('dialog').count(), 0);
  });

  it('does not issue while a check fails', async () => {
    host = new FakeInvoiceHost({
      checks: [{ id: 'x', state: 'error', text: 'Two entries are not approved.' }],
    });
    const view = await open();

    await view.page.getByRole('button', { name: /^Issue/ }).click({ force: true });

    await view.page.getByRole('button', { name: '1 check blocks issuing' }).waitFor();
    assert.equal(await view.page.getByRole('dialog').count(), 0);
  });

  for (const [language, width] of [
    ['en', 1200],
    ['de', 1200],
    ['en', 640],
  ] as const) {
    it(`says how many checks block issuing, and leads to the first (${language}, ${width} px)`, async () => {
      const failing = ['No postal address.', 'No VAT rate.', 'No tax number.'];
      host = new FakeInvoiceHost({
        checks: [
          { id: 'ok', state: 'ok', text: 'Every entry is approved.' },
          ...failing.map((text) => ({ id: text, state: 'error' as const, text })),
        ],
      });
      const view = await open({ language, width, height: 500 });
      const first = view.page.locator('.failed', { hasText: 'No postal address.' });
      const isReached = async () => {
        await view.page.locator('.failed:focus').waitFor();
        assert.equal(await first.evaluate((one) => one.matches(':focus')), true);
        const place = await first.boundingBox();
        const box = await view.page.locator('vireo-issue').boundingBox();
        assert.ok(place !== null && box !== null && place.y >= 0 && place.y + place.height <= box.y);
      };
      const reason = language === 'de' ? '3 Prüfungen verhindern das Ausstellen' : '3 checks block issuing';
      const issue = view.page.locator('vscode-button.issue');

      await view.page.getByRole('button', { name: reason }).click();
      await isReached();
      assert.deepEqual(await view.findAxeViolations(), []);

      await view.page.getByRole('button', { name: reason }).focus();
      assert.equal(await issue.getAttribute('aria-disabled'), 'true');
      // Playwright would wait until it is enabled.
      await issue.click({ force: true });
      await isReached();
      assert.equal(await view.page.getByRole('dialog').count(), 0);

      assert.deepEqual(view.messages('issue'), []);
    });
  }

  it('offers the editor of the party that a failed check needs', async () => {
    host = new FakeInvoiceHost({
      checks: [
        {
          id: 'BR-AE-02',
          state: 'error',
          text: 'Reverse charge needs the client’s VAT id: add it to the client.',
          action: { label: 'Edit client', id: 'editClient' },
        },
        {
          id: 'BR-08',
          state: 'error',
          text: 'Your business has no postal address: add it in Your Business.',
          action: { label: 'Edit organization', id: 'editOrganization' },
        },
      ],
    });
    const view = await open();

    await view.page.getByRole('button', { name: 'Edit client' }).click();
    await view.page.getByRole('button', { name: 'Edit organization' }).click();

    await view.until(() => view.messages('mend').length === 2, 'two requests');
    assert.deepEqual(view.messages('mend'), [
      { type: 'mend', action: 'editClient' },
      { type: 'mend', action: 'editOrganization' },
    ]);
  });

  it('prints the VAT id of the client, and that of the practice', async () => {
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
    const view = await open({ reducedMotion: true });
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

  for (const width of [420, 640, 700, 760, 898, 900, 1024, 1200]) {
    it(`shows the page whole at ${width} px, every amount in sight`, async () => {
      const { page } = await open({ width });

      const amounts = page.locator('.lines .num, .sums dd');
      const right = await page.locator('.desk').evaluate((desk) => desk.getBoundingClientRect().right);
      for (const box of await Promise.all((await amounts.all()).map((amount) => amount.boundingBox()))) {
        assert.ok(box !== null && box.x + box.width <= right, `${box?.x} + ${box?.width} > ${right}`);
      }
      assert.equal(await page.locator('.desk').evaluate((desk) => desk.scrollWidth - desk.clientWidth), 0);
    });
  }

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

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has nothing that axe finds in the ${theme} theme`, async () => {
      const view = await open({ theme });
      await view.page.getByRole('button', { name: 'Import pipeline', exact: true }).click();
      await view.page.getByLabel('Due').fill('soon');
      await view.page.getByText('Not a date.').waitFor();
      assert.deepEqual(await view.findAxeViolations(), [], 'draft');

      await view.page.getByLabel('Due').fill('19 Dec 2026');
      await view.page.getByRole('button', { name: /^Issue/ }).click();
      await view.page.getByRole('dialog').waitFor();
      assert.deepEqual(await view.findAxeViolations(), [], 'question');

      await view.page
        .getByRole('dialog')
        .getByRole('button', { name: /^Issue/ })
        .click();
      await view.page.locator('header').getByText('Issued').waitFor();
      assert.deepEqual(await view.findAxeViolations(), [], 'issued');
      assert.deepEqual(view.failures, []);
    });
  }
});
