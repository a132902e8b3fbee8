/** What `vireo account` does: the accounts of this machine, and which one commands use. */
import { listAccounts, readDefaultAccount, writeDefaultAccount } from '../../connection/index.ts';
import { localAccountName } from '../../contract/local/account-names.ts';
import { ownDirectory, requireAccount } from '../backend/pick-directory.ts';
import { printValue } from '../backend/print-value.ts';
import type { CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import type { AccountOptions } from './account-options.ts';

const columns = [
  { title: 'ACCOUNT' },
  { title: 'ORGANIZATION' },
  { title: 'SERVER' },
  { title: 'SIGNED IN AS' },
  { title: 'USED' },
];

export function runAccountList(options: AccountOptions, io: CliIo): void {
  const own = ownDirectory(io, options.data);
  const used = readDefaultAccount(own) ?? localAccountName;
  const items = listAccounts(own).map(({ name, organizationName, server, email, isSignedIn }) => ({
    name,
    organizationName,
    server,
    email,
    isSignedIn,
    isDefault: name === used,
  }));
  const mark = (isDefault: boolean) => (isDefault ? 'by default' : '');
  const rows = [
    [localAccountName, 'the practice of this machine', '', '', mark(used === localAccountName)],
    ...items.map(({ name, organizationName, server, email, isSignedIn, isDefault }) => [
      name,
      organizationName,
      server,
      isSignedIn ? email : `signed out (${email})`,
      mark(isDefault),
    ]),
  ];
  printValue({ default: used, items }, printColumns(columns, rows), { options, io });
}

export function runAccountUse(said: string, options: AccountOptions, io: CliIo): void {
  const own = ownDirectory(io, options.data);
  const name = said === localAccountName ? undefined : requireAccount(own, said).name;
  writeDefaultAccount(own, name);
  const what = name === undefined ? 'the practice of this machine' : `the account ${name}`;
  printValue({ default: name ?? localAccountName }, `Commands use ${what} now.\n`, { options, io });
}
