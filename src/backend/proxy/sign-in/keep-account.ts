/** The folder of an account: named by its server and organization, written while no backend holds it. */
import fs from 'node:fs';
import path from 'node:path';
import { type AccountFolder, accountsIn, endRunning, listAccounts } from '../../../connection/index.ts';
import type { SignedInAccount } from '../../../contract/local/sign-in-process.ts';
import { acquireBackend } from '../../local/acquire-backend.ts';
import type { BackendLock } from '../../local/lock.ts';
import { type Account, readAccount, writeAccount } from '../account-file.ts';
import { SignInFailed } from './sign-in-failed.ts';

const longestHost = 100;
const longestSlug = 40;

/** Of a name that is free, or of the folder that the account has already. */
export function chooseFolder(own: string, account: Account): string {
  // Another person of the organization gets a folder of their own: what waits in this one to be sent is not theirs.
  const before = listAccounts(own).find(
    (one) =>
      one.server === account.server &&
      one.organizationId === account.organizationId &&
      isSamePerson(one, account),
  );
  if (before !== undefined) return before.directory;
  const base = folderNameOf(account);
  const folder = accountsIn(own);
  for (let count = 1; ; count += 1) {
    const directory = path.join(folder, count === 1 ? base : `${base}-${count}`);
    if (!fs.existsSync(directory)) return directory;
  }
}

/** An address may have changed, or become another person's. */
function isSamePerson(one: AccountFolder, { identityId = '', email }: Account): boolean {
  return one.identityId === '' ? one.email === email : one.identityId === identityId;
}

/** Both come from elsewhere: nothing of them leads out of the folder of accounts. */
export function folderNameOf({ server, organizationName }: Account): string {
  const host = new URL(server).host.replace(/[^a-z0-9.-]/g, '_').slice(0, longestHost);
  const slug = organizationName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-|-$/g, '');
  return `${host}-${slug || 'organization'}`;
}

/** On the disk when it answers. @throws SignInFailed `folder` */
export async function keepAccount(own: string, account: Account): Promise<SignedInAccount> {
  const directory = chooseFolder(own, account);
  await withFolder(directory, async () => writeAccount(directory, account));
  const { organizationName, email } = account;
  return {
    name: path.basename(directory),
    directory,
    host: new URL(account.server).host,
    organizationName,
    email,
  };
}

/** Ends the backend of the folder, and holds its place while `work` runs: one that started would go on with what was there. */
export async function withFolder<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeFolder(directory);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

const triesAtMost = 20;

async function takeFolder(directory: string): Promise<BackendLock> {
  try {
    for (let tries = 0; tries < triesAtMost; tries += 1) {
      const turn = await acquireBackend(directory);
      if (!('url' in turn)) return turn;
      await endRunning(directory);
    }
  } catch (error) {
    throw new SignInFailed('folder', error instanceof Error ? error.message : String(error));
  }
  throw new SignInFailed(
    'folder',
    `Another Vireo process uses ${directory}: close its windows and try again.`,
  );
}

/** What a folder had before, or undefined for what cannot be read. */
export function findAccountOf(directory: string): Account | undefined {
  try {
    return readAccount(directory);
  } catch {
    return undefined;
  }
}
