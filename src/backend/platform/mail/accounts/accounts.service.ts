/** The use cases of accounts of mail. */
import { describeMailFault } from '../../../../domain/mail/fault-sentences.ts';
import { changedColumns } from '../../db/changes.ts';
import type { Caller } from '../../http/actor.ts';
import { invalidField, notFound } from '../../http/api-error.ts';
import type { Created } from '../../http/created.ts';
import { toPage } from '../../http/cursor.ts';
import type { ResourceService } from '../../http/resource-routes.ts';
import { requireVersion } from '../../http/versions.ts';
import type { Reads } from '../../reach/reads.ts';
import { isOtherSignIn, requireNamed, requireSignIn, settingsOf } from './account-input.ts';
import { toAccount, toAccountRecord } from './account-record.ts';
import type { AccountsPorts } from './accounts.ports.ts';
import { type AccountRow, findAccount, listAccounts, markTested } from './accounts.repository.ts';
import type {
  Account,
  AccountSetUp,
  AccountTest,
  CreateAccount,
  ListAccounts,
  PatchAccount,
  SetUpAccount,
  TestAccount,
} from './accounts.schema.ts';
import { sendTestMail } from './send-test-mail.ts';
import { setUpAccount } from './set-up-account.ts';
import { changeWithin, createWithin, removeWithin } from './write-account.ts';

export interface AccountsService extends ResourceService<Account, ListAccounts, CreateAccount, PatchAccount> {
  /** Tried first, and stored once its test mail was taken. */
  setUp(caller: Caller, input: SetUpAccount): Promise<AccountSetUp>;
  /** Tried as it becomes; where that fails it stays as it was. */
  edit(caller: Caller, id: string, input: SetUpAccount, expected?: number): Promise<AccountSetUp>;
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

class Accounts {
  private readonly ports: AccountsPorts;

  constructor(ports: AccountsPorts) {
    this.ports = ports;
  }

  private view(row: AccountRow): Account {
    return toAccount(row, this.ports.mail.accountSecrets);
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
    await requireNamed(this.ports.outbound, settings);
    const { id, isDefault } = input;
    const { organizationId } = actor;
    const made = await this.ports.unitOfWork.write(
      actor,
      async (work) => await createWithin(work, { id, organizationId, settings, isDefault, testedAt: null }),
    );
    return { created: made.created, record: this.view(made.row) };
  }

  async setUp(caller: Caller, input: SetUpAccount): Promise<AccountSetUp> {
    return await setUpAccount(this.ports, caller, { input, before: undefined });
  }

  async edit(caller: Caller, id: string, input: SetUpAccount, expected?: number): Promise<AccountSetUp> {
    const before = await load(this.ports.reads(caller.actor), id);
    requireVersion(before, expected);
    return await setUpAccount(this.ports, caller, { input, before });
  }

  async patch({ actor }: Caller, id: string, input: PatchAccount, expected?: number): Promise<Account> {
    const { before, after } = await this.ports.unitOfWork.write(actor, async (work) => {
      const row = await load(work.reads, id);
      requireVersion(row, expected);
      const record = toAccountRecord(row);
      const { isDefault, ...settings } = { ...record, ...changedColumns<typeof record>(input) };
      requireSignIn(settings);
      await requireNamed(this.ports.outbound, settings);
      return { before: row, after: await changeWithin(work, row, { settings, isDefault }) };
    });
    if (isOtherSignIn(before, after)) await this.ports.mail.accountSecrets.remove(before);
    return this.view(after);
  }

  async remove({ actor }: Caller, id: string, expected?: number): Promise<void> {
    const removed = await this.ports.unitOfWork.write(actor, async (work) => {
      const row = await load(work.reads, id);
      requireVersion(row, expected);
      await removeWithin(work, row);
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
    if (fault === null)
      await this.ports.unitOfWork.write(actor, async ({ writes, now }) => await markTested(writes, row, now));
    const message = fault === null ? null : describeMailFault(fault, row);
    return { ok: fault === null, fault, message, response: response ?? null };
  }
}

export function createAccountsService(ports: AccountsPorts): AccountsService {
  const accounts = new Accounts(ports);
  return {
    list: async (...asked) => await accounts.list(...asked),
    get: async (...asked) => await accounts.get(...asked),
    create: async (...asked) => await accounts.create(...asked),
    setUp: async (...asked) => await accounts.setUp(...asked),
    edit: async (...asked) => await accounts.edit(...asked),
    patch: async (...asked) => await accounts.patch(...asked),
    remove: async (...asked) => await accounts.remove(...asked),
    putPassword: async (...asked) => await accounts.putPassword(...asked),
    removePassword: async (...asked) => await accounts.removePassword(...asked),
    test: async (...asked) => await accounts.test(...asked),
  };
}
