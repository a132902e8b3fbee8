/** `vireo mail setup`, `password` and `test`: the account that mail goes out by. */
import {
  type ApiClient,
  type CreateMailAccountInput,
  createMailAccount,
  deleteMailAccount,
  editMailAccount,
  listMailAccounts,
  listMailPresets,
  type MailAccount,
  type MailAccountSetUp,
  newId,
  patchMailAccount,
  putMailPassword,
  setUpMailAccount,
  testMailAccount,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import type { EditOptions, PasswordOptions, SetUpOptions, TestOptions } from './mail-options.ts';
import { findPassword, requirePassword } from './read-password.ts';

export async function runSetUp(address: string, options: SetUpOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    await requirePreset(client, options);
    const password = options.signIn ? await requirePassword(options, io) : undefined;
    const body = { id: newId(), ...toAccount(address, options) };
    if (options.test) {
      const tried = { ...body, ...(password !== undefined && { password }) };
      const { data } = await setUpMailAccount({ client, body: tried, throwOnError: true });
      return printSetUp(data, 'Nothing was kept: no account, no password.', { options, io });
    }
    const { data: account } = await createMailAccount({ client, body, throwOnError: true });
    if (password !== undefined) await handOver(client, account, password);
    const next = `It is ready once a test mail was taken: vireo mail test ${account.address}`;
    printValue(account, `${account.address} is set up, and not tested. ${next}\n`, { options, io });
  });
}

/** As it becomes it is tried first; another server, encryption or user name needs the password again. */
export async function runEdit(said: string, options: EditOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const account = await findAccount(client, said);
    const settings = { ...wholeOf(account), ...changeOf(options) };
    const isOther = (['host', 'port', 'security', 'username'] as const).some(
      (field) => settings[field] !== account[field],
    );
    if (isOther && account.signIn === 'xoauth2')
      throw new CliError('usage', 'It signs in by the browser: run "Set Up Email…" in the editor.');
    const asks = isOther && account.signIn === 'password';
    const password = asks
      ? await requirePassword(options, io)
      : options.passwordFile && (await findPassword(options, io, { canAsk: false }));
    const { data } = await editMailAccount({
      client,
      path: { id: account.id },
      headers: ifMatch(account),
      body: { ...settings, ...(password && { password }) },
      throwOnError: true,
    });
    printSetUp(data, 'Nothing was changed.', { options, io });
  });
}

export async function runDefault(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const account = await findAccount(client, said);
    const of = { client, path: { id: account.id }, headers: ifMatch(account) };
    const { data } = await patchMailAccount({ ...of, body: { isDefault: true }, throwOnError: true });
    printValue(data, `Mail goes out by ${data.address} where nothing else is said.\n`, { options, io });
  });
}

export async function runRemove(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const account = await findAccount(client, said);
    const of = { client, path: { id: account.id }, headers: ifMatch(account) };
    await deleteMailAccount({ ...of, throwOnError: true });
    printValue(account, `${account.address} is removed, with its password.\n`, { options, io });
  });
}

interface Printing {
  readonly options: BackendOptions;
  readonly io: CliIo;
}

function printSetUp(data: MailAccountSetUp, failed: string, { options, io }: Printing): void {
  const { ok, account, released, message, response } = data;
  const waited = released === 0 ? '' : ` ${plural(released, 'mail')} that waited can go out.`;
  const said = response === null ? '' : ` The server said: ${response}`;
  const text = ok
    ? `${account?.address} is ready, and a test mail on its way to ${account?.address}.${waited}\n`
    : `${message}${said} ${failed}\n`;
  printValue(data, text, { options, io });
  if (!ok) io.setExitCode(exitCodes.answerIsNo);
}

const ifMatch = ({ version }: MailAccount) => ({ 'If-Match': `"${version}"` });

function wholeOf(account: MailAccount) {
  const { preset, address, senderName, host, port, security, signIn, username, dailyLimit, oauth } = account;
  const whole = { preset, address, senderName, host, port, security, signIn, username, dailyLimit };
  return { ...whole, ...(oauth !== null && { oauth }) };
}

