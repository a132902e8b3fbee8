/**
 * What is unbilled in all, which every window asks for at every event: kept by the units of open time, of which an event
 * of entries reads those again that its entries touch. What else can change it (sheets, invoices, rules) reads all again.
 * No process has to be told: what happened since is in the event log.
 */
import {
  addUp,
  billOpen,
  type OpenTime,
  type UnbilledEntry,
  type ValuedTime,
  valueUnbilled,
} from '../../../../domain/figures/billed-value.ts';
import type { Unbilled } from '../../../../domain/figures/figures.ts';
import {
  cutToUnit,
  daysOfUnit,
  listUnits,
  type OpenUnit,
  unitKey,
} from '../../../../domain/figures/open-units.ts';
import type { Days } from '../../../../domain/figures/worked-time.ts';
import { priceWork, roundsAlone } from '../../../../domain/figures/worked-value.ts';
import { sumByCurrency } from '../../../../domain/money.ts';
import type { RoundingRule } from '../../../../domain/rounding.ts';
import { findHead, listEventsSince } from '../../../platform/events/event-log.ts';
import { findEarliest } from '../../time/model/longest-entry.ts';
import { type ChangedTime, findChangedTime } from './changed-time.ts';
import {
  type FigureSources,
  groupValuing,
  loadRoundings,
  type ProjectRoundings,
} from './project-roundings.ts';
import type { TimeRows } from './time-rows.ts';
import { listUnbilledEntries, sumLoose, sumLooseMonths } from './unbilled-time.repository.ts';

interface Kept {
  /** Number of the last event that it knows of. */
  head: number;
  readonly roundings: ProjectRoundings;
  /** Of time that is ready or drafted: only what reads all again changes it. */
  readonly claimed: ValuedTime;
  /** By key of the unit. */
  readonly open: Map<string, UnitTime>;
}

interface UnitTime {
  readonly clientId: string;
  readonly times: readonly OpenTime[];
}

/** More events, or units, than these are read faster all at once. */
const mostEvents = 200;
const mostUnits = 24;

/** Of a team the people that asked last. */
const mostKept = 50;

// process-local: kept by the number of the last event, which tells what is stale; on several: nothing: each
// keeps its own.
export class KeptUnbilled {
  private readonly sources: FigureSources;
  private readonly kept = new Map<string, Promise<Kept>>();

  constructor(sources: FigureSources) {
    this.sources = sources;
  }

