/** SQL of invoices and credit notes by what a question says of them. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Bound } from '../../../../../domain/query/conditions.ts';
import type { Filter, InvoiceCondition, Period } from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { amountColumns } from '../../../money/model/invoice-amounts.ts';

export interface InvoicesAsked {
  readonly filters: readonly Filter[];
  /** Of the days on which they were issued. */
  readonly period: Period | undefined;
  /** ISO date in the organization's zone. */
  readonly today: string;
  /** Of the invoices that were paid in full, those paid late; needed where they are asked for. */
  readonly paidLate: readonly string[];
}

/** Every document that the filters leave, drafts only where they are asked for; bounds of amounts are the caller's. */
export async function listInvoiceRows(reads: Reads, { filters, period, ...asked }: InvoicesAsked) {
  const whole = await listWholeNumbers(reads, filters);
  let select = reads
    .from('invoices')
    .innerJoin(...reads.named('clients', ['id', 'invoices.client_id']))
    .select([
      ...(['invoices.id', 'invoices.number', 'invoices.document_type', 'invoices.state'] as const),
      ...(['invoices.currency', 'invoices.issue_date', 'invoices.due_date', 'invoices.sent_on'] as const),
      ...(['invoices.series_prefix', 'invoices.net_minor', 'invoices.tax_minor'] as const),
      ...(['clients.id as clientId', 'clients.name as clientName'] as const),
      ...amountColumns.map((column) => `invoices.${column}` as const),
    ]);
  if (period !== undefined) {
    select = select
      .where('invoices.issue_date', '>=', period.from)
      .where('invoices.issue_date', '<=', period.to);
  }
  const isAnyDraft = filters.some((one) => one.field === 'invoice' && one.condition === 'draft' && one.is);
  if (!isAnyDraft) select = select.where('invoices.state', '<>', 'draft');
  for (const condition of filters.flatMap((filter) => toConditions(filter, { ...asked, whole, reads }))) {
    select = select.where(condition);
  }
  return await select
    .orderBy('invoices.issue_date')
    .orderBy('invoices.issued_at')
    .orderBy('invoices.id')
    .execute();
}

/** Whom invoices were issued to on these days, those of the tool before among them; a credit note is none. */
export async function listInvoicedClients(reads: Reads, { from, to }: Period): Promise<readonly string[]> {
  const rows = await reads
    .from('invoices')
    .select('client_id')
    .where('document_type', '=', '380')
    .where('state', '<>', 'draft')
    .where('issue_date', '>=', from)
    .where('issue_date', '<=', to)
    .execute();
  return rows.map(({ client_id: id }) => id);
}

/** What was issued, as it was: of some documents. */
export async function listFrozen(reads: Reads, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await reads.from('invoices').select('document').where('id', 'in', ids).execute();
  return rows.flatMap(({ document }) => document ?? []);
}

export type InvoiceRow = Awaited<ReturnType<typeof listInvoiceRows>>[number];

interface Facts extends Pick<InvoicesAsked, 'today' | 'paidLate'> {
  readonly reads: Reads;
  /** In small letters: of the numbers that are asked for, those that an invoice bears as they are. */
  readonly whole: ReadonlySet<string>;
}

async function listWholeNumbers(reads: Reads, filters: readonly Filter[]): Promise<ReadonlySet<string>> {
  const asked = filters.flatMap((filter) => (filter.field === 'number' ? filter.numbers : []));
  if (asked.length === 0) return new Set();
  const folded = asked.map((number) => number.toLowerCase());
  const rows = await reads
    .from('invoices')
    .select('number')
    .where(sql<string>`lower(invoices.number)`, 'in', folded)
    .execute();
  return new Set(rows.flatMap(({ number }) => number?.toLowerCase() ?? []));
}

function toConditions(filter: Filter, facts: Facts): readonly Expression<SqlBool>[] {
  switch (filter.field) {
    case 'client':
      return [isOneOf('invoices.client_id', idsOf(filter), filter.is)];
    case 'invoice':
      return [sidesOf(filter.condition, facts)[filter.is ? 0 : 1]];
    case 'due':
      return [isOn('invoices.due_date', filter)];
    case 'within':
      return [isOn('invoices.issue_date', filter)];
    case 'worked':
      return [hasTimeOn(facts.reads, filter)];
    case 'number':
      return [isNumbered(filter, facts)];
    case 'currency':
      return [isOneOf('invoices.currency', filter.currencies, filter.is)];
    case 'late':
      return [
        isOpen,
        sql<boolean>`invoices.due_date ${turned[filter.bound]} ${addDays(facts.today, -filter.days)}`,
      ];
    default:
      return [];
  }
}

