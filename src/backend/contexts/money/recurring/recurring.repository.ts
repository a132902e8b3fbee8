/** SQL of recurring invoices. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListRecurring } from './recurring.schema.ts';
import type { RecurringRunTable, RecurringTemplateTable } from './recurring.tables.ts';

export type TemplateRow = Selectable<RecurringTemplateTable>;
export type RunRow = Selectable<RecurringRunTable>;

const shownRuns = 12;

export async function findTemplate(rows: Pick<Reads, 'from'>, id: string): Promise<TemplateRow | undefined> {
  return await rows.from('recurring_templates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listTemplates(
  reads: Reads,
  { clientId, ...page }: ListRecurring,
): Promise<TemplateRow[]> {
  const all = reads.from('recurring_templates').selectAll();
  const select = clientId === undefined ? all : all.where('client_id', '=', clientId);
  return await selectPage(select, page, {
    by: 'name',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertTemplate(writes: Writes, row: TemplateRow): Promise<void> {
  await writes.insert('recurring_templates', row).execute();
}

export async function updateTemplate(
  writes: Writes,
  row: TemplateRow,
  change: Updateable<RecurringTemplateTable>,
): Promise<TemplateRow> {
  const updated = await writes
    .update('recurring_templates')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteTemplate(writes: Writes, id: string): Promise<void> {
  await writes.remove('recurring_templates').where('id', '=', id).execute();
}

/** The newest first. */
export async function listRuns(reads: Reads, templateId: string): Promise<readonly RunRow[]> {
  return await reads
    .from('recurring_runs')
    .selectAll()
    .where('template_id', '=', templateId)
    .orderBy('period_start', 'desc')
    .limit(shownRuns)
    .execute();
}

export async function findRun(
  reads: Reads,
  { templateId, from }: { readonly templateId: string; readonly from: string },
): Promise<RunRow | undefined> {
  return await reads
    .invariant('recurring_runs')
    .selectAll()
    .where('template_id', '=', templateId)
    .where('period_start', '=', from)
    .executeTakeFirst();
}

/** Of an invoice whose mail is due; false where another run was faster. */
export async function settleSending(
  writes: Writes,
  { template_id, period_start }: Pick<RunRow, 'template_id' | 'period_start'>,
  change: Pick<RunRow, 'outcome' | 'because'>,
): Promise<boolean> {
  const { numUpdatedRows } = await writes
    .update('recurring_runs')
    .set(change)
    .where('template_id', '=', template_id)
    .where('period_start', '=', period_start)
    .where('outcome', '=', 'sending')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Another attempt at a period of which nothing came. */
export async function updateRun(
  writes: Writes,
  { template_id, period_start, outcome }: Pick<RunRow, 'template_id' | 'period_start' | 'outcome'>,
  change: Pick<RunRow, 'outcome' | 'invoice_id' | 'because' | 'made_at'>,
): Promise<RunRow> {
  const updated = await writes
    .update('recurring_runs')
    .set(change)
    .where('template_id', '=', template_id)
    .where('period_start', '=', period_start)
    .where('outcome', '=', outcome)
    .where('invoice_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Of all templates, or of one: periods with one of these outcomes. */
export async function listRunsThatEnded(
  reads: Reads,
  {
    outcomes,
    templateId,
  }: { readonly outcomes: readonly RunRow['outcome'][]; readonly templateId?: string | undefined },
): Promise<readonly RunRow[]> {
  const runs = reads.invariant('recurring_runs').selectAll().where('outcome', 'in', outcomes);
  return await (templateId === undefined ? runs : runs.where('template_id', '=', templateId)).execute();
}

export async function listTemplatesById(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<TemplateRow, 'id' | 'name' | 'client_id'>>> {
  if (ids.length === 0) return new Map();
  const rows = await reads
    .invariant('recurring_templates')
    .select(['id', 'name', 'client_id'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of these invoices, those that are issued and did not leave yet. */
export async function listUnsentInvoices(
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reads
    .namesOf('invoices', ['id', ids])
    .select(['id', 'number'])
    .where('state', '=', 'issued')
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number ?? '']));
}

export async function insertRun(writes: Writes, row: RunRow): Promise<void> {
  await writes.insert('recurring_runs', row).execute();
}
