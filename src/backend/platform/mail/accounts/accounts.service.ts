/** The use cases of accounts of mail. */
import { v7 as newId } from 'uuid';
import { describeMailFault } from '../../../../domain/mail/fault-sentences.ts';
import { changedColumns } from '../../db/changes.ts';
import type { Caller } from '../../http/actor.ts';
import { ApiError, invalidField, notFound } from '../../http/api-error.ts';
import { type Created, requireSame } from '../../http/created.ts';
import { toPage } from '../../http/cursor.ts';
import type { ResourceService } from '../../http/resource-routes.ts';
import { requireVersion } from '../../http/versions.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Work } from '../../unit-of-work.ts';
import { listUnsent } from '../outbox/mails.repository.ts';
import { columnsOf, isOtherSignIn, requireSignIn, settingsOf } from './account-input.ts';
import { toAccountRecord } from './account-record.ts';
import type { AccountsPorts } from './accounts.ports.ts';
import {
  type AccountRow,
  deleteAccount,
  findAccount,
  findSendingAccount,
  insertAccount,
  listAccounts,
  unsetDefault,
  updateAccount,
} from './accounts.repository.ts';
import type {
  Account,
  AccountTest,
  CreateAccount,
  ListAccounts,
  PatchAccount,
  TestAccount,
} from './accounts.schema.ts';
import { sendTestMail } from './send-test-mail.ts';

export interface AccountsService extends ResourceService<Account, ListAccounts, CreateAccount, PatchAccount> {
  /** How many mails waited for it. */
  putPassword(caller: Caller, id: string, password: string, expected?: number): Promise<{ released: number }>;
  removePassword(caller: Caller, id: string): Promise<void>;
  test(caller: Caller, id: string, input: TestAccount): Promise<AccountTest>;
}

async function load(reads: Reads, id: string): Promise<AccountRow> {
  const row = await findAccount(reads, id);
  if (!row) throw notFound('account of mail');
  return row;
}

async function requireNoneUnsent(reads: Reads, { id }: AccountRow): Promise<void> {
  const [mail] = await listUnsent(reads, id);
  if (mail === undefined) return;
  throw new ApiError('state_forbids', 'Mail of this account waits to be sent. Send or drop it first.');
}

class Accounts {
  private readonly ports: AccountsPorts;

  constructor(ports: AccountsPorts) {
    this.ports = ports;
  }

  private view(row: AccountRow): Account {
    return { ...toAccountRecord(row), password: this.ports.mail.accountSecrets.stateOf(row) };
  }

  async list({ actor }: Caller, query: ListAccounts) {
    const rows = await listAccounts(this.ports.reads(actor), query);
    const item = (row: AccountRow) => this.view(row);
    return toPage(rows, query.limit, { item, key: (row) => [row.address, row.id] });
  }

  async get({ actor }: Caller, id: string): Promise<Account> {
    return this.view(await load(this.ports.reads(actor), id));
  }

  async create({ actor }: Caller, input: CreateAccount): Promise<Created<Account>> {
    const settings = settingsOf(input);
    const made = await this.ports.unitOfWork.write(actor, async (work) => {
      const known = input.id === undefined ? undefined : await findAccount(work.reads, input.id);
      const first = (await findSendingAccount(work.reads, undefined)) === undefined;
      const at = known?.created_at ?? work.now;
      const row: AccountRow = {
        ...columnsOf(settings),
        id: input.id ?? newId(),
        organization_id: actor.organizationId,
        is_default: (input.isDefault ?? (known ? known.is_default === 1 : first)) ? 1 : 0,
        created_at: at,
        updated_at: at,
        version: 1,
      };
      if (known) {
        requireSame(toAccountRecord(known), toAccountRecord(row));
        return { created: false, row: known };
      }
      if (row.is_default === 1) await unsetDefault(work.writes);
      await insertAccount(work.writes, row);
      await work.log({ type: 'mail-account.created', id: row.id, version: 1, after: toAccountRecord(row) });
      return { created: true, row };
    });
    return { created: made.created, record: this.view(made.row) };
  }

  async patch({ actor }: Caller, id: string, input: PatchAccount, expected?: number): Promise<Account> {
    const { before, after } = await this.ports.unitOfWork.write(actor, async (work) => {
      const row = await load(work.reads, id);
      requireVersion(row, expected);
      return { before: row, after: await change(work, row, input) };
    });
    if (isOtherSignIn(before, after)) await this.ports.mail.accountSecrets.remove(before);
    return this.view(after);
  }

  async remove({ actor }: Caller, id: string, expected?: number): Promise<void> {
    const removed = await this.ports.unitOfWork.write(actor, async ({ reads, writes, log }) => {
      const row = await load(reads, id);
      requireVersion(row, expected);
      await requireNoneUnsent(reads, row);
      await deleteAccount(writes, row);
      await log({
        type: 'mail-account.deleted',
        id,
        version: row.version + 1,
        before: toAccountRecord(row),
      });
      return row;
    });
    await this.ports.mail.accountSecrets.remove(removed);
  }

  async putPassword(
    { actor }: Caller,
    id: string,
    password: string,
    expected?: number,
  ): Promise<{ released: number }> {
    const row = await load(this.ports.reads(actor), id);
    requireVersion(row, expected);
    if (row.sign_in === 'none') throw invalidField('password', 'is not what this account signs in with');
    await this.ports.mail.accountSecrets.put(row, password);
    return { released: await this.ports.mail.release(actor.organizationId) };
  }

  async removePassword({ actor }: Caller, id: string): Promise<void> {
    await this.ports.mail.accountSecrets.remove(await load(this.ports.reads(actor), id));
  }

  async test({ actor }: Caller, id: string, { to }: TestAccount): Promise<AccountTest> {
    const row = await load(this.ports.reads(actor), id);
    const { fault, response } = await sendTestMail(this.ports, row, to ?? row.address);
    const message = fault === null ? null : describeMailFault(fault, row);
    return { ok: fault === null, fault, message, response: response ?? null };
  }
}

async function change(work: Work, row: AccountRow, input: PatchAccount): Promise<AccountRow> {
  const record = toAccountRecord(row);
  const settings = { ...record, ...changedColumns<typeof record>(input) };
  requireSignIn(settings);
  if (settings.address !== row.address) await requireNoneUnsent(work.reads, row);
  if (input.isDefault === true && row.is_default === 0) await unsetDefault(work.writes);
  const updated = await updateAccount(work.writes, row, {
    ...columnsOf(settings),
    is_default: settings.isDefault ? 1 : 0,
    updated_at: work.now,
  });
  await work.log({
    type: 'mail-account.changed',
    id: row.id,
    version: updated.version,
    before: record,
    after: toAccountRecord(updated),
  });
  return updated;
}

export function createAccountsService(ports: AccountsPorts): AccountsService {
  const accounts = new Accounts(ports);
  return {
    list: async (...asked) => await accounts.list(...asked),
    get: async (...asked) => await accounts.get(...asked),
    create: async (...asked) => await accounts.create(...asked),
    patch: async (...asked) => await accounts.patch(...asked),
    remove: async (...asked) => await accounts.remove(...asked),
    putPassword: async (...asked) => await accounts.putPassword(...asked),
    removePassword: async (...asked) => await accounts.removePassword(...asked),
    test: async (...asked) => await accounts.test(...asked),
  };
}