const idsOf = ({ values }: Extract<Filter, { readonly values: unknown }>): readonly string[] =>
  values.map(({ id }) => id);

/** A draft has no number yet: it is none of them. */
function isOneOf(column: string, values: readonly string[], is: boolean): Expression<SqlBool> {
  const among =
    values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
  return is ? among : sql<boolean>`case when ${among} then 1 else 0 end = 0`;
}

/** "2026-0038" is enough for "RE-2026-0038" where no invoice bears that alone, as the coach looks one up (readings.repository.ts). */
function isNumbered(
  { numbers, is }: Extract<Filter, { readonly field: 'number' }>,
  { whole }: Facts,
): Expression<SqlBool> {
  const each = numbers.map((number) => {
    const folded = number.toLowerCase();
    return whole.has(folded)
      ? sql<boolean>`lower(invoices.number) = ${folded}`
      : sql<boolean>`lower(invoices.number) like ${`%-${folded}`}`;
  });
  const among = sql<boolean>`(${sql.join(each, sql` or `)})`;
  return is ? among : sql<boolean>`case when ${among} then 1 else 0 end = 0`;
}

function isOn(
  column: string,
  { is, period: { from, to } }: Extract<Filter, { readonly field: 'due' | 'within' }>,
): Expression<SqlBool> {
  const within = sql<boolean>`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} <= ${to})`;
  return is ? within : sql<boolean>`not ${within}`;
}

/** Whether time of these days is on it. */
function hasTimeOn(
  reads: Reads,
  { is, period: { from, to } }: Extract<Filter, { readonly field: 'worked' | 'invoiced' | 'received' }>,
): Expression<SqlBool> {
  const has = sql<boolean>`exists (select 1 from billed_entries inner join time_entries on time_entries.id = billed_entries.entry_id where billed_entries.invoice_id = invoices.id and time_entries.local_date >= ${from} and time_entries.local_date <= ${to} and ${reads.wholeCondition('billed_entries', 'narrowing')} and ${reads.wholeCondition('time_entries', 'narrowing')})`;
  return is ? has : sql<boolean>`not ${has}`;
}

/** More days late is an earlier date. */
const turned: Readonly<Record<Bound, Expression<unknown>>> = {
  above: sql`<`,
  atLeast: sql`<=`,
  below: sql`>`,
  atMost: sql`>=`,
};

const isOpen = sql<boolean>`(invoices.document_type = '380' and invoices.state in ('issued', 'sent', 'part_paid'))`;

const isPaid = sql<boolean>`(invoices.document_type = '380' and invoices.state = 'paid')`;
const isSettled = sql<boolean>`(invoices.document_type = '380' and invoices.state in ('paid', 'cancelled'))`;

type Side = Expression<SqlBool>;

/**
 * Where it holds and where it does not. Paid and open are each other's opposite: an invoice that was credited is neither, and
 * what is not overdue is still open.
 */
function sidesOf(
  condition: InvoiceCondition,
  { today, paidLate }: Facts,
): readonly [holds: Side, doesNot: Side] {
  const late = isOneOf('invoices.id', paidLate, true);
  const sides: Readonly<Record<InvoiceCondition, readonly [Side, Side]>> = {
    draft: [sql`invoices.state = 'draft'`, sql`invoices.state <> 'draft'`],
    sent: [sql`invoices.sent_on is not null`, sql`invoices.sent_on is null`],
    paid: [isPaid, isOpen],
    open: [isOpen, isSettled],
    overdue: [
      sql`(${isOpen} and invoices.due_date < ${today})`,
      sql`(${isOpen} and invoices.due_date >= ${today})`,
    ],
    partlyPaid: [
      sql`(${isOpen} and invoices.state = 'part_paid')`,
      sql`(${isOpen} and invoices.state <> 'part_paid')`,
    ],
    paidLate: [sql`(${isPaid} and ${late})`, sql`(${isPaid} and not ${late})`],
    taxed: [sql`invoices.tax_minor <> 0`, sql`invoices.tax_minor = 0`],
    credit: [sql`invoices.document_type = '381'`, sql`invoices.document_type <> '381'`],
  };
  return sides[condition];
}
