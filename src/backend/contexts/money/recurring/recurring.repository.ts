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
    .whole('recurring_runs', 'a period is made once')
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

export async function insertRun(writes: Writes, row: RunRow): Promise<void> {
  await writes.insert('recurring_runs', row).execute();
}
