/** SQL of an invoice's lines, of what each line came from, and of the claims that keep time from being billed twice. */
import type { Selectable } from 'kysely';
import type { Reader, Trx } from '../../../schema.ts';
import type { InvoiceHead } from './invoices.repository.ts';
import type { InvoiceLineEntryTable, InvoiceLineTable } from './invoices.tables.ts';

export type InvoiceLineRow = Selectable<InvoiceLineTable>;
export type InvoiceLineEntryRow = Selectable<InvoiceLineEntryTable>;

/** Far below the number of parameters that any of the databases takes. */
const rowsAStatement = 500;

function inChunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / rowsAStatement);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * rowsAStatement, (index + 1) * rowsAStatement),
  );
}

export async function listLines(db: Reader, invoice: InvoiceHead): Promise<InvoiceLineRow[]> {
  return await db
    .selectFrom('invoice_lines')
    .selectAll()
    .where('organization_id', '=', invoice.organization_id)
    .where('invoice_id', '=', invoice.id)
    .orderBy('position')
    .execute();
}

export async function insertLines(
  trx: Trx,
  rows: { readonly lines: readonly InvoiceLineRow[]; readonly entries: readonly InvoiceLineEntryRow[] },
): Promise<void> {
  for (const chunk of inChunks(rows.lines)) {
    await trx.insertInto('invoice_lines').values(chunk).execute();
  }
  for (const chunk of inChunks(rows.entries)) {
    await trx.insertInto('invoice_line_entries').values(chunk).execute();
  }
}

export async function deleteLines(trx: Trx, invoice: InvoiceHead): Promise<void> {
  const { organization_id: organizationId, id } = invoice;
  await trx
    .deleteFrom('invoice_line_entries')
    .where('organization_id', '=', organizationId)
    .where('invoice_id', '=', id)
    .execute();
  await trx
    .deleteFrom('invoice_lines')
    .where('organization_id', '=', organizationId)
    .where('invoice_id', '=', id)
    .execute();
}

/** Fails as `unique` when another invoice bills one of them. */
export async function claimEntries(
  trx: Trx,
  invoice: InvoiceHead,
  entryIds: readonly string[],
): Promise<void> {
  const claim = { organization_id: invoice.organization_id, invoice_id: invoice.id };
  for (const chunk of inChunks(entryIds)) {
    await trx
      .insertInto('billed_entries')
      .values(chunk.map((id) => ({ entry_id: id, ...claim })))
      .execute();
  }
}

export async function releaseEntries(trx: Trx, invoice: InvoiceHead): Promise<void> {
  await trx
    .deleteFrom('billed_entries')
    .where('organization_id', '=', invoice.organization_id)
    .where('invoice_id', '=', invoice.id)
    .execute();
}

export async function listLineEntries(db: Reader, invoice: InvoiceHead): Promise<InvoiceLineEntryRow[]> {
  return await db
    .selectFrom('invoice_line_entries')
    .selectAll()
    .where('organization_id', '=', invoice.organization_id)
    .where('invoice_id', '=', invoice.id)
    .execute();
}

/** The entries of every line, with project and author, in order of start. */
export async function listTrace(db: Reader, invoice: InvoiceHead) {
  return await db
    .selectFrom('invoice_line_entries')
    .innerJoin('time_entries', 'time_entries.id', 'invoice_line_entries.entry_id')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('users', 'users.id', 'time_entries.user_id')
    .select([
      'invoice_line_entries.line_id',
      'invoice_line_entries.seconds as billed_from',
      'time_entries.id',
      'time_entries.project_id',
      'time_entries.local_date',
      'time_entries.started_at',
      'time_entries.ended_at',
      'time_entries.zone',
      'time_entries.note',
      'time_entries.git',
      'projects.name as project_name',
      'users.name as user_name',
    ])
    .where('invoice_line_entries.organization_id', '=', invoice.organization_id)
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
}
export type TraceRow = Awaited<ReturnType<typeof listTrace>>[number];

/** How each billed entry stands: the state of its sheet, and which invoice claims it. */
export async function listEntryFacts(db: Reader, invoice: InvoiceHead) {
  return await db
    .selectFrom('invoice_line_entries')
    .innerJoin('time_entries', 'time_entries.id', 'invoice_line_entries.entry_id')
    .leftJoin('timesheets', 'timesheets.id', 'time_entries.timesheet_id')
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .select([
      'invoice_line_entries.entry_id as entryId',
      'time_entries.ended_at as endedAt',
      'timesheets.state as sheetState',
      'billed_entries.invoice_id as billedBy',
    ])
    .where('invoice_line_entries.organization_id', '=', invoice.organization_id)
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .execute();
}

export async function listTimesheetIds(db: Reader, invoice: InvoiceHead): Promise<string[]> {
  const rows = await db
    .selectFrom('invoice_line_entries')
    .innerJoin('time_entries', 'time_entries.id', 'invoice_line_entries.entry_id')
    .select('time_entries.timesheet_id')
    .distinct()
    .where('invoice_line_entries.organization_id', '=', invoice.organization_id)
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .execute();
  return rows.flatMap((row) => (row.timesheet_id === null ? [] : [row.timesheet_id]));
}
