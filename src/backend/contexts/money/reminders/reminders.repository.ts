/** SQL of reminders. */

import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { mailsAbout } from '../../../platform/mail/outbox/mails.repository.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { amountColumns } from '../model/invoice-amounts.ts';
import type { ReminderPauseTable, ReminderRuleTable, ReminderTable } from './reminders.tables.ts';
import { ruleIdOf } from './rules/rule-id.ts';

export type RuleRow = Selectable<ReminderRuleTable>;
export type PauseRow = Selectable<ReminderPauseTable>;
export type ReminderRow = Selectable<ReminderTable>;

const invoiceColumns = [
  'id',
  'organization_id',
  'client_id',
  'document_type',
  'state',
  'series_prefix',
  'number',
  'currency',
  'issue_date',
  'due_date',
  'sent_on',
  'language',
  ...amountColumns,
] as const;

function unpaid(reads: Reads) {
  return reads
    .from('invoices')
    .select(invoiceColumns)
    .where('document_type', '=', '380')
    .where('state', 'in', ['issued', 'sent', 'part_paid']);
}

/** Issued, unpaid, and due by `day`: the longest overdue first. `id`: that one alone. */
export async function listDue(reads: Reads, day: string, id?: string) {
  const due = unpaid(reads).where('due_date', '<=', day);
  return await (id === undefined ? due : due.where('id', '=', id))
    .orderBy('due_date')
    .orderBy('id')
    .execute();
}
export type DueRow = Awaited<ReturnType<typeof listDue>>[number];

/** Issued and unpaid: nobody is late with them. */
export async function listWithoutDueDate(reads: Reads): Promise<DueRow[]> {
  return await unpaid(reads).where('due_date', 'is', null).orderBy('issue_date').orderBy('id').execute();
}

export async function findInvoice(invoices: Rows<'invoices'>, id: string) {
  return await invoices
    .select([...invoiceColumns, 'document'])
    .where('id', '=', id)
    .executeTakeFirst();
}
export type RemindedInvoice = NonNullable<Awaited<ReturnType<typeof findInvoice>>>;

export async function listPauses(reads: Reads): Promise<readonly PauseRow[]> {
  return await reads.from('reminder_pauses').selectAll().execute();
}

export async function findPause(
  reads: Pick<Reads, 'from'>,
  invoiceId: string,
): Promise<PauseRow | undefined> {
  return await reads
    .from('reminder_pauses')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
}

export async function insertPause(writes: Writes, row: PauseRow): Promise<void> {
  await writes.insert('reminder_pauses', row).execute();
}

export async function deletePause(writes: Writes, invoiceId: string): Promise<void> {
  await writes.remove('reminder_pauses').where('invoice_id', '=', invoiceId).execute();
}

/** Of unpaid invoices, without those that were dropped. */
export async function listLiveReminders(reads: Reads) {
  return await reads
    .from('reminders')
    .innerJoin(...reads.named('invoices', ['id', 'reminders.invoice_id']))
    .select(['reminders.invoice_id', 'reminders.step', 'reminders.written_on', 'reminders.left_on'])
    .where('reminders.state', '<>', 'dropped')
    .where('invoices.state', 'in', ['issued', 'sent', 'part_paid'])
    .execute();
}

/** What is under way, has left, or may have. */
const mailStates = ['queued', 'sending', 'waiting_for_password', 'sent', 'may_have_been_sent'] as const;
const mailColumns = ['mails.about_id', 'mails.state', 'mails.sent_at', 'mails.tried_at'] as const;

/** Mails that carry this invoice itself. */
export async function listInvoiceMails(reads: Reads, invoiceId: string) {
  return await mailsAbout(reads, 'invoice')
    .select(mailColumns)
    .where('about_id', '=', invoiceId)
    .where('state', 'in', mailStates)
    .execute();
}
export type InvoiceMail = Awaited<ReturnType<typeof listInvoiceMails>>[number];

/** The same of all unpaid invoices. */
export async function listUnpaidMails(reads: Reads): Promise<InvoiceMail[]> {
  return await mailsAbout(reads, 'invoice')
    .innerJoin(...reads.named('invoices', ['id', 'mails.about_id']))
    .select(mailColumns)
    .where('mails.state', 'in', mailStates)
    .where('invoices.state', 'in', ['issued', 'sent', 'part_paid'])
    .execute();
}

