import assert from 'node:assert/strict';
import { letterView } from '../../../webviews/letter/letter.page.ts';
import {
  type LetterContent,
  letterHostMessageSchema,
  letterViewMessageSchema,
} from '../../../webviews/letter/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const content: LetterContent = {
  type: 'content',
  invoiceId: 'i1',
  title: '2026-0031 · Nordwind GmbH',
  to: 'rechnung@nordwind.example',
  subject: 'Invoice 2026-0031',
  text: 'Dear Ms Petersen,\n\nattached is invoice 2026-0031 of €2,380.00, due on 27 December 2026.\n\nKind regards\nMara Hale',
  attached: 'pdf',
  files: ['2026-0031.pdf'],
  canSend: true,
  mails: [],
  isAgain: false,
};

describe('the page Send Invoice', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(letterView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<LetterContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const { type } = letterViewMessageSchema.parse(input);
      if (type !== 'ready') return [];
      return [
        { type: 'connection', state: 'online', asOf: '2026-11-27T09:28:00Z' },
        letterHostMessageSchema.parse({ ...content, ...change }),
      ];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const press = async ({ page }: OpenView, name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  it('sends what was typed, and what the template says of the rest', async () => {
    const view = await open();
    await view.page.getByLabel('Subject').fill('Your invoice');
    await press(view, 'Send');
    await view.until(() => view.messages('send').length === 1, 'the mail');

    assert.deepEqual(view.messages('send'), [
      {
        type: 'send',
        to: content.to,
        subject: 'Your invoice',
        text: content.text,
        attached: 'pdf',
        isAgain: false,
      },
    ]);
  });

  it('asks for what is lacking, at its field, and sends nothing', async () => {
    const view = await open({ to: '' });
    await press(view, 'Send');
    await view.page.getByText('An address is needed.').waitFor();

    assert.equal(await view.page.getByLabel('To', { exact: true }).getAttribute('aria-invalid'), 'true');
    assert.deepEqual(view.messages('send'), []);
  });

  it('keeps what was typed when another format is chosen or a mail changes, and goes back to the template', async () => {
    const view = await open();
    await view.page.getByLabel('Text').fill('Hello');
    await view.page.getByLabel('Attached').selectOption('xrechnung');
    await view.until(() => view.messages('choose').length === 1, 'the choice');
    await view.send({ ...content, attached: 'xrechnung', files: ['2026-0031.pdf', '2026-0031.xml'] });
    await view.page.getByText('2026-0031.pdf, 2026-0031.xml').waitFor();
    assert.equal(await view.page.getByLabel('Text').inputValue(), 'Hello');

    await press(view, 'Use Template');
    assert.equal(await view.page.getByLabel('Text').inputValue(), content.text);
  });

  it('sends nothing while the files that were chosen cannot be made, and what is shown once they are', async () => {
    const view = await open();
    const choose = async (label: string) =>
      await view.page.getByRole('combobox', { name: 'Attached' }).selectOption({ label });
    const send = view.page.getByRole('button', { name: 'Send', exact: true });
    await choose('PDF and XRechnung');
    await view.send(content, { type: 'refused', message: 'BR-DE-6: The phone number is missing.' });
    await view.page
      .getByRole('alert')
      .getByText(/BR-DE-6/)
      .waitFor();
    assert.equal(await send.getAttribute('disabled'), '');
    await press(view, 'Send');
    assert.equal(await view.page.getByRole('combobox', { name: 'Attached' }).inputValue(), 'xrechnung');

    await choose('Factur-X');
    await view.send({ ...content, attached: 'facturx', files: ['2026-0031.pdf'] });
    await view.page.getByRole('alert').waitFor({ state: 'detached' });
    await press(view, 'Send');
    await view.until(() => view.messages('send').length === 1, 'the mail');

    assert.equal(view.messages('send')[0]?.['attached'], 'facturx');
  });

  it('takes nothing over to the mail of another invoice', async () => {
    const view = await open();
    await view.page.getByLabel('Text').fill('Hello');
    await view.send({ ...content, invoiceId: 'i2', title: '2026-0032 · Havn ApS', text: 'Dear Havn' });
    await view.page.getByText('2026-0032 · Havn ApS').waitFor();

    assert.equal(await view.page.getByLabel('Text').inputValue(), 'Dear Havn');
  });

  it('warns before it is sent a second time, and says why it was refused', async () => {
    const mails = [{ id: 'm1', tone: 'ok' as const, line: 'Sent to rechnung@nordwind.example' }];
    const view = await open({ mails, isAgain: true });
    await view.page.getByText(/the client may get it twice/).waitFor();
    await press(view, 'Send Again');
    await view.until(() => view.messages('send').length === 1, 'the mail');
    assert.equal(view.messages('send')[0]?.['isAgain'], true);
    await view.send({ type: 'refused', message: 'The address is marked as not reachable.' });
    await view.page.getByRole('alert').getByText('The address is marked as not reachable.').waitFor();
    await press(view, 'Send Again');
    await view.until(() => view.messages('send').length === 2, 'another try');
  });

  it('offers to set up an account where there is none, in German too', async () => {
    const view = await open({ canSend: false }, { language: 'de' });
    await press(view, 'E-Mail einrichten …');
    await view.until(() => view.messages('setUp').length === 1, 'the account');
  });

  it('fits any width, and has nothing that axe finds in any theme', async () => {
    const mails = [
      { id: 'm1', tone: 'warn' as const, line: 'May have been sent to rechnung@nordwind.example' },
    ];
    const view = await open({ mails, isAgain: true });

    await view.atWidths([320, 1024], async () => {
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(wide <= 0, `${wide} px too wide`);
    });
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
