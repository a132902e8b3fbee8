/** Accounts of this machine: a folder each, below the user's data folder. Without schemas: the command line's quick commands read it, too. */
import fs from 'node:fs';
import path from 'node:path';
import {
  accountsFolderName,
  defaultAccountFileName,
  localAccountName,
  projectFoldersName,
} from '../../contract/local/account-names.ts';
import { accountFileName, outboxFileName, outboxFolderName } from '../../contract/local/backend-names.ts';
import { parseJson } from '../../contract/text/parse-json.ts';

export interface AccountFolder {
  /** Of its folder. */
  readonly name: string;
  readonly directory: string;
  readonly server: string;
  /** Host and port, as a person knows the server. */
  readonly host: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Of the person; empty in what an earlier version wrote. */
  readonly identityId: string;
  readonly email: string;
  readonly isSignedIn: boolean;
}

export const accountsIn = (own: string): string => path.join(own, accountsFolderName);

/** By name. What cannot be read is left out: signing in again replaces it. */
export function listAccounts(own: string): readonly AccountFolder[] {
  return foldersOf(accountsIn(own))
    .map((name) => readAccountFolder(path.join(accountsIn(own), name)))
    .filter((found) => found !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function readAccountFolder(directory: string): AccountFolder | undefined {
  const kept = readJson(path.join(directory, accountFileName));
  const textOf = (field: string) => (typeof kept?.[field] === 'string' ? kept[field] : '');
  const url = URL.parse(textOf('server'));
  if (url === null) return undefined;
  return {
    name: path.basename(directory),
    directory,
    server: url.origin,
    host: url.host,
    organizationId: textOf('organizationId'),
    organizationName: textOf('organizationName'),
    identityId: textOf('identityId'),
    email: textOf('email'),
    isSignedIn: kept?.['refreshToken'] != null,
  };
}

/** Writes of time in the account's folder that no server has, those that it refused among them. */
export function countWaiting({ directory }: Pick<AccountFolder, 'directory'>): number {
  try {
    return fs.readdirSync(path.join(directory, outboxFolderName)).filter((name) => outboxFileName.test(name))
      .length;
  } catch {
    return 0;
  }
}

/** Where its projects lie on this machine: absolute paths, by the id of the project. */
export function findProjectFolders({
  directory,
}: Pick<AccountFolder, 'directory'>): ReadonlyMap<string, string> {
  const folders = readJson(path.join(directory, projectFoldersName))?.['folders'];
  const placed: readonly [string, unknown][] =
    typeof folders === 'object' && folders !== null ? Object.entries(folders) : [];
  return new Map(placed.filter((one): one is [string, string] => typeof one[1] === 'string'));
}

export function listProjectFolders(account: Pick<AccountFolder, 'directory'>): readonly string[] {
  return [...findProjectFolders(account).values()];
}

/** By the name of its folder, else by its server or organization where that is the only one. */
export function findAccount(accounts: readonly AccountFolder[], said: string): AccountFolder | undefined {
  const wanted = said.toLowerCase();
  const named = accounts.find(({ name }) => name === said);
  const like = accounts.filter(({ host, organizationName }) =>
    [host, organizationName.toLowerCase()].includes(wanted),
  );
  return named ?? (like.length === 1 ? like[0] : undefined);
}

/** Undefined: the practice of this machine. */
export function readDefaultAccount(own: string): string | undefined {
  const name = readText(path.join(accountsIn(own), defaultAccountFileName))?.trim();
  return name === '' || name === localAccountName ? undefined : name;
}

export function writeDefaultAccount(own: string, name: string | undefined): void {
  const file = path.join(accountsIn(own), defaultAccountFileName);
  if (name === undefined) {
    fs.rmSync(file, { force: true });
    return;
  }
  const draft = `${file}.${process.pid}.new`;
  fs.writeFileSync(draft, `${name}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
}

function foldersOf(folder: string): readonly string[] {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(readText(file));
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
