/** Whose records a command is about: a folder that was named, an account on a server, or the practice of this machine. */
import path from 'node:path';
import {
  type AccountFolder,
  defaultDataDirectory,
  findAccount,
  listAccounts,
  readDefaultAccount,
} from '../../connection/index.ts';
import { localAccountName } from '../../contract/local/account-names.ts';
import { CliError, type CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';

export const accountVariable = 'VIREO_ACCOUNT';

/** The user's own folder, in which accounts are. */
export function ownDirectory(io: CliIo): string {
  return defaultDataDirectory({ ...io.env });
}

/** @throws CliError where there is no such account */
export function pickDirectory({ data, as }: BackendOptions, io: CliIo): string {
  if (data !== undefined && as !== undefined)
    throw new CliError('usage', 'Name a folder by --data or an account by --as, not both.');
  if (data !== undefined) return path.resolve(io.cwd, data);
  const own = ownDirectory(io);
  const said = as ?? (io.env[accountVariable] || readDefaultAccount(own));
  return said === undefined || said === localAccountName ? own : requireAccount(own, said).directory;
}

/** @throws CliError that lists those that there are */
export function requireAccount(own: string, said: string): AccountFolder {
  const accounts = listAccounts(own);
  const found = findAccount(accounts, said);
  if (found !== undefined) return found;
  const names = [localAccountName, ...accounts.map(({ name }) => name)].join(', ');
  throw new CliError('usage', `There is no account "${said}". Those that there are: ${names}.`);
}
