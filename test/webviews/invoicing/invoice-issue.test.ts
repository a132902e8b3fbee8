/** What is asked, checked and final when an invoice is issued. */
import assert from 'node:assert/strict';
import { invoiceView } from '../../../webviews/invoice/invoice.page.ts';
import { FakeInvoiceHost } from '../fake-invoice-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

describe('an invoice that is issued', function () {
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
          text: 'Reverse charge needs the client’s VAT ID: add it to the client.',
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
});
