/** SQL of an invoice's lines, of what each line came from, and of the claims that keep time from being billed twice. */
import type { Selectable } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
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

export async function listLines(rows: Pick<Reads, 'from'>, invoice: InvoiceHead): Promise<InvoiceLineRow[]> {
  return await rows
    .from('invoice_lines')
    .selectAll()
    .where('invoice_id', '=', invoice.id)
    .orderBy('position')
    .execute();
}

export async function insertLines(
  writes: Writes,
  rows: { readonly lines: readonly InvoiceLineRow[]; readonly entries: readonly InvoiceLineEntryRow[] },
): Promise<void> {
  for (const chunk of inChunks(rows.lines)) {
    await writes.insert('invoice_lines', chunk).execute();
  }
  for (const chunk of inChunks(rows.entries)) {
    await writes.insert('invoice_line_entries', chunk).execute();
  }
}

export async function deleteLines(writes: Writes, { id }: InvoiceHead): Promise<void> {
  await writes.remove('invoice_line_entries').where('invoice_id', '=', id).execute();
  await writes.remove('invoice_lines').where('invoice_id', '=', id).execute();
}

/** Fails as `unique` when another invoice bills one of them. */
export async function claimEntries(
  writes: Writes,
  invoice: InvoiceHead,
  entryIds: readonly string[],
): Promise<void> {
  const claim = { organization_id: invoice.organization_id, invoice_id: invoice.id };
  for (const chunk of inChunks(entryIds)) {
    const rows = chunk.map((id) => ({ entry_id: id, ...claim }));
    await writes.insert('billed_entries', rows).execute();
  }
}

export async function releaseEntries(writes: Writes, invoice: InvoiceHead): Promise<void> {
  await writes.invariant('billed_entries').remove().where('invoice_id', '=', invoice.id).execute();
}

export async function listLineEntries(
  rows: Pick<Reads, 'from'>,
  invoice: InvoiceHead,
): Promise<InvoiceLineEntryRow[]> {
  return await rows.from('invoice_line_entries').selectAll().where('invoice_id', '=', invoice.id).execute();
}

/** The entries of every line, with project and author, in order of start. */
export async function listTrace(reads: Reads, invoice: InvoiceHead) {
  return await reads
    .from('invoice_line_entries')
    .innerJoin(
      'time_entries',
      reads.joinWhole('time_entries', 'billing', ['id', 'invoice_line_entries.entry_id']),
    )
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('users', ['id', 'time_entries.user_id']))
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
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
}
export type TraceRow = Awaited<ReturnType<typeof listTrace>>[number];

/** How each billed entry stands: the state of its sheet, and which invoice claims it. */
export async function listEntryFacts(reads: Reads, invoice: InvoiceHead) {
  return await reads
    .from('invoice_line_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'invoice_line_entries.entry_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('billed_entries', reads.joinInvariant('billed_entries', ['entry_id', 'time_entries.id']))
    .select([
      'invoice_line_entries.entry_id as entryId',
      'time_entries.user_id as userId',
      'time_entries.started_at as startedAt',
      'time_entries.ended_at as endedAt',
      'timesheets.state as sheetState',
      'billed_entries.invoice_id as billedBy',
    ])
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .execute();
}

export async function listTimesheetIds(reads: Reads, invoice: InvoiceHead): Promise<string[]> {
  const rows = await reads
    .from('invoice_line_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'invoice_line_entries.entry_id']))
    .select('time_entries.timesheet_id')
    .distinct()
    .where('invoice_line_entries.invoice_id', '=', invoice.id)
    .execute();
  return rows.flatMap((row) => (row.timesheet_id === null ? [] : [row.timesheet_id]));
}