export async function listReminders(reads: Reads, invoiceId: string): Promise<readonly ReminderRow[]> {
  return await reads
    .invariant('reminders')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('id')
    .execute();
}

export async function findReminder(reads: Reads, id: string): Promise<ReminderRow | undefined> {
  return await reads.from('reminders').selectAll().where('id', '=', id).executeTakeFirst();
}

/** As they are shown, the first first. */
export async function listWritten(reads: Reads, invoiceId: string): Promise<readonly ReminderRow[]> {
  return await reads
    .from('reminders')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('id')
    .execute();
}

/** For the outbox, which asks for nobody. */
export async function findAnyReminder(reads: Reads, id: string): Promise<ReminderRow | undefined> {
  return await reads.invariant('reminders').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function settleReminder(
  writes: Writes,
  row: ReminderRow,
  change: Updateable<ReminderTable>,
): Promise<ReminderRow> {
  const updated = await writes
    .invariant('reminders')
    .update()
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Clients whose texts were seen, and by whom. */
export async function listConsents(
  reads: Reads,
): Promise<readonly { readonly clientId: string; readonly userId: string }[]> {
  const rows = await reads
    .invariant('reminder_rules')
    .select(['client_id', 'consented_by'])
    .where('consent_hash', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ client_id: clientId, consented_by: userId }) =>
    clientId === null || userId === null ? [] : [{ clientId, userId }],
  );
}

export async function insertReminder(writes: Writes, row: ReminderRow): Promise<void> {
  await writes.insert('reminders', row).execute();
}

export async function listRules(reads: Reads): Promise<readonly RuleRow[]> {
  return await reads.from('reminder_rules').selectAll().orderBy('id').execute();
}

/** By client; the practice's own by the id of the practice. */
export function bySubject(rows: readonly RuleRow[]): ReadonlyMap<string, RuleRow> {
  return new Map(rows.map((row) => [row.client_id ?? row.organization_id, row]));
}

/** The practice's and the client's. */
export async function findRules(
  reads: Reads,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, RuleRow>> {
  const rows = await reads
    .invariant('reminder_rules')
    .selectAll()
    .where('id', 'in', subjectIds.map(ruleIdOf))
    .execute();
  return bySubject(rows);
}

/** The first change makes the row; `row.version` is the one that it gets. */
export async function putRule(writes: Writes, row: RuleRow, isNew: boolean): Promise<RuleRow> {
  if (isNew) return await writes.insert('reminder_rules', row).returningAll().executeTakeFirstOrThrow();
  const { id, version, created_at: _created, organization_id: _organization, ...change } = row;
  const updated = await writes
    .update('reminder_rules')
    .set({ ...change, version })
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteRule(writes: Writes, id: string): Promise<void> {
  await writes.remove('reminder_rules').where('id', '=', id).execute();
}

/** What changed the open sum of an invoice, by value date. */
export async function listAllocations(reads: Reads, invoiceId: string) {
  return await reads
    .whole('payment_allocations', 'ledger')
    .innerJoin(...reads.named('payments', ['id', 'payment_allocations.payment_id']))
    .select(['payments.value_date', 'payment_allocations.kind', 'payment_allocations.minor'])
    .where('payment_allocations.invoice_id', '=', invoiceId)
    .execute();
}

export async function listCredits(reads: Reads, invoiceId: string) {
  return await reads
    .whole('invoices', 'ledger')
    .select(['issue_date', 'gross_minor', 'rounding_minor'])
    .where('preceding_id', '=', invoiceId)
    .where('document_type', '=', '381')
    .where('state', '<>', 'draft')
    .execute();
}

/** What an invoice says of its client, by id. */
export async function listDebtors(reads: Reads, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await reads
          .whole('clients', 'ledger')
          .select(['id', 'name', 'debtor', 'vat_id'])
          .where('id', 'in', [...new Set(ids)])
          .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function listClientNames(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await listDebtors(reads, ids))].map(([id, { name }]) => [id, name]));
}
