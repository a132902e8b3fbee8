/** `vireo mail setup`, `password` and `test`: the account that mail goes out by. */
import {
  type ApiClient,
  type CreateMailAccountInput,
  createMailAccount,
  listMailAccounts,
  listMailPresets,
  type MailAccount,
  newId,
  putMailPassword,
  testMailAccount,
} from '../../api-client/index.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import type { PasswordOptions, SetUpOptions, TestOptions } from './mail-options.ts';
import { findPassword, requirePassword } from './read-password.ts';

export async function runSetUp(address: string, options: SetUpOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    await requirePreset(client, options);
    const password = options.signIn ? await requirePassword(options, io) : undefined;
    const body = { id: newId(), ...toAccount(address, options) };
    const { data: account } = await createMailAccount({ client, body, throwOnError: true });
    if (password !== undefined) await handOver(client, account, password);
    if (options.test) await test(client, account, { options, io });
    else printValue(account, `${account.address} is set up.\n`, { options, io });
  });
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
