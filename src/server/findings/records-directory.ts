/** Whose records the language server shows where its client brings none. */
import {
  defaultDataDirectory,
  findAccount,
  listAccounts,
  listProjectFolders,
  readDefaultAccount,
} from '../../connection/index.ts';
import { recordsVariable } from '../../contract/local/account-names.ts';
import { isInside } from '../../workspace/module-resolution.ts';

/** A data folder: the one that was named, else of the account that has a project in what is open, else as the command line. */
export function findRecordsDirectory(
  folders: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const named = env[recordsVariable];
  if (named) return named;
  const own = defaultDataDirectory(env);
  const accounts = listAccounts(own);
  const used = readDefaultAccount(own);
  const usual = used === undefined ? undefined : findAccount(accounts, used);
  const having = accounts.filter((account) =>
    listProjectFolders(account).some((one) => isOpen(one, folders)),
  );
  const found =
    having.find(({ name }) => name === usual?.name) ??
    having.find(({ isSignedIn }) => isSignedIn) ??
    having[0] ??
    usual;
  return found?.directory ?? own;
}

/** It is open, or holds what is, or lies in it. */
export function isOpen(folder: string, folders: readonly string[]): boolean {
  return folders.some((open) => isInside(open, folder) || isInside(folder, open));
}
