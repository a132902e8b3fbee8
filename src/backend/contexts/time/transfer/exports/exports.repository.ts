/** SQL of exports. */
import type { Reads } from '../../../../platform/reach/reads.ts';

export interface ExportPage {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last entry of the page before. */
  readonly after?: { readonly startedAt: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** Finished entries in the order of their start, with the names that stand for their records. */
export async function listExported(reads: Reads, { from, to, after, limit }: ExportPage) {
  let select = reads
    .from('time_entries')
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .innerJoin('users', reads.joinWhole('users', 'names', ['id', 'time_entries.user_id']))
    .leftJoin(...reads.named('tasks', ['id', 'time_entries.task_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('imported_entries', reads.joinInvariant('imported_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(...reads.named('invoices', ['id', 'billed_entries.invoice_id']))
    .select([
      'time_entries.id',
      'time_entries.started_at',
      'time_entries.ended_at',
      'time_entries.zone',
      'time_entries.local_date',
      'time_entries.seconds',
      'time_entries.note',
      'time_entries.tags',
      'time_entries.billable',
      'time_entries.rate_minor',
      'time_entries.rate_currency',
      'time_entries.git',
      'time_entries.user_id',
      'time_entries.project_id',
      'time_entries.task_id',
      'projects.client_id',
      'users.name as person',
      'users.email',
      'clients.name as client',
      'projects.name as project',
      'tasks.name as task',
      'timesheets.state as sheet',
      'imported_entries.invoice as external_invoice',
      'invoices.number as invoice',
    ])
    .where('time_entries.ended_at', 'is not', null);
  if (from) select = select.where('time_entries.local_date', '>=', from);
  if (to) select = select.where('time_entries.local_date', '<=', to);
  if (after) {
    select = select.where((where) =>
      where(
        where.refTuple('time_entries.started_at', 'time_entries.id'),
        '>',
        where.tuple(after.startedAt, after.id),
      ),
    );
  }
  return await select.orderBy('time_entries.started_at').orderBy('time_entries.id').limit(limit).execute();
}

export type ExportedEntryRow = Awaited<ReturnType<typeof listExported>>[number];

/** Timers that run: what they come to is not known yet. */
export async function listRunning(reads: Reads, { from, to }: Pick<ExportPage, 'from' | 'to'>) {
  let select = reads.from('time_entries').select('started_at').where('ended_at', 'is', null);
  if (from) select = select.where('local_date', '>=', from);
  if (to) select = select.where('local_date', '<=', to);
  return await select.orderBy('started_at').orderBy('id').execute();
}
