/** SQL of worked time by local day: sums come from the database, and only what crossed midnight is read entry by entry. */
import { sql } from 'kysely';
import type { FigureFilter, FigureList, WorkedEntryNote } from '../../../../domain/figures/figures.ts';
import {
  crossesMidnight,
  type Days,
  type WorkedEntry,
  workedSeconds,
} from '../../../../domain/figures/worked-time.ts';
import { addDays } from '../../../../domain/zones.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { lateOnes, listDayEnds, passesMidnightOf } from '../../time/model/day-split.ts';
import { begunOn, type EntrySelect, filterDays, filterEntries } from '../../time/model/entry-filter.ts';
import { findEarliest } from '../../time/model/longest-entry.ts';
import { projectsOf } from '../../time/model/projects-of.ts';
import { workConditions } from '../model/work-conditions.ts';
import type { TimeRows } from './time-rows.ts';

/** Of one project. */
export interface WorkedSum {
  readonly projectId: string;
  readonly seconds: number;
  readonly entries: number;
}

export interface WorkedAsked {
  readonly time: TimeRows;
  readonly filter: FigureFilter;
}

function filteredBy({ time: { reads, entries } }: WorkedAsked, filter: FigureFilter) {
  return { entries, filter, conditions: workConditions(reads, filter.conditions) };
}

function finished(select: EntrySelect): EntrySelect {
  return select.where('time_entries.seconds', 'is not', null);
}

/** All time there is: the organization is said through its projects, with which the index that holds the seconds begins. */
function selectAllTime({ time: { reads, ofProjects }, filter }: WorkedAsked): EntrySelect {
  const { projectId, clientId, billable, conditions } = filter;
  let select = ofProjects(projectsOf(reads, clientId === undefined ? undefined : [clientId]));
  if (projectId !== undefined) select = select.where('time_entries.project_id', '=', projectId);
  if (billable !== undefined) select = select.where('time_entries.billable', '=', billable ? 1 : 0);
  return workConditions(reads, conditions).reduce((narrowed, one) => narrowed.where(one), select);
}

/** With what began before the period and reaches into it. */
async function selectWorked(asked: WorkedAsked): Promise<EntrySelect> {
  const { period, ...filter } = asked.filter;
  return finished(
    period === undefined
      ? selectAllTime(asked)
      : await filterDays(asked.time.reads, filteredBy(asked, filter), { ...period, spanning: true }),
  );
}

export async function sumWorked(asked: WorkedAsked): Promise<readonly WorkedSum[]> {
  const { period, ...filter } = asked.filter;
  if (period === undefined) return await sumBegun(finished(selectAllTime(asked)));
  const own = finished(filterEntries(asked.time.reads, filteredBy(asked, filter)));
  const sums = await sumBegun(asked.time.begunOn(own, period));
  for (const days of await listEdges(asked.time.reads, period)) {
    const crossing = await listCrossing(begunOn(own, days));
    sums.push(...crossing.flatMap((entry) => moveParts(entry, period)));
  }
  return addUp(sums);
}

/** On which an entry begins that reaches into the period, or out of it: all others are whole on their own side. */
async function listEdges(reads: Reads, { from, to }: Days): Promise<readonly Days[]> {
  const [first, last] = [await findEarliest(reads, from), await findEarliest(reads, to)];
  return last <= from
    ? [{ from: first, to }]
    : [
        { from: first, to: addDays(from, -1) },
        { from: last, to },
      ];
}

/** Whole entries, on the day that they began on. */
async function sumBegun(select: EntrySelect): Promise<WorkedSum[]> {
  const rows = await select
    .select([
      'time_entries.project_id as projectId',
      sql<number>`sum(time_entries.seconds)`.as('seconds'),
      sql<number>`count(*)`.as('entries'),
    ])
    .groupBy('time_entries.project_id')
    .execute();
  return rows.map((row) => ({ ...row, seconds: Number(row.seconds), entries: Number(row.entries) }));
}

const spanColumns = [
  'time_entries.project_id as projectId',
  'time_entries.local_date as date',
  'time_entries.zone',
  'time_entries.started_at as startMs',
  'time_entries.ended_at as endMs',
  'time_entries.seconds',
] as const;

type CrossingEntry = WorkedEntry & { readonly projectId: string };

async function listCrossing(select: EntrySelect): Promise<readonly CrossingEntry[]> {
  const late = lateOnes(await listDayEnds(select));
  if (late.length === 0) return [];
  const rows = await select.where(passesMidnightOf(late)).select(spanColumns).execute();
  return rows.map(toWorked).filter(crossesMidnight);
}

function toWorked<Row extends { startMs: number; endMs: number | null; seconds: number | null }>(row: Row) {
  return { ...row, endMs: row.endMs ?? row.startMs, seconds: row.seconds ?? 0 };
}

/** Takes back what was summed on the day it began, and counts what was worked within the period. */
function moveParts(entry: CrossingEntry, period: Days): WorkedSum[] {
  const { projectId, date } = entry;
  const seconds = workedSeconds(entry, period);
  const within = { projectId, seconds, entries: seconds > 0 ? 1 : 0 };
  return date < period.from ? [within] : [within, { projectId, seconds: -entry.seconds, entries: -1 }];
}

/** A project of which nothing is left within the period is left out. */
function addUp(sums: readonly WorkedSum[]): readonly WorkedSum[] {
  return [...Map.groupBy(sums, ({ projectId }) => projectId)]
    .map(([projectId, same]) => ({
      projectId,
      seconds: same.reduce((total, { seconds }) => total + seconds, 0),
      entries: same.reduce((total, { entries }) => total + entries, 0),
    }))
    .filter(({ entries }) => entries > 0);
}

/** Newest first. */
export async function listWorkedIds(
  time: TimeRows,
  { filter, limit }: FigureList,
): Promise<readonly string[]> {
  const rows = await (await selectWorked({ time, filter }))
    .select('time_entries.id')
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Oldest first. */
export async function listWorkedNotes(
  time: TimeRows,
  { filter, limit }: FigureList,
): Promise<readonly WorkedEntryNote[]> {
  const rows = await (await selectWorked({ time, filter }))
    .select(['time_entries.id', 'time_entries.note', ...spanColumns])
    .orderBy('time_entries.started_at')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { id, projectId, note } = row;
    return { id, projectId, note, seconds: workedSeconds(toWorked(row), filter.period) };
  });
}
