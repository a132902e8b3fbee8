import assert from 'node:assert/strict';
import {
  type RecurringContent,
  type RecurringPreview,
  recurringViewMessageSchema,
} from '../../../webviews/recurring/messages.ts';
import { recurringView } from '../../../webviews/recurring/recurring.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { previewWith, recurringContent } from './sample-recurring.ts';

const mail = {
  to: { name: 'Ms Petersen', address: 'rechnung@nordwind.example' },
  subject: 'Invoice {number}',
  text: 'Dear Ms Petersen,\n\nplease find the invoice attached.',
  files: { format: 'pdf' as const },
};

describe('the page Recurring Invoices', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(recurringView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  interface Given {
    readonly content?: Partial<RecurringContent>;
    readonly preview?: RecurringPreview;
  }

  async function open(
    { content, preview = previewWith() }: Given = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = recurringViewMessageSchema.parse(input);
      switch (message.type) {
        case 'ready':
          return [{ type: 'connection', state: 'online' }, recurringContent(content)];
        case 'preview':
          return [{ type: 'preview', turn: message.turn, preview }];
        default:
          return [];
      }
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
  const rail = ({ page }: OpenView, name: string) => page.getByRole('complementary', { name });
  const button = ({ page }: OpenView, name: string) => page.getByRole('button', { name, exact: true });

  /** A new template for Nordwind with one item. */
  async function typeTemplate(view: OpenView): Promise<void> {
    await button(view, 'New Recurring Invoice').click();
    await view.page.getByRole('combobox', { name: 'Client' }).selectOption('Nordwind Handels GmbH');
    await view.page.getByLabel('Description of item 1').fill('Retainer {month}');
    await view.page.getByLabel(/^Price of item 1/).fill('1200');
  }
  const shown = (view: OpenView) => view.page.getByRole('article').first().waitFor();

  it('lists templates with what is next and which ask', async () => {
    const view = await open();
    const rows = view.page.getByRole('table', { name: 'Recurring Invoices' }).locator('tbody tr');

    assert.deepEqual((await rows.allTextContents()).map(textOf), [
      'Nordwind Handels GmbH RetainerRetainer {month} every monthin advance 1 Jan 2027 Issued and sent Active',
      'Havn Analyse ApS Support timeApproved time of the period every quarterin arrears 1 Jan 2027 Issued Asks',
      'Nordwind Handels GmbH HostingRetainer {month} every monthin advance – Draft Paused',
    ]);
    assert.deepEqual(view.failures, []);
  });

  it('shows what one made, leads to it, pauses and deletes it', async () => {
    const view = await open();
    const text = textOf(await rail(view, 'Recurring invoice Retainer').textContent());

    assert.match(text, /Made on 1 Jan 2027 for 1–31 Jan 2027/);
    assert.match(text, /Retainer \{month\} ?1 × €1,200\.00/);
    assert.match(text, /Draft ?The price differs\./);
    assert.match(text, /Failed ?The disk was full\./);
    await button(view, 'Open invoice for 1–31 Dec 2026').click();
    await button(view, 'Try again for 1–31 Oct 2026').click();
    await button(view, 'Pause').click();
    await button(view, 'Delete…').click();
    await view.until(() => view.messages('remove').length === 1, 'the last of the messages');

    assert.deepEqual(view.messages('openInvoice'), [{ type: 'openInvoice', invoiceId: 'i3' }]);
    assert.deepEqual(view.messages('retry'), [{ type: 'retry', id: 'retainer', from: '2026-10-01' }]);
    assert.deepEqual(view.messages('setState'), [
      { type: 'setState', id: 'retainer', version: 3, state: 'paused' },
    ]);
    assert.deepEqual(view.messages('remove'), [{ type: 'remove', id: 'retainer', version: 3 }]);
  });

  it('saves drafts with one click, and shows the first three invoices before', async () => {
    const view = await open();

    await typeTemplate(view);
    await shown(view);
    assert.match(
      textOf(await view.page.getByRole('article').first().textContent()),
      /1–31 Jan 2027.*made on 1 Feb 2027.*Speicherstraße 4.*due 15 Feb 2027.*Net ?€1,200\.00.*VAT ?€228\.00.*Total ?€1,428\.00/,
    );
    await button(view, 'Save').click();
    await view.until(() => view.messages('save').length === 1, 'the template');
    const [saved] = view.messages('save');
    assert.equal(saved?.['previewHash'], undefined);

    await view.send({ type: 'saved', id: 'retainer' });
    await rail(view, 'Recurring invoice Retainer').waitFor();
  });

  it('issues by itself only what was shown: a change takes the click away', async () => {
    const view = await open();

    await typeTemplate(view);
    await view.page.getByRole('radio', { name: 'Issued', exact: true }).check({ force: true });
    await shown(view);
    await view.page.getByLabel(/^Price of item 1/).fill('1300');
    assert.equal(await button(view, 'Allow Issuing by Itself').getAttribute('disabled'), '');
    await shown(view);
    await button(view, 'Allow Issuing by Itself').click();
    await view.until(() => view.messages('save').length === 1, 'the template');

    assert.equal(view.messages('save')[0]?.['previewHash'], 'f'.repeat(64));
    assert.equal(view.messages('save')[0]?.['turn'], view.messages('preview').at(-1)?.['turn']);
  });

  it('shows each mail where invoices are sent, and where no address is known', async () => {
    const view = await open({ preview: previewWith({ mail }) });

    await typeTemplate(view);
    await view.page.getByRole('radio', { name: 'Issued and sent' }).check({ force: true });
    await view.page.getByText('rechnung@nordwind.example').first().waitFor();
    assert.equal(await button(view, 'Allow Sending by Itself').getAttribute('disabled'), null);

    const other = await open({ preview: previewWith({ mail: { ...mail, to: null } }) });
    await typeTemplate(other);
    await other.page.getByRole('radio', { name: 'Issued and sent' }).check({ force: true });
    await other.page.getByText('The client has no contact with an email address.').waitFor();
    await button(other, 'Edit Client…').click();
    await other.until(() => other.messages('editClient').length === 1, 'the client');
  });

  it('asks what becomes of periods that are past, and chooses nothing itself', async () => {
    const missed = [
      { from: '2026-10-01', to: '2026-10-31', runsOn: '2026-11-01' },
      { from: '2026-11-01', to: '2026-11-30', runsOn: '2026-12-01' },
    ];
    const view = await open({ preview: previewWith({}, missed) });

    await typeTemplate(view);
    await view.page.getByLabel('First day').fill('2026-10-01');
    const choice = view.page.getByRole('group', { name: '2 periods would have been invoiced by now' });
    await choice.waitFor();
    assert.equal(await button(view, 'Save').getAttribute('disabled'), '');
    await choice.getByRole('radio', { name: 'Skip Them' }).check({ force: true });
    await shown(view);
    await button(view, 'Save').click();
    await view.until(() => view.messages('save').length === 1, 'the template');
    const [saved] = view.messages('save').map((each) => recurringViewMessageSchema.parse(each));

    assert.equal(saved?.type === 'save' && saved.draft.missed, 'skip');
  });

  it('says what was refused beside its field', async () => {
    const view = await open();

    await typeTemplate(view);
    await view.until(() => view.messages('preview').length > 0, 'the preview');
    await shown(view);
    const turn = view.messages('preview').at(-1)?.['turn'];
    const refusal = { field: 'items.0.unitPrice', text: 'Enter a price such as 650.00.' };
    await view.send({ type: 'refused', turn, refusal });
    await view.page.getByRole('alert').getByText(refusal.text).waitFor();

    assert.equal(await view.page.getByLabel(/^Price of item 1/).getAttribute('aria-invalid'), 'true');
  });

  it('reviews a template that asks, with client and period as they are', async () => {
    const view = await open();

    await view.page.getByRole('cell', { name: 'Havn Analyse ApS' }).click();
    await rail(view, 'Recurring invoice Support time').getByText('A price differs').waitFor();
    await button(view, 'Review…').click();
    assert.equal(await view.page.getByRole('combobox', { name: 'Client' }).isDisabled(), true);
    assert.equal(await view.page.getByLabel('First day').isDisabled(), true);
    await shown(view);
    await button(view, 'Allow Issuing by Itself').click();
    await view.until(() => view.messages('save').length === 1, 'the consent');
  });

  it('keeps what is typed through a reload', async () => {
    const view = await open();

    await typeTemplate(view);
    await view.page.reload();
    await view.filled();

    await view.page.getByLabel('Description of item 1').waitFor();
    assert.equal(await view.page.getByLabel('Description of item 1').inputValue(), 'Retainer {month}');
  });

  it('begins with the lines of an invoice where Make Recurring… is called', async () => {
    const view = await open();
    const { clients, today } = recurringContent();
    const { newDraft } = await import('../../../webviews/recurring/recurring-draft.ts');
    const items = [{ description: 'Review', quantity: '2', unitPrice: '100.00' }];

    await view.send({
      type: 'begin',
      draft: { ...newDraft({ clients, today }), clientId: 'nordwind', items },
    });
    await view.page.getByLabel('Description of item 1').waitFor();

    assert.equal(await view.page.getByLabel('Quantity of item 1').inputValue(), '2');
  });

  it('says what to do first where there is none, and where there is no client', async () => {
    const view = await open({ content: { items: [] } });
    await view.page.getByRole('region', { name: 'No recurring invoice yet' }).waitFor();
    await button(view, 'New Recurring Invoice').click();
    await view.page.getByRole('combobox', { name: 'Client' }).waitFor();

    const empty = await open({ content: { items: [], clients: [] } });
    await button(empty, 'Add Client…').click();
    await empty.until(() => empty.messages('addClient').length === 1, 'the command');
  });

  it('is used by keys alone', async () => {
    const view = await open();

    await view.tabTo(/^Support time$/);
    await view.page.keyboard.press('Enter');
    await rail(view, 'Recurring invoice Support time').waitFor();
    await view.tabTo(/^Edit…$/);
    await view.page.keyboard.press('Enter');
    await shown(view);
    await view.tabTo(/^Allow Issuing by Itself$/);
    await view.page.keyboard.press('Space');
    await view.until(() => view.messages('save').length === 1, 'the consent');
  });

  it('speaks German where the editor does', async () => {
    const view = await open({}, { language: 'de', locale: 'de-DE' });

    const text = textOf(await view.page.getByRole('main').textContent());
    assert.match(text, /jeden Monatim Voraus 1\. Jan\. 2027 Gestellt und versendet Aktiv/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open();
    const check = async () =>
      await view.atWidths([300, 600, 899, 1024, 1440, 3840], async () => {
        const overflow = await view.page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });

        assert.equal(overflow, 0);
      });

    await check();
    await typeTemplate(view);
    await shown(view);
    await check();
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({ preview: previewWith({ mail, problems: ['The client has no VAT ID.'] }) });
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await typeTemplate(view);
    await view.page.getByRole('radio', { name: 'Issued and sent' }).check({ force: true });
    await view.page.getByRole('combobox', { name: 'Attached' }).selectOption({ label: 'PDF and XRechnung' });
    await shown(view);
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'a form');
    assert.match(JSON.stringify(view.messages('preview').at(-1)?.['draft']), /"attached":"xrechnung"/);
    assert.deepEqual(view.failures, []);
  });
});
