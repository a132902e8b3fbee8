/** SQL of work by day, project, task, tags and person. */
import { type RawBuilder, sql } from 'kysely';
import type { WorkAsked, WorkDimension } from '../../../../domain/figures/work-sums.ts';
import { lateOnes, listDayEnds, passesMidnightOf } from '../../time/model/day-split.ts';
import { begunOn, type EntrySelect, filterEntries } from '../../time/model/entry-filter.ts';
import { findEarliest } from '../../time/model/longest-entry.ts';
import { workConditions } from '../model/work-conditions.ts';
import type { RuledProjects } from './project-roundings.ts';
import { sumRounded } from './rounding.repository.ts';
import type { TimeRows } from './time-rows.ts';

export interface WorkOf extends WorkAsked {
  readonly time: TimeRows;
}

/** Projects by how their billable time is added up. */
export interface WorkRules {
  readonly ruled: readonly RuledProjects[];
  /** Those whose entries are read one by one, since their rule adds them up before it rounds. */
  readonly addingUp: readonly string[];
}

const columns = {
  date: 'time_entries.local_date as date',
  projectId: 'time_entries.project_id as projectId',
  taskId: 'time_entries.task_id as taskId',
  tags: 'time_entries.tags as tags',
  userId: 'time_entries.user_id as userId',
  note: 'time_entries.note as note',
} as const;

const groupColumns = {
  date: 'time_entries.local_date',
  projectId: 'time_entries.project_id',
  taskId: 'time_entries.task_id',
  tags: 'time_entries.tags',
  userId: 'time_entries.user_id',
  note: 'time_entries.note',
} as const satisfies Record<WorkDimension, string>;

/** Dates as literals: PostgreSQL must see that what is selected is what is grouped by. */
function spanOf({ period, spansFrom = [] }: WorkOf): RawBuilder<string> {
  const date = sql.ref('time_entries.local_date');
  const arms = spansFrom
    .toReversed()
    .map((first) => sql`when ${date} >= ${sql.lit(first)} then ${sql.lit(first)}`);
  return arms.length === 0
    ? sql<string>`cast(${sql.lit(period.from)} as text)`
    : sql<string>`case ${sql.join(arms, sql` `)} else ${sql.lit(period.from)} end`;
}

const shared = [
  'time_entries.billable as billable',
  'time_entries.rate_minor as rateMinor',
  'time_entries.rate_currency as currency',
] as const;

const isBilled: RawBuilder<number> = sql`case when invoices.id is null then 0 else 1 end`;

/** Finished entries that began on the days of the period. */
function finished({ time: { reads, entries }, filter, period }: WorkOf): EntrySelect {
  const conditions = workConditions(reads, filter.conditions);
  return begunOn(filterEntries(reads, { entries, filter, conditions }), period).where(
    'time_entries.seconds',
    'is not',
    null,
  );
}

/** With what may reach into the first of the days. */
async function withNightsBefore(asked: WorkOf): Promise<WorkOf> {
  const { time, period } = asked;
  const from = await findEarliest(time.reads, period.from);
  return { ...asked, period: { ...period, from } };
}

function withBilling({ reads }: TimeRows, select: EntrySelect) {
  const [invoices, ofInvoice] = reads.named('invoices', ['id', 'billed_entries.invoice_id']);
  return select
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(invoices, (join) => ofInvoice(join).on('invoices.state', 'not in', ['draft', 'cancelled']));
}

/** What is not read one by one. */
function withoutAddingUp(select: EntrySelect, { addingUp }: WorkRules): EntrySelect {
  return addingUp.length === 0
    ? select
    : select.where(({ eb, or }) =>
        or([eb('time_entries.project_id', 'not in', addingUp), eb('time_entries.billable', '=', 0)]),
      );
}

interface Flags {
  readonly billable: number;
  readonly isBilled: number;
}

function toFlags<Row extends Flags>({ billable, isBilled: billed, ...row }: Row) {
  return { ...row, isBillable: billable === 1, isBilled: Number(billed) === 1 };
}

/** Whole entries, on the day that they began on. */
export async function sumBegunWork(asked: WorkOf, rules: WorkRules) {
  const isAnyRuled = rules.ruled.length > 0;
  const span = asked.spansFrom && asked.by.includes('date') ? spanOf(asked) : undefined;
  const by = span ? asked.by.filter((dimension) => dimension !== 'date') : asked.by;
  const rows = await withBilling(asked.time, withoutAddingUp(finished(asked), rules))
    .select(by.map((dimension) => columns[dimension]))
    .$if(span !== undefined, (select) => select.select((span ?? sql.lit('')).as('date')))
    .select([
      ...shared,
      isBilled.as('isBilled'),
      sql<number>`sum(time_entries.seconds)`.as('seconds'),
      // Where nothing is rounded the sum itself says it, which spares a look at each row.
      (isAnyRuled ? sumRounded(rules.ruled) : sql.lit(0)).as('rounded'),
      sql<number>`count(*)`.as('entries'),
    ])
    .groupBy([...by.map((dimension) => groupColumns[dimension]), ...(span ? [span] : [])])
    .groupBy(['time_entries.billable', 'time_entries.rate_minor', 'time_entries.rate_currency', isBilled])
    .execute();
  return rows.map(({ rounded, ...row }) => {
    const seconds = Number(row.seconds);
    const exact = row.billable === 1 ? seconds : 0;
    const roundedSeconds = isAnyRuled ? Number(rounded) : exact;
    return { ...toFlags(row), seconds, roundedSeconds, entries: Number(row.entries) };
  });
}

/** Whether some of it began in the period, of one of the projects. */
export async function hasBillableWork(asked: WorkOf, projectIds: readonly string[]): Promise<boolean> {
  const one = await finished(asked)
    .where('time_entries.project_id', 'in', projectIds)
    .where('time_entries.billable', '=', 1)
    .select('time_entries.id')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

function selectOneByOne(time: TimeRows, select: EntrySelect) {
  return withBilling(time, select)
    .select(Object.values(columns))
    .select([
      ...shared,
      isBilled.as('isBilled'),
      'time_entries.id',
      'time_entries.started_at as startMs',
      'time_entries.ended_at as endMs',
      'time_entries.zone',
      'time_entries.seconds',
    ]);
}

async function listOneByOne(time: TimeRows, select: EntrySelect) {
  const rows = await selectOneByOne(time, select).execute();
  return rows.map(({ seconds, endMs, ...row }) => ({
    ...toFlags(row),
    seconds: seconds ?? 0,
    endMs: endMs ?? row.startMs,
  }));
}
export type WorkEntry = Awaited<ReturnType<typeof listOneByOne>>[number];

/** Entries on both sides of a midnight that may reach into the period, of those that are summed; some touch one as well. */
export async function listCrossingWork(asked: WorkOf, rules: WorkRules): Promise<WorkEntry[]> {
  const select = withoutAddingUp(finished(await withNightsBefore(asked)), rules);
  const late = lateOnes(await listDayEnds(select));
  return late.length === 0 ? [] : await listOneByOne(asked.time, select.where(passesMidnightOf(late)));
}

/** Billable entries that may reach into the period, of projects whose rule adds them up. */
export async function listAddedUpWork(asked: WorkOf, { addingUp }: WorkRules): Promise<WorkEntry[]> {
  if (addingUp.length === 0) return [];
  const select = finished(await withNightsBefore(asked))
    .where('time_entries.project_id', 'in', addingUp)
    .where('time_entries.billable', '=', 1);
  return await listOneByOne(asked.time, select);
}
