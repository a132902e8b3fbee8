import assert from 'node:assert/strict';
import { emailView } from '../../../webviews/email/email.page.ts';
import {
  type EmailContent,
  type EmailHostMessage,
  emailHostMessageSchema,
  emailViewMessageSchema,
} from '../../../webviews/email/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { emailContent } from './sample-email.ts';

const refused = 'smtp.ionos.de refused to sign you in.';

describe('the page Set Up Email', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let content: EmailContent;
  let isTaken: boolean;

  before(async () => {
    bench = await WebviewBench.start(emailView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    content = emailContent;
    isTaken = true;
  });
  afterEach(() => bench.closePages());

  function answer(input: unknown): readonly EmailHostMessage[] {
    const message = emailViewMessageSchema.parse(input);
    const checked = (...messages: readonly EmailHostMessage[]) =>
      messages.map((one) => emailHostMessageSchema.parse(one));
    if (message.type === 'ready') return checked({ type: 'connection', state: 'online' }, content);
    if (message.type === 'edit') {
      const values = { ...content.values, address: 'robin@hale.example' };
      return checked({ ...content, subject: message.id, values });
    }
    if (message.type !== 'save') return [];
    if (isTaken) {
      const test = { ok: true, sentence: 'A test mail is on its way.', response: '250 OK', at: '14:52' };
      return checked({ ...content, test, answers: message.saveId });
    }
    const test = { ok: false, sentence: refused, response: '535 Authentication failed', at: '14:52' };
    const faults = [{ field: 'password' as const, message: refused }];
    return checked({ ...content, test }, { type: 'refused', message: refused, faults });
  }

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: answer, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const box = ({ page }: OpenView, name: string) => page.getByRole('textbox', { name, exact: true });
  const secret = ({ page }: OpenView) =>
    page.getByLabel('Password', { exact: true }).and(page.locator('input#password'));
  const send = ({ page }: OpenView) => page.getByRole('button', { name: 'Send Test Mail' });
  const savedOf = (view: OpenView) => view.messages('save').map(({ values }) => values);

  it('brings server, port, encryption and sign-in with the provider', async () => {
    const view = await open();
    await view.page.getByRole('radio', { name: 'GMX' }).check();
    await secret(view).fill('open sesame');
    await send(view).click();
    await view.page.getByText('A test mail is on its way.').waitFor();
    await view.page.getByRole('radio', { name: 'Microsoft 365' }).check();
    await view.page.getByRole('button', { name: 'Sign In and Send Test Mail' }).waitFor();

    assert.deepEqual(savedOf(view), [{ preset: 'gmx', host: 'mail.gmx.net', password: 'open sesame' }]);
    assert.equal(await box(view, 'Host').inputValue(), 'smtp.office365.com');
    assert.equal(await view.page.getByLabel('Encryption').inputValue(), 'starttls');
    assert.deepEqual(view.failures, []);
  });

  it('says what the server refused, beside the password and with its own words, and that nothing was kept', async () => {
    isTaken = false;
    const view = await open();
    await secret(view).fill('wrong');
    await send(view).click();
    const alert = view.page.getByRole('alert');
    await alert.getByText('535 Authentication failed').waitFor();

    assert.match((await alert.textContent()) ?? '', /Nothing was kept: no account, no password\./);
    assert.equal(await secret(view).getAttribute('aria-invalid'), 'true');
    assert.equal(await view.readFocus(), 'Password');
  });

  it('keeps a password through no reload, and all else that was typed', async () => {
    const view = await open();
    await box(view, 'Name').fill('Robin Hale');
    await secret(view).fill('open sesame');
    await view.page.reload();
    await view.filled();

    assert.equal(await box(view, 'Name').inputValue(), 'Robin Hale');
    assert.equal(await secret(view).inputValue(), '');
  });

  it('sends no password without encryption, and offers none for a provider that has it', async () => {
    const view = await open();
    const security = view.page.getByLabel('Encryption');
    assert.deepEqual(await security.locator('option').allTextContents(), ['TLS', 'STARTTLS']);
    await view.page.getByRole('radio', { name: 'Other' }).check();
    await box(view, 'Host').fill('mail.local');
    await security.selectOption('none');
    await secret(view).fill('open sesame');
    await send(view).click();
    await view.page.getByText('A password is sent encrypted only').waitFor();
    assert.deepEqual(savedOf(view), []);
    await view.page.getByRole('radio', { name: 'No sign-in' }).check();
    await send(view).click();
    await view.page.getByText('A test mail is on its way.').waitFor();

    assert.deepEqual(
      savedOf(view)
        .map((values) => Object(values))
        .map(({ security: said, signIn }) => [said, signIn]),
      [['none', 'none']],
    );
  });

  it('asks for the password of an account again once its server is another one', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Edit…: robin@hale.example' }).click();
    await view.page.getByText('Leave it empty to keep').waitFor();
    await box(view, 'Host').fill('smtp.strato.de');
    await view.page.getByText('enter it again').waitFor();
    await send(view).click();
    await view.page.getByText('Enter the password.').waitFor();

    assert.deepEqual(savedOf(view), []);
  });

  it('has of each account what can be done with it, and no button that leads to a refusal', async () => {
    const view = await open();
    const names = async (row: number) =>
      await view.page.locator('section.accounts tbody tr').nth(row).getByRole('button').allTextContents();

    assert.deepEqual(
      [await names(0), await names(1), await names(2)],
      [
        ['Edit…'],
        ['Test', 'Make Default', 'Edit…', 'Remove…'],
        ['Sign In…', 'Make Default', 'Edit…', 'Remove…'],
      ],
    );
    await view.page.getByRole('button', { name: 'Make Default: office@hale.example' }).press('Enter');
    await view.until(() => view.messages('makeDefault').length === 1, 'the message');
    assert.deepEqual(
      view.messages('makeDefault').map(({ id }) => id),
      ['a3'],
    );
  });

  for (const width of [1440, 1024, 400])
    it(`has nothing wider than ${width} px, and nothing that axe finds in any theme`, async () => {
      isTaken = false;
      const view = await open({ width });
      await secret(view).fill('wrong');
      await send(view).click();
      await view.page.getByRole('alert').waitFor();
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const shots = process.env['VIREO_SHOTS'];
      if (shots !== undefined) await view.page.screenshot({ path: `${shots}/email-${width}.png` });

      assert.ok(wide <= 0, `${wide} px too wide`);
      if (width === 1440) assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    });
});