/** Another port brings the encryption that it has, as for a new account. */
function changeOf({ host, port, security, username, name, dailyLimit }: EditOptions) {
  const secure = security ?? (port === undefined ? undefined : port === 465 ? 'tls' : 'starttls');
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(secure !== undefined && { security: secure }),
    ...(username !== undefined && { username }),
    ...(name !== undefined && { senderName: name }),
    ...(dailyLimit !== undefined && { dailyLimit }),
  } as const;
}

async function requirePreset(client: ApiClient, { preset, host, signIn }: SetUpOptions): Promise<void> {
  const { data } = await listMailPresets({ client, throwOnError: true });
  const found = data.items.find(({ name }) => name === preset);
  if (found === undefined) return;
  if (signIn && !found.signIn.includes('password')) {
    throw new CliError(
      'usage',
      `${found.title} signs in by the browser: run "Set Up Email…" in the editor. ${found.note ?? ''}`.trim(),
    );
  }
  if (found.host === null && host === undefined) throw new CliError('usage', 'This preset needs --host.');
}

function toAccount(address: string, options: SetUpOptions): CreateMailAccountInput {
  const { preset, host, port, security, username, name, dailyLimit, signIn } = options;
  return {
    preset,
    address,
    signIn: signIn ? 'password' : 'none',
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(security !== undefined && { security }),
    ...(username !== undefined && { username }),
    ...(name !== undefined && { senderName: name }),
    ...(dailyLimit !== undefined && { dailyLimit }),
  };
}

export async function listEveryAccount(client: ApiClient): Promise<readonly MailAccount[]> {
  const { data } = await listMailAccounts({ client, query: { limit: 500 }, throwOnError: true });
  return data.items;
}

/** By its address; without one that which mail goes out by. */
async function findAccount(client: ApiClient, said: string | undefined): Promise<MailAccount> {
  const accounts = await listEveryAccount(client);
  const found = accounts.find(({ address, isDefault }) =>
    said === undefined ? isDefault : address.toLowerCase() === said.toLowerCase(),
  );
  if (found !== undefined) return found;
  const missing = said === undefined ? 'No account for mail is set up: vireo mail setup ADDRESS' : undefined;
  throw new CliError('usage', missing ?? `There is no account for mail "${said}".`);
}

/** Refused where the account has changed while the password was typed. */
async function handOver(client: ApiClient, { id, version }: MailAccount, password: string): Promise<number> {
  const request = { path: { id }, headers: { 'If-Match': `"${version}"` }, body: { password } };
  const { data } = await putMailPassword({ client, ...request, throwOnError: true });
  return data.released;
}

export async function runPassword(
  said: string | undefined,
  options: PasswordOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const account = await findAccount(client, said);
    const released = await handOver(client, account, await requirePassword(options, io));
    const waited = released === 0 ? '' : ` ${plural(released, 'mail')} that waited for it can go out.`;
    printValue(
      { released },
      `The password of ${account.address} is in the memory of Vireo service while it runs.${waited}\n`,
      { options, io },
    );
  });
}

export async function runTest(said: string | undefined, options: TestOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const account = await findAccount(client, said);
    const isMissing = account.password === 'missing' || account.password === 'rejected';
    const password = await findPassword(options, io, { canAsk: isMissing });
    if (password !== undefined) await handOver(client, account, password);
    await test(client, account, { options, io });
  });
}

async function test(
  client: ApiClient,
  { id, address }: MailAccount,
  { options, io }: { readonly options: PasswordOptions & { readonly to?: string }; readonly io: CliIo },
): Promise<void> {
  const { to } = options;
  const body = to === undefined ? {} : { to };
  const { data } = await testMailAccount({ client, path: { id }, body, throwOnError: true });
  const sentence = data.ok
    ? `A test mail is on its way to ${to ?? address}.`
    : [data.message, data.response && `The server said: ${data.response}`].filter(Boolean).join(' ');
  printValue(data, `${sentence}\n`, { options, io });
  if (!data.ok) io.setExitCode(exitCodes.answerIsNo);
}
