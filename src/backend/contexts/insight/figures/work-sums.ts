/** Work by what one asks for: summed by the database, but for entries over midnight and those that a rule adds up. */
import {
  findSpan,
  type WorkAsked,
  type WorkSum,
  type WorkSums,
} from '../../../../domain/figures/work-sums.ts';
import { crossesMidnight, findDays, workedWithin } from '../../../../domain/figures/worked-time.ts';
import { type BillableWork, type BilledDay, billWork } from '../../../../domain/figures/worked-value.ts';
import { workOf } from '../../../../domain/invoice-builder.ts';
import { roundSeconds } from '../../../../domain/rounding.ts';
import {
  type FigureSources,
  groupRounding,
  listAddingUp,
  listRounding,
  loadRoundings,
  type ProjectRoundings,
} from './project-roundings.ts';
import type { TimeRows } from './time-rows.ts';
import {
  hasBillableWork,
  listAddedUpWork,
  listCrossingWork,
  sumBegunWork,
  type WorkEntry,
  type WorkOf,
} from './work-sums.repository.ts';

export async function sumWork(sources: FigureSources, time: TimeRows, asked: WorkAsked): Promise<WorkSums> {
  const roundings = await loadRoundings(sources, time.reads);
  const clientOf = findClientOf(roundings);
  const rules = { ruled: groupRounding(roundings), addingUp: listAddingUp(roundings) };
  const work = { ...asked, time, by: withClient(asked, roundings) };
  const begun = await sumBegunWork(work, rules);
  const crossing = (await listCrossingWork(work, rules)).filter(crossesMidnight);
  const addedUp = await listAddedUpWork(work, rules);
  const takenBack = crossing
    .filter(({ date }) => date >= asked.period.from)
    .map((entry) => ({ ...entry, ...takeBack(entry, roundings) }));
  const split = splitWork([...crossing, ...addedUp], work, roundings);
  const toSum = <Row extends Omit<WorkSum, 'clientId'>>(row: Row): WorkSum => ({
    ...row,
    ...(row.date !== undefined && { date: findSpan(row.date, asked) }),
    clientId: clientOf(row),
  });
  return {
    whole: [...begun, ...takenBack, ...split.filter(isOfOneDay).flat()].map(toSum),
    split: split.filter((days) => !isOfOneDay(days)).map((days) => days.map(toSum)),
    isRounded: await isRounded({ work, split, rounding: listRounding(roundings) }),
  };
}

/** Each client is priced by itself, so that its report tells what that of all of them does. */
function withClient({ by }: WorkAsked, { projects }: ProjectRoundings): WorkAsked['by'] {
  const clients = new Set([...projects.values()].map(({ clientId }) => clientId));
  return clients.size <= 1 ? by : [...new Set([...by, 'projectId' as const])];
}

function findClientOf({ projects }: ProjectRoundings): (work: { readonly projectId?: string }) => string {
  const only = [...projects.values()][0]?.clientId ?? '';
  return ({ projectId }) => (projectId === undefined ? only : (projects.get(projectId)?.clientId ?? ''));
}

/** What the database has counted on the first day, to be counted by its days. */
function takeBack({ seconds, isBillable, projectId }: WorkEntry, { roundingOf }: ProjectRoundings) {
  const rounded = isBillable ? roundSeconds(seconds, roundingOf(projectId)) : 0;
  return { seconds: -seconds, roundedSeconds: -rounded, entries: -1 };
}

type SplitWork = Omit<WorkSum, 'clientId'>;

interface Rounded {
  readonly work: WorkOf;
  /** What is read one by one. */
  readonly split: readonly (readonly SplitWork[])[];
  /** Projects whose rule rounds. */
  readonly rounding: readonly string[];
}

/** False where no rule rounds any of the billable work: then there is nothing to show beside what was recorded. */
async function isRounded({ work, split, rounding }: Rounded): Promise<boolean> {
  if (rounding.length === 0) return false;
  const ids = new Set(rounding);
  const isOne = ({ isBillable, projectId }: SplitWork) => isBillable && ids.has(projectId ?? '');
  return split.some((days) => days.some(isOne)) || (await hasBillableWork(work, rounding));
}

function splitWork(
  entries: readonly WorkEntry[],
  { period }: WorkOf,
  { roundingOf }: ProjectRoundings,
): readonly (readonly SplitWork[])[] {
  const billable = entries.filter(({ isBillable }) => isBillable).map(toBillable);
  const billed = billWork(billable, { period, roundingOf });
  const daysOf = (entry: WorkEntry): readonly BilledDay[] =>
    entry.isBillable
      ? (billed.get(entry.id) ?? [])
      : workedWithin(entry, period).map((day) => ({ ...day, billedSeconds: 0 }));
  return entries.map((entry) =>
    daysOf(entry).map(({ billedSeconds: roundedSeconds, ...day }) => ({
      ...entry,
      ...day,
      roundedSeconds,
      entries: 1,
    })),
  );
}

function toBillable(entry: WorkEntry): BillableWork {
  const { id, projectId, taskId, note, rateMinor: minor, currency, startMs, date, seconds } = entry;
  return {
    id,
    projectId,
    startMs,
    work: workOf({ taskId: taskId ?? undefined, note }),
    hourlyRate: { minor, currency },
    days: findDays(entry) ?? [{ date, seconds }],
  };
}

function isOfOneDay(days: readonly SplitWork[]): boolean {
  return days.length <= 1;
}
