/** *Set Up Email…*: provider, address, sign-in; then the account is stored, signed in, and sends a mail to itself. */
import * as vscode from 'vscode';
import type { CreateMailAccountInput, MailAccount, MailPresets } from '../../../api-client/index.ts';
import { checkAddress } from '../../platform/mail/check-address.ts';
import { describeMailFault, presetNote } from '../../platform/mail/mail-faults.ts';
import type { Services } from '../../platform/services.ts';
import { putPassword, storePassword } from './mail-passwords.ts';
import { signInByBrowser } from './sign-in-by-browser.ts';

type Preset = MailPresets['items'][number];

interface SignIn {
  readonly kind: 'password' | 'xoauth2';
  /** The password, or the id of the user's own app registration. */
  readonly secret: string;
}

/** True once an account is there, whether or not its test mail arrived. */
export async function setUpEmail(services: Services): Promise<boolean> {
  const { backend } = services;
  const title = await titleOf(services);
  const { items } = await backend.ask((api, options) => api.listMailPresets({ ...options }));
  const preset = await pickPreset(services, title, items);
  if (preset === undefined) return false;
  const address = await askAddress(services, title);
  if (address === undefined) return false;
  const server = preset.host === null ? await askServer(services, title, address) : {};
  if (server === undefined) return false;
  const signIn = await askSignIn(services, title, preset);
  if (signIn === undefined) return false;
  const { kind, secret } = signIn;
  const body: CreateMailAccountInput = {
    preset: preset.name,
    address,
    signIn: kind,
    ...server,
    ...(kind === 'xoauth2' ? { oauth: { clientId: secret } } : {}),
    ...(preset.name === 'postmark' ? { username: secret } : {}),
  };
  const account = await backend.ask((api, options) =>
    api.createMailAccount({ ...options, body: { ...body, id: api.newId() } }),
  );
  const isSignedIn =
    kind === 'password' ? await keep(services, account, secret) : await signInByBrowser(services, account);
  if (isSignedIn) await sendTest(services, account, preset);
  return true;
}

/** Said at each step, before anything is typed. */
async function titleOf({ backend, t }: Services): Promise<string> {
  const { reason } = await backend.ask((api, options) => api.getOutgoing({ ...options }));
  return reason === 'demo' ? t('Set Up Email: the demo never sends') : t('Set Up Email');
}

async function pickPreset(
  { t }: Services,
  title: string,
  presets: readonly Preset[],
): Promise<Preset | undefined> {
  const items = presets.map((preset) => ({
    label: preset.name === 'other' ? t('Other provider or server') : preset.title,
    ...(preset.note === null ? {} : { detail: presetNote(preset.name, t) }),
    preset,
  }));
  const placeHolder = t('Who sends your mail?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.preset;
}

async function askAddress({ t }: Services, title: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    placeHolder: 'mara@example.org',
    prompt: t('Your address: mail comes from it, and replies go to it'),
    validateInput: (text) => checkAddress(text, t),
  });
  return typed?.trim();
}

async function askServer(
  { t }: Services,
  title: string,
  address: string,
): Promise<Pick<CreateMailAccountInput, 'host' | 'port' | 'security'> | undefined> {
  // Which ports a server may have is for the service to say: one of the user's own network may have any.
  const pattern = /^([a-z0-9.-]+):(\d{2,5})$/i;
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    value: `smtp.${address.split('@').at(-1)}:465`,
    prompt: t('Server for outgoing mail (SMTP) and its port'),
    validateInput: (text) =>
      pattern.test(text.trim())
        ? undefined
        : t('A server and its port, 465, 587, 2525 or 25 as a rule, such as smtp.example.org:465.'),
  });
  const [, host, port] = pattern.exec(typed?.trim() ?? '') ?? [];
  if (host === undefined) return undefined;
  return { host, port: Number(port), security: port === '465' ? 'tls' : 'starttls' };
}

async function askSignIn(services: Services, title: string, preset: Preset): Promise<SignIn | undefined> {
  const kind = await pickSignIn(services, title, preset);
  if (kind === undefined) return undefined;
  const secret =
    kind === 'password'
      ? await askPassword(services, title, preset)
      : await askClientId(services, title, preset);
  return secret === undefined ? undefined : { kind, secret };
}

/** A server that one does not sign in to is for the command line. */
async function pickSignIn(
  { t }: Services,
  title: string,
  { signIn, oauth, title: provider }: Preset,
): Promise<SignIn['kind'] | undefined> {
  const kinds = signIn.filter(
    (kind): kind is SignIn['kind'] => kind === 'password' || (kind === 'xoauth2' && oauth !== null),
  );
  const [only, another] = kinds;
  if (another === undefined) return only === 'xoauth2' ? only : 'password';
  const items = [
    { label: t('By an app password'), signIn: 'password' as const },
    {
      label: t('In the browser'),
      description: t('needs an app registration of your own at {0}', provider),
      signIn: 'xoauth2' as const,
    },
  ];
  const placeHolder = t('How do you sign in?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.signIn;
}

async function askPassword({ t }: Services, title: string, { name }: Preset): Promise<string | undefined> {
  const kept = t(
    'It is kept in the secret storage of this editor, and given to Vireo service while it runs.',
  );
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    password: true,
    placeHolder: t('Password'),
    prompt: `${presetNote(name, t)} ${kept}`.trim(),
    validateInput: (text) => (text.trim() === '' ? t('A password is needed.') : undefined),
  });
  return typed?.trim();
}

async function askClientId({ t }: Services, title: string, { name }: Preset): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    placeHolder: t('Application (client) ID'),
    prompt: [presetNote(name, t), t('The ID of your app registration; docs/mail.md says how to make one.')]
      .join(' ')
      .trim(),
    validateInput: (text) => (text.trim() === '' ? t('An application ID is needed.') : undefined),
  });
  return typed?.trim();
}

async function keep(services: Services, account: MailAccount, password: string): Promise<true> {
  await storePassword(services, account, password);
  await putPassword(services, account, password);
  return true;
}

/** Says in a sentence why it did not go out, with what helps. */
async function sendTest(services: Services, account: MailAccount, preset: Preset): Promise<void> {
  const { backend, t } = services;
  const progress = { location: vscode.ProgressLocation.Notification, title: t('Sending a test mail') };
  const path = { id: account.id };
  const result = await vscode.window.withProgress(progress, async () =>
    backend.ask((api, options) => api.testMailAccount({ ...options, path, body: {} })),
  );
  if (result.ok) {
    vscode.window.showInformationMessage(t('A test mail is on its way to {0}.', account.address));
    return;
  }
  const isRefused = result.fault === 'sign_in_refused' && account.signIn === 'password';
  const [again, other] = [t('Try Again'), t('Type Another Password…')];
  const sentence =
    result.fault === null
      ? (result.message ?? t('The test mail was not sent.'))
      : describeMailFault(result.fault, account, t);
  const chosen = await vscode.window.showWarningMessage(sentence, ...(isRefused ? [other, again] : [again]));
  if (chosen === undefined) return;
  if (chosen === other) {
    const password = await askPassword(services, t('Set Up Email'), preset);
    if (password === undefined) return;
    await keep(services, account, password);
  }
  await sendTest(services, account, preset);
}
