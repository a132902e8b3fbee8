/** SQL of what a rate can reach: entries with how far they have got on their way to an invoice, and what has no rate. */
import { sql } from 'kysely';
import { findDays } from '../../../../../domain/figures/worked-time.ts';
import type { RateKey } from '../../../../../domain/rates/rate.ts';
import type { RateChange, RatedStage, RecordedEntry } from '../../../../../domain/rates/rate-plan.ts';
import type { Reads, Rows } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';

export interface RateReach extends RateKey {
  readonly from: string;
  readonly before: string | undefined;
}

/** With the project, the sheet and the invoice that an entry may be on. */
function placed(reads: Reads, entries: Rows<'time_entries'>) {
  return entries
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(...reads.named('invoices', ['id', 'billed_entries.invoice_id']));
}

export async function listRated(
  reads: Reads,
  { scope, scopeId, actorId, from, before }: RateReach,
): Promise<readonly RecordedEntry[]> {
  const { organizationId } = reads.actor;
  const entries = reads.invariant('time_entries');
  let select = placed(reads, entries).where('time_entries.local_date', '>=', from);
  if (before !== undefined) select = select.where('time_entries.local_date', '<', before);
  if (actorId !== null) select = select.where('time_entries.user_id', '=', actorId);
  if (scope === 'task') select = select.where('time_entries.task_id', '=', scopeId);
  if (scope === 'project') select = select.where('time_entries.project_id', '=', scopeId);
  if (scope === 'client') select = select.where('projects.client_id', '=', scopeId);
  const rows = await select
    .select([
      'time_entries.id',
      'time_entries.user_id',
      'time_entries.project_id',
      'time_entries.task_id',
      'time_entries.note',
      'time_entries.seconds',
      'time_entries.local_date',
      'time_entries.zone',
      'time_entries.started_at',
      'time_entries.ended_at',
      'time_entries.billable',
      'time_entries.rate_minor',
      'time_entries.rate_currency',
      'time_entries.rate_id',
      'time_entries.rate_own',
      'time_entries.timesheet_id',
      'projects.name as project_name',
      'projects.client_id',
      'projects.currency',
      'timesheets.state as sheet',
      'billed_entries.invoice_id',
      'invoices.state as invoice',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    taskId: row.task_id ?? undefined,
    note: row.note,
    seconds: row.seconds ?? 0,
    date: row.local_date,
    days: findDays({
      date: row.local_date,
      zone: row.zone,
      startMs: row.started_at,
      endMs: row.ended_at ?? row.started_at,
    }),
    hourlyRate: { minor: row.rate_minor, currency: row.rate_currency },
    work: {
      taskId: row.task_id,
      projectId: row.project_id,
      clientId: row.client_id,
      organizationId,
      actorId: row.user_id,
      date: row.local_date,
      currency: row.currency,
    },
    billable: row.billable === 1,
    rateId: row.rate_id,
    isOwn: row.rate_own === 1,
    stage: stageOf(row),
    startMs: row.started_at,
  }));
}

interface Placed {
  readonly timesheet_id: string | null;
  readonly sheet: string | null;
  readonly invoice_id: string | null;
  readonly invoice: string | null;
}

/** An entry in any sheet is locked by it. */
function stageOf({ timesheet_id, sheet, invoice_id, invoice }: Placed): RatedStage {
  if (invoice_id !== null) return invoice === 'draft' ? 'drafted' : 'invoiced';
  if (timesheet_id === null) return 'open';
  return sheet === 'approved' || sheet === 'invoiced' ? sheet : 'submitted';
}

/** Entries a statement names. */
const entriesAStatement = 500;

/** One statement for many entries of one rate; what they were is known from the change of the rate. */
export async function rerate({ writes, now }: Work, changes: readonly RateChange[]): Promise<void> {
  const rates = Map.groupBy(changes, ({ rateId, amount }) => `${rateId} ${amount.minor} ${amount.currency}`);
  for (const same of rates.values()) {
    const [first] = same;
    if (first === undefined) continue;
    const rate = {
      rate_minor: first.amount.minor,
      rate_currency: first.amount.currency,
      rate_id: first.rateId,
    };
    for (let start = 0; start < same.length; start += entriesAStatement) {
      const ids = same.slice(start, start + entriesAStatement).map(({ entry }) => entry.id);
      await writes
        .invariant('time_entries')
        .update()
        .set({ ...rate, updated_at: now, version: sql<number>`version + 1` })
        .where('id', 'in', ids)
        .execute();
    }
  }
}

/** The most hours first. */
export async function listWithoutRate(reads: Reads) {
  const rows = await placed(reads, reads.from('time_entries'))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .where('time_entries.billable', '=', 1)
    .where('time_entries.rate_minor', '=', 0)
    .where('time_entries.rate_id', 'is', null)
    .where('time_entries.rate_own', '=', 0)
    .where('billed_entries.entry_id', 'is', null)
    .where((where) =>
      where.or([where('timesheets.state', 'is', null), where('timesheets.state', '<>', 'invoiced')]),
    )
    .groupBy(['projects.id', 'projects.name', 'projects.currency', 'clients.id', 'clients.name'])
    .select([
      'projects.id as projectId',
      'projects.name as projectName',
      'clients.id as clientId',
      'clients.name as clientName',
      'projects.currency',
      sql<number>`count(*)`.as('entries'),
      sql<number | null>`sum(time_entries.seconds)`.as('seconds'),
      sql<string>`min(time_entries.local_date)`.as('firstDate'),
      sql<string>`max(time_entries.local_date)`.as('lastDate'),
    ])
    .execute();
  return rows
    .map((row) => ({ ...row, entries: Number(row.entries), seconds: Number(row.seconds ?? 0) }))
    .toSorted((one, other) => other.seconds - one.seconds || (one.projectName < other.projectName ? -1 : 1));
}
