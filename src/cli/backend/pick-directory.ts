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
export function ownDirectory(io: CliIo, data?: string): string {
  return data === undefined ? defaultDataDirectory({ ...io.env }) : path.resolve(io.cwd, data);
}

/** @throws CliError where there is no such account */
export function pickDirectory({ data, as }: BackendOptions, io: CliIo): string {
  const own = ownDirectory(io, data);
  // A folder that is named is that one, whatever is used by default.
  const said = as ?? (data === undefined ? io.env[accountVariable] || readDefaultAccount(own) : undefined);
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
