/** Accounts of mail as they are stored: made, changed and removed, one of them the default. */
import { v7 as newId } from 'uuid';
import { text } from '../../../../words/text.ts';
import { ApiError } from '../../http/api-error.ts';
import { requireSame } from '../../http/created.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Work } from '../../unit-of-work.ts';
import { listUnsent, type MailRow } from '../outbox/mails.repository.ts';
import { columnsOf, isOtherSignIn, type Settings } from './account-input.ts';
import { toAccountRecord } from './account-record.ts';
import {
  type AccountRow,
  deleteAccount,
  findAccount,
  findSendingAccount,
  insertAccount,
  loadAccounts,
  unsetDefault,
  updateAccount,
} from './accounts.repository.ts';

export interface NewAccount {
  readonly id: string | undefined;
  readonly organizationId: string;
  readonly settings: Settings;
  /** The first one is where nothing is said. */
  readonly isDefault: boolean | undefined;
  /** Null where nobody has tried it. */
  readonly testedAt: number | null;
}

export interface Made {
  readonly created: boolean;
  readonly row: AccountRow;
}

/** As it would be stored. */
export function draftAccount(made: NewAccount, now: number): AccountRow {
  return {
    ...columnsOf(made.settings),
    id: made.id ?? newId(),
    organization_id: made.organizationId,
    is_default: made.isDefault === true ? 1 : 0,
    tested_at: made.testedAt,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

export async function createWithin(work: Work, made: NewAccount): Promise<Made> {
  const known = made.id === undefined ? undefined : await findAccount(work.reads, made.id);
  const first = (await findSendingAccount(work.reads, undefined)) === undefined;
  const isDefault = made.isDefault ?? (known ? known.is_default === 1 : first);
  const row = draftAccount({ ...made, isDefault }, known?.created_at ?? work.now);
  if (known) {
    requireSame(toAccountRecord(known), toAccountRecord(row));
    return { created: false, row: known };
  }
  if (row.is_default === 1) await unsetDefault(work.writes);
  await insertAccount(work.writes, row);
  await work.log({ type: 'mail-account.created', id: row.id, version: 1, after: toAccountRecord(row) });
  return { created: true, row };
}

export interface Change {
  readonly settings: Settings;
  readonly isDefault: boolean;
  /** What it is proved by, where it was tried as it becomes. */
  readonly testedAt?: number;
}

export async function changeWithin(
  work: Work,
  row: AccountRow,
  { settings, isDefault, testedAt }: Change,
): Promise<AccountRow> {
  if (settings.address !== row.address) await requireNoneUnsent(work.reads, row);
  if (isDefault && row.is_default === 0) await unsetDefault(work.writes);
  if (!isDefault && row.is_default === 1) throw anotherIsNeeded();
  const columns = columnsOf(settings);
  const isOther = isOtherSignIn(row, { ...row, ...columns }) || settings.address !== row.address;
  const updated = await updateAccount(work.writes, row, {
    ...columns,
    is_default: isDefault ? 1 : 0,
    tested_at: testedAt ?? (isOther ? null : row.tested_at),
    updated_at: work.now,
  });
  await work.log({
    type: 'mail-account.changed',
    id: row.id,
    version: updated.version,
    before: toAccountRecord(row),
    after: toAccountRecord(updated),
  });
  return updated;
}

export async function removeWithin({ reads, writes, log }: Work, row: AccountRow): Promise<void> {
  await requireNoneUnsent(reads, row);
  const others = (await loadAccounts(reads)).some(({ id }) => id !== row.id);
  if (row.is_default === 1 && others) throw anotherIsNeeded();
  await deleteAccount(writes, row);
  await log({
    type: 'mail-account.deleted',
    id: row.id,
    version: row.version + 1,
    before: toAccountRecord(row),
  });
}

/** Which address mail comes from is chosen, and never what is left over. */
function anotherIsNeeded(): ApiError {
  return new ApiError(
    'state_forbids',
    'Mail goes out by this account where nothing else is said. Make another account the default first.',
  );
}

const namedAtMost = 3;

async function requireNoneUnsent(reads: Reads, { id, address }: AccountRow): Promise<void> {
  const mails = await listUnsent(reads, id);
  if (mails.length === 0) return;
  const named = mails.slice(0, namedAtMost).map(nameOf).join(', ');
  const rest = mails.length - namedAtMost;
  const more = rest > 0 ? text` and ${rest} more` : '';
  throw new ApiError(
    'state_forbids',
    text`Mail waits for ${address}: ${named}${more}. Send or drop it first.`,
  );
}

function nameOf({ subject, recipients }: MailRow): string {
  const { to } = JSON.parse(recipients) as { readonly to: readonly { readonly address: string }[] };
  return `"${subject}" to ${to.map(({ address }) => address).join(', ')}`;
}
