/** SQL of reports over time: scoped by organization, and by user where the caller reaches only their own. */
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/http/actor.ts';
import type { Reader } from '../../../schema.ts';
import { lateOnes, listDayEnds, passesMidnightOf } from '../../time/model/day-split.ts';
import { begunOn, type EntryFilter, selectEntries } from '../../time/model/entry-filter.ts';
import { findReachingFrom } from '../../time/model/longest-entry.ts';
import type { ProjectRoundings } from './project-roundings.ts';
import type { ReportGrouping } from './reports.schema.ts';
import { countAddedUp, sumRounding } from './rounding.repository.ts';

/** Some of the work of one day, project, task, person and so on; what the groupings do not ask for is left out. */
export interface Work {
  readonly date?: string;
  readonly projectId?: string;
  readonly taskId?: string | null;
  readonly userId?: string;
  readonly tags?: string;
  readonly isBillable: boolean;
  readonly isBilled: boolean;
  readonly rateMinor: number;
  readonly currency: string;
  readonly seconds: number;
  readonly entries: number;
  /** What rounding adds to billable entries that began here, or takes; null where that is not known. */
  readonly roundingSeconds: number | null;
}

/** What is added up, and by which rules it is rounded: by none that changes it where they are left out. */
export interface Summing {
  readonly groupings: readonly ReportGrouping[];
  readonly roundings?: ProjectRoundings | undefined;
}

export interface ReportScope {
  readonly scope: Scope;
  readonly from: string;
  readonly to: string;
  readonly filter: EntryFilter;
}

const columnsOf: Readonly<Record<ReportGrouping, readonly (keyof typeof columns)[]>> = {
  day: ['date'],
  week: ['date'],
  month: ['date'],
  client: ['projectId'],
  project: ['projectId'],
  task: ['projectId', 'taskId'],
  tag: ['tags'],
  person: ['userId'],
};

const columns = {
  date: 'time_entries.local_date as date',
  projectId: 'time_entries.project_id as projectId',
  taskId: 'time_entries.task_id as taskId',
  tags: 'time_entries.tags as tags',
  userId: 'time_entries.user_id as userId',
} as const;

const groupColumns = {
  date: 'time_entries.local_date',
  projectId: 'time_entries.project_id',
  taskId: 'time_entries.task_id',
  tags: 'time_entries.tags',
  userId: 'time_entries.user_id',
} as const;

const shared = [
  'time_entries.billable as billable',
  'time_entries.rate_minor as rateMinor',
  'time_entries.rate_currency as currency',
] as const;

/** On an invoice that was issued, and not taken back by a credit note that released it. */
const isBilled: RawBuilder<number> = sql`case when invoices.id is null then 0 else 1 end`;

/** Finished entries of the period, or of what `from` may be set to before it. */
function finished(db: Reader, { scope, filter, from, to }: ReportScope) {
  return begunOn(selectEntries(db, scope, filter), { from, to }).where(
    'time_entries.seconds',
    'is not',
    null,
  );
}

/** With what may reach into the first of the days. */
export async function withNightsBefore(db: Reader, asked: ReportScope): Promise<ReportScope> {
  return { ...asked, from: await findReachingFrom(db, asked.scope.organizationId, asked.from) };
}

function withBilling(db: Reader, asked: ReportScope) {
  return finished(db, asked)
    .leftJoin('billed_entries', 'billed_entries.entry_id', 'time_entries.id')
    .leftJoin('invoices', (join) =>
      join
        .onRef('invoices.id', '=', 'billed_entries.invoice_id')
        .on('invoices.state', 'not in', ['draft', 'cancelled']),
    );
}

interface Summed {
  readonly billable: number;
  readonly isBilled: number;
  readonly seconds: number;
  readonly entries: number;
}

function toWork<Row extends Summed>({ billable, isBilled: billed, seconds, entries, ...row }: Row) {
  return {
    ...row,
    isBillable: billable === 1,
    isBilled: Number(billed) === 1,
    seconds: Number(seconds),
    entries: Number(entries),
  };
}

/** Whole entries, on the day that they began on. */
export async function sumWork(
  db: Reader,
  asked: ReportScope,
  { groupings, roundings }: Summing,
): Promise<Work[]> {
  const dimensions = [...new Set(groupings.flatMap((grouping) => columnsOf[grouping]))];
  const rows = await withBilling(db, asked)
    .select(dimensions.map((dimension) => columns[dimension]))
    .select([
      ...shared,
      isBilled.as('isBilled'),
      sql<number>`sum(time_entries.seconds)`.as('seconds'),
      sql<number>`count(*)`.as('entries'),
      (roundings ? sumRounding(roundings) : sql.lit(0)).as('rounding'),
      (roundings ? countAddedUp(roundings) : sql.lit(0)).as('addedUp'),
    ])
    .groupBy(dimensions.map((dimension) => groupColumns[dimension]))
    .groupBy(['time_entries.billable', 'time_entries.rate_minor', 'time_entries.rate_currency', isBilled])
    .execute();
  return rows.map(({ rounding, addedUp, ...row }) => ({
    ...toWork(row),
    roundingSeconds: Number(addedUp) > 0 ? null : Number(rounding),
  }));
}

export interface EntryWork extends Work {
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly zone: string;
}

/**
 * Entries on both sides of a midnight, each by itself; some that touch one as well. What they are rounded by is counted
 * with whole entries, where they began.
 */
export async function listCrossing(db: Reader, reach: ReportScope): Promise<EntryWork[]> {
  const late = lateOnes(await listDayEnds(finished(db, reach)));
  if (late.length === 0) return [];
  const rows = await withBilling(db, reach)
    .where(passesMidnightOf(late))
    .select(Object.values(columns))
    .select([
      ...shared,
      isBilled.as('isBilled'),
      'time_entries.started_at as startMs',
      'time_entries.ended_at as endMs',
      'time_entries.zone',
      'time_entries.seconds',
    ])
    .execute();
  return rows.map(({ seconds, endMs, ...row }) => ({
    ...toWork({ ...row, seconds: seconds ?? 0, entries: 1 }),
    roundingSeconds: 0,
    endMs: endMs ?? row.startMs,
  }));
}

/** Local date of the earliest entry in scope: one look at the end of an index; undefined without one. */
export async function findFirstDate(db: Reader, scope: Scope): Promise<string | undefined> {
  const first = await selectEntries(db, scope, {})
    .select('time_entries.local_date')
    .orderBy('time_entries.started_at')
    .limit(1)
    .executeTakeFirst();
  return first?.local_date;
}

/** Whose entries began in the period. */
export async function listBeginners(db: Reader, asked: ReportScope): Promise<string[]> {
  const rows = await finished(db, asked)
    .select('time_entries.user_id')
    .distinct()
    .orderBy('time_entries.user_id')
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** Every project of the organization with its client. */
export async function listProjectNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select(['projects.id', 'projects.name', 'clients.id as clientId', 'clients.name as clientName'])
    .where('projects.organization_id', '=', organizationId)
    .execute();
}

export async function listTaskNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('tasks')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
}

export async function listUserNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
}