  async sum(time: TimeRows): Promise<Unbilled> {
    const { key } = time;
    // One after the other, so that no older reading is written over a newer one.
    const turn = this.bringUpToDate(time, this.kept.get(key));
    this.kept.delete(key);
    this.kept.set(key, turn);
    for (const oldest of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(oldest);
    return toUnbilled(await turn);
  }

  private async bringUpToDate(time: TimeRows, before: Promise<Kept> | undefined): Promise<Kept> {
    // Whoever asked for what failed was told so.
    const kept = await before?.catch(() => undefined);
    const head = await findHead(time.reads);
    if (kept === undefined) return await loadAll(this.sources, time, head);
    if (kept.head === head) return kept;
    const units = await this.findUnits(time, kept);
    if (units === undefined || units.length > mostUnits) return await loadAll(this.sources, time, head);
    const read = await Promise.all(units.map((unit) => loadUnit({ time, unit, ...kept })));
    for (const [index, unit] of units.entries()) {
      const times = read[index] ?? [];
      if (times.length === 0) kept.open.delete(unitKey(unit));
      else kept.open.set(unitKey(unit), { clientId: clientOf(kept.roundings, unit.projectId), times });
    }
    kept.head = head;
    return kept;
  }

  /** Undefined where all is to be read again. */
  private async findUnits(time: TimeRows, { head, roundings }: Kept): Promise<OpenUnit[] | undefined> {
    const events = await listEventsSince(time.reads, { since: head, limit: mostEvents + 1 });
    if (events.length > mostEvents) return undefined;
    const touched = await findChangedTime(time, events);
    return touched && uniteUnits(touched, roundings);
  }
}

function uniteUnits(touched: readonly ChangedTime[], { roundingOf }: ProjectRoundings): OpenUnit[] {
  const units = touched.flatMap(({ projectId, dates }) => listUnits(projectId, dates, roundingOf(projectId)));
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
}

function clientOf({ projects }: ProjectRoundings, projectId: string): string {
  return projects.get(projectId)?.clientId ?? '';
}

function toUnbilled({ claimed, open }: Kept): Unbilled {
  const times = [...open.values()].flatMap((unit) =>
    unit.times.map((time) => ({ ...time, clientId: unit.clientId })),
  );
  return {
    seconds: claimed.seconds + times.reduce((sum, { seconds }) => sum + seconds, 0),
    amounts: sumByCurrency([...claimed.amounts, ...priceWork(times)]),
  };
}

async function loadAll(sources: FigureSources, time: TimeRows, head: number): Promise<Kept> {
  const roundings = await loadRoundings(sources, time.reads);
  const valued = groupValuing(roundings);
  const asked = { time, filter: {} };
  const sums = await sumLooseMonths(asked, valued);
  const entries = await listUnbilledEntries(asked, { ...valued, projects: roundings.projects });
  const unitTimes = groupUnits({ sums, entries: entries.filter(({ stage }) => stage === 'open') }, roundings);
  return { head, roundings, claimed: valueClaimed(entries, roundings), open: unitTimes };
}

type MonthSums = Awaited<ReturnType<typeof sumLooseMonths>>;

function groupUnits(
  { sums, entries }: { readonly sums: MonthSums; readonly entries: readonly UnbilledEntry[] },
  roundings: ProjectRoundings,
): Map<string, UnitTime> {
  const { roundingOf } = roundings;
  const cut = entries.flatMap((entry) => {
    const rule = roundingOf(entry.projectId);
    const dates = (entry.days ?? [entry]).map(({ date }) => date);
    return listUnits(entry.projectId, dates, rule).flatMap((unit) => {
      const part = cutToUnit(entry, unit, rule);
      return part === undefined ? [] : [{ key: unitKey(unit), part }];
    });
  });
  const partsOf = Map.groupBy(cut, ({ key }) => key);
  const sumsOf = Map.groupBy(sums, unitKey);
  const keys = new Set([...partsOf.keys(), ...sumsOf.keys()]);
  return new Map(
    [...keys].map((key) => {
      const time = { entries: (partsOf.get(key) ?? []).map(({ part }) => part), sums: sumsOf.get(key) ?? [] };
      const projectId = key.split(' ', 1)[0] ?? '';
      return [key, { clientId: clientOf(roundings, projectId), times: billOpen(time, roundingOf) }];
    }),
  );
}

/** Each client by itself, as drafts and what is ready are priced. */
function valueClaimed(entries: readonly UnbilledEntry[], roundings: ProjectRoundings): ValuedTime {
  const claimed = entries.filter(({ stage }) => stage !== 'open');
  const clients = Map.groupBy(claimed, ({ projectId }) => clientOf(roundings, projectId));
  return addUp(
    [...clients.values()].map((own) => valueUnbilled({ entries: own, sums: [] }, roundings.roundingOf)),
  );
}

interface UnitAsked {
  readonly time: TimeRows;
  readonly unit: OpenUnit;
  readonly roundings: ProjectRoundings;
}

async function loadUnit({ time, unit, roundings }: UnitAsked): Promise<readonly OpenTime[]> {
  const { projectId } = unit;
  const rule = roundings.roundingOf(projectId);
  const valued = groupValuing(roundings);
  const period = daysOfUnit(unit);
  const sums = await sumLoose({ time, filter: { projectId, period } }, valued);
  const reach = period && (await withNightsBefore({ time, period, rule }));
  const read = await listUnbilledEntries(
    { time, filter: { projectId, period: reach } },
    { byEntry: valued.byEntry.filter((id) => id === projectId), projects: roundings.projects },
  );
  const open = read
    .filter(({ stage }) => stage === 'open')
    .flatMap((entry) => cutToUnit(entry, unit, rule) ?? []);
  return billOpen({ entries: open, sums }, roundings.roundingOf);
}

/** Where the days of an entry count one by one, some may be of a unit that it did not begin in. */
async function withNightsBefore({
  time,
  period,
  rule,
}: Pick<UnitAsked, 'time'> & { readonly period: Days; readonly rule: RoundingRule }): Promise<Days> {
  return roundsAlone(rule) ? period : { ...period, from: await findEarliest(time.reads, period.from) };
}
