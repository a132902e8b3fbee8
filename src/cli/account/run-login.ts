/** What `vireo login` and `vireo logout` do: the process that holds sessions does it, here it is shown. */
import os from 'node:os';
import {
  type AccountFolder,
  askSignIn,
  askSignOut,
  countWaiting,
  readDefaultAccount,
  SignInError,
  writeDefaultAccount,
} from '../../connection/index.ts';
import { localAccountName } from '../../contract/local/account-names.ts';
import type { SignInCode } from '../../contract/local/sign-in-process.ts';
import { assetPath } from '../../workspace/assets.ts';
import { accountVariable, ownDirectory, requireAccount } from '../backend/pick-directory.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import type { AccountOptions, LoginOptions } from './account-options.ts';
import { openBrowser } from './open-browser.ts';

const longestDevice = 100;

function processOf(io: CliIo) {
  return { backendEntry: assetPath('backend.js'), nodePath: process.execPath, signal: io.signal };
}

export async function runLogin(server: string, options: LoginOptions, io: CliIo): Promise<void> {
  const own = ownDirectory(io, options.data);
  const device = `${os.hostname()}, command line`.slice(0, longestDevice);
  const asked = { server, device, deviceKind: 'cli', own } as const;
  const account = await withSentence(
    async () => await askSignIn(processOf(io), asked, (code) => showCode(code, options, io)),
  );
  if (options.data === undefined) writeDefaultAccount(own, account.name);
  const { name, host, organizationName, email } = account;
  const where = organizationName === '' ? host : `${organizationName} on ${host}`;
  const use =
    options.data === undefined
      ? `Commands use this account now. Back to this machine's practice: vireo account use ${localAccountName}`
      : `Commands use this account by --data ${options.data} --as ${name}`;
  const text = `Signed in to ${where} as ${email}.\n${use}\n`;
  printValue({ name, host, organizationName, email, isDefault: options.data === undefined }, text, {
    options,
    io,
  });
}

function showCode({ userCode, url, urlComplete, host }: SignInCode, options: LoginOptions, io: CliIo): void {
  const opens = options.open && io.terminal !== undefined && openBrowser(urlComplete, io.env);
  const how = opens
    ? `Your browser opens ${url}. Go on there only if it shows this code:`
    : `To sign in to ${host}, open ${url} in a browser and enter this code:`;
  io.err(`${how}\n\n    ${userCode}\n\nWaiting for your answer there. Ctrl-C cancels.\n`);
}

export async function runLogout(said: string | undefined, options: AccountOptions, io: CliIo): Promise<void> {
  const own = ownDirectory(io, options.data);
  const picked = said ?? (io.env[accountVariable] || readDefaultAccount(own));
  if (picked === undefined || picked === localAccountName)
    throw new CliError(
      'usage',
      'The practice of this machine has no sign-in. Name an account: vireo account list',
    );
  const account = requireAccount(own, picked);
  const { name, host, directory } = account;
  const { endedOnServer } = await withSentence(async () => await askSignOut(processOf(io), { directory }));
  if (readDefaultAccount(own) === name) writeDefaultAccount(own, undefined);
  const waiting = countWaiting(account);
  printValue({ name, host, endedOnServer, waiting }, `Signed out of ${host}.\n`, { options, io });
  if (waiting > 0) io.err(describeWaiting(waiting, account));
  if (!endedOnServer)
    io.err(`${host} was not reached: the session ends there within seven days, or on its page /account.\n`);
}

function describeWaiting(waiting: number, { server, host, email }: AccountFolder): string {
  const [what, isKept] = waiting === 1 ? ['change', 'is'] : ['changes', 'are'];
  return `${waiting} ${what} of time did not reach ${host}, and ${isKept} kept here. As ${email} again, this sends what waits: vireo login ${server}\n`;
}

async function withSentence<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInError)
      throw new CliError(error.code === 'address' ? 'usage' : 'failure', error.message, error);
    throw error;
  }
}
