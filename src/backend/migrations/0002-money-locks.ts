/**
 * What the database itself refuses, whatever program asks: a change of an issued invoice, of submitted time, or
 * of the order of numbers. One list of rules, written down for each dialect. Part of migration 0002: never edited.
 */

/** A rule on one table: `when` speaks of OLD and NEW and may look into other tables. */
interface Lock {
  readonly name: string;
  readonly table: string;
  readonly on: 'insert' | 'update' | 'delete';
  readonly when: string;
  readonly message: string;
}

/** All of an issued invoice but what becomes of it: state, payments, version. */
const frozenInvoiceColumns = [
  'id',
  'organization_id',
  'client_id',
  'document_type',
  'currency',
  'issue_date',
  'due_date',
  'payment_term_days',
  'payment_terms',
  'period_start',
  'period_end',
  'buyer_reference',
  'note',
  'language',
  'discount',
  'rounding',
  'tax_category',
  'tax_rate',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'preceding_id',
  'series_prefix',
  'series_year',
  'sequence',
  'number',
  'issued_at',
  'issued_by',
  'document',
  'document_hash',
  'chain_hash',
  'created_at',
];

/** What an invoice is made of. Tags and git facts of an entry stay open, money does not. */
const lockedEntryColumns = [
  'organization_id',
  'user_id',
  'project_id',
  'task_id',
  'started_at',
  'ended_at',
  'zone',
  'local_date',
  'seconds',
  'note',
  'billable',
  'rate_minor',
  'rate_currency',
];

const invoiceIsFinal = (row: string): string =>
  `exists (select 1 from invoices where id = ${row}.invoice_id and state <> 'draft')`;
const changed = (columns: readonly string[]): string =>
  columns.map((column) => `OLD.${column} is distinct from NEW.${column}`).join(' or ');

const final = 'An issued invoice is final: correct it with a credit note.';
const partsOfInvoice = ['invoice_lines', 'invoice_line_entries'];

const locks: readonly Lock[] = [
  {
    name: 'invoices_begin_as_draft',
    table: 'invoices',
    on: 'insert',
    when: `NEW.state <> 'draft'`,
    message: 'An invoice begins as a draft.',
  },
  {
    name: 'invoices_final',
    table: 'invoices',
    on: 'update',
    when: `OLD.state <> 'draft' and (NEW.state = 'draft' or ${changed(frozenInvoiceColumns)})`,
    message: final,
  },
  {
    name: 'invoices_ended',
    table: 'invoices',
    on: 'update',
    when: `OLD.state = 'cancelled' and NEW.state <> 'cancelled'`,
    message: 'A cancelled invoice stays cancelled.',
  },
  { name: 'invoices_kept', table: 'invoices', on: 'delete', when: `OLD.state <> 'draft'`, message: final },
  ...partsOfInvoice.flatMap((table): Lock[] => [
    { name: `${table}_added`, table, on: 'insert', when: invoiceIsFinal('NEW'), message: final },
    {
      name: `${table}_changed`,
      table,
      on: 'update',
      when: `${invoiceIsFinal('OLD')} or ${invoiceIsFinal('NEW')}`,
      message: final,
    },
    { name: `${table}_removed`, table, on: 'delete', when: invoiceIsFinal('OLD'), message: final },
  ]),
  {
    name: 'billed_entries_fixed',
    table: 'billed_entries',
    on: 'update',
    when: 'true',
    message: 'What bills an entry is released and claimed anew, never changed.',
  },
  {
    name: 'billed_entries_kept',
    table: 'billed_entries',
    on: 'delete',
    when: `exists (select 1 from invoices where id = OLD.invoice_id and state not in ('draft', 'cancelled'))`,
    message: 'The entry is billed: only a credit note releases it.',
  },
  {
    name: 'number_counters_dense',
    table: 'number_counters',
    on: 'update',
    when: `NEW.organization_id <> OLD.organization_id or NEW.prefix <> OLD.prefix or NEW.year <> OLD.year
      or NEW.last_sequence not in (OLD.last_sequence, OLD.last_sequence + 1) or NEW.last_issue_date < OLD.last_issue_date`,
    message: 'Numbers run on without gap, in the order of dates.',
  },
  {
    name: 'number_counters_start',
    table: 'number_counters',
    on: 'insert',
    when: `NEW.last_sequence <> 1`,
    message: 'A series begins with 1.',
  },
  {
    name: 'number_counters_kept',
    table: 'number_counters',
    on: 'delete',
    when: 'true',
    message: 'A series of numbers is kept for ever.',
  },
  {
    name: 'timesheets_kept',
    table: 'timesheets',
    on: 'delete',
    when: `OLD.state in ('submitted', 'approved', 'invoiced')`,
    message: 'A submitted timesheet is kept.',
  },
  {
    name: 'time_entries_locked',
    table: 'time_entries',
    on: 'update',
    when: `OLD.timesheet_id is not null and (${changed(lockedEntryColumns)})`,
    message: 'The entry is in a submitted timesheet.',
  },
  {
    name: 'time_entries_held',
    table: 'time_entries',
    on: 'update',
    when: `OLD.timesheet_id is distinct from NEW.timesheet_id and exists
      (select 1 from timesheets where id = OLD.timesheet_id and state in ('submitted', 'approved', 'invoiced'))`,
    message: 'The entry is in a submitted timesheet.',
  },
  {
    name: 'time_entries_billed',
    table: 'time_entries',
    on: 'update',
    when: `OLD.timesheet_id is distinct from NEW.timesheet_id and exists (select 1 from billed_entries where entry_id = OLD.id)`,
    message: 'The entry is billed.',
  },
  {
    name: 'time_entries_kept',
    table: 'time_entries',
    on: 'delete',
    when: 'OLD.timesheet_id is not null',
    message: 'The entry is in a submitted timesheet.',
  },
];

/** The statements that put every lock in place. */
export function moneyLocks(dialect: 'sqlite' | 'postgres'): readonly string[] {
  return locks.flatMap((lock) => (dialect === 'sqlite' ? [sqliteTrigger(lock)] : postgresTrigger(lock)));
}

/** `is not` is SQLite's older word for `is distinct from`. */
function sqliteTrigger({ name, table, on, when, message }: Lock): string {
  const condition = when.replaceAll('is distinct from', 'is not');
  return `create trigger ${name} before ${on} on ${table} for each row when ${condition}
    begin select raise(abort, '${message}'); end`;
}

/** A WHEN clause may not look into other tables there, so the condition stands in a function. */
function postgresTrigger({ name, table, on, when, message }: Lock): readonly string[] {
  return [
    `create function ${name}() returns trigger language plpgsql as $lock$
    begin
      if ${when} then
        raise exception '${message}';
      end if;
      return ${on === 'delete' ? 'OLD' : 'NEW'};
    end
    $lock$`,
    `create trigger ${name} before ${on} on ${table} for each row execute function ${name}()`,
  ];
}
