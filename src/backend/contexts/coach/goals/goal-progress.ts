/** How far a goal is: the figure of its measure, and what its pace is judged by. */
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import { type GoalMeasure, measureFacts } from '../../../../domain/goals/goal.ts';
import { goalDays } from '../../../../domain/goals/goal-days.ts';
import { judgePace } from '../../../../domain/goals/goal-pace.ts';
import { type Money, sumByCurrency } from '../../../../domain/money.ts';
import type { DateSpan } from '../../../../domain/report-periods.ts';
import { addDays, datesBetween } from '../../../../domain/zones.ts';
import { type GoalReadings, linkedIdsAtMost, linkOf } from './goals.ports.ts';
import type { Goal, GoalMeasured, GoalProgress } from './goals.schema.ts';

interface Measured {
  /** Undefined where there is nothing to count, or the caller may not see it. */
  readonly value: number | undefined;
  readonly link: RecordLink | null;
  readonly leftOut?: readonly Money[];
}

interface Asked {
  readonly goal: GoalMeasured;
  readonly days: DateSpan;
  readonly today: string;
  readonly targets: ReadonlyMap<string, number>;
}

const nothing: Measured = { value: undefined, link: null };

export interface ProgressAsked {
  /** Any day of the period that is asked for. */
  readonly on: string;
  readonly today: string;
  /** Last day that counts of sums and shares, where it is looked back on: before today. */
  readonly until?: string | undefined;
  /** The client or the project that it is measured by was deleted. */
  readonly isGone: boolean;
}

export async function readProgress(
  readings: GoalReadings,
  goal: Pick<Goal, 'startsOn' | 'dueOn'> & { readonly measured: GoalMeasured },
  { on, today: now, until, isGone }: ProgressAsked,
): Promise<GoalProgress> {
  const { measured, startsOn, dueOn } = goal;
  const days = goalDays({ period: measured.period, startsOn, dueOn: dueOn ?? undefined }, on);
  const targets = readings.may('time') ? await readings.loadTargets(days) : new Map<string, number>();
  const { kind } = measureFacts[measured.measure];
  // What stands now is known of today alone.
  const whole = kind === 'stock' || until === undefined;
  const last = whole || until > days.to ? days.to : until;
  const today = whole ? now : addDays(until, 1);
  const asked = { goal: measured, days: { from: days.from, to: last }, today, targets };
  const { value, link, leftOut = [] } = isGone ? nothing : await measure(readings, asked);
  const pace = judgePace({
    kind,
    direction: measured.direction,
    value,
    target: measured.target,
    days: datesBetween(days.from, days.to).map((date) => ({ date, weight: targets.get(date) ?? 0 })),
    today,
  });
  return {
    ...days,
    state: pace.state,
    passed: pace.passed,
    whole: pace.whole,
    by: pace.by,
    value: value ?? null,
    expected: pace.expected ?? null,
    leftOut: [...leftOut],
    link,
  };
}

type Measurer = (readings: GoalReadings, asked: Asked) => Promise<Measured>;

async function measureTime(
  readings: GoalReadings,
  { goal: { clientId, projectId, measure: name }, days }: Asked,
): Promise<Measured> {
  if (!readings.may('time')) return nothing;
  const filter = {
    ...({ mine: true, period: days } as const),
    clientId: clientId ?? undefined,
    projectId: projectId ?? undefined,
    ...(name !== 'worked_time' && { billable: true }),
  };
  const rows = await readings.groupWork(filter, 'project');
  const ids = await readings.listEntryIds(filter, linkedIdsAtMost + 1);
  return { value: rows.reduce((sum, { seconds }) => sum + seconds, 0), link: linkOf('entries', ids) };
}

/** Billable time over what was to be worked, of the days so far; undefined where nothing was to be worked. */
async function measureUtilisation(readings: GoalReadings, asked: Asked): Promise<Measured> {
  const days = daysSoFar(asked.days, asked.today);
  if (days === undefined) return nothing;
  const { value, link } = await measureTime(readings, { ...asked, days });
  return {
    value: value === undefined ? undefined : utilisationOf(value, sumTargets(asked.targets, days)),
    link,
  };
}

/** Today included; undefined of days that lie ahead. */
export function daysSoFar({ from, to }: DateSpan, today: string): DateSpan | undefined {
  if (today < from) return undefined;
  return { from, to: to < today ? to : today };
}

/** What is to be worked in these days, in seconds. */
export function sumTargets(targets: ReadonlyMap<string, number>, { to }: DateSpan): number {
  return [...targets].reduce((sum, [date, seconds]) => sum + (date <= to ? seconds : 0), 0);
}

/** Whole per cent, rounded down: a share is not reached for a rounding. */
export function utilisationOf(billableSeconds: number, targetSeconds: number): number | undefined {
  return targetSeconds === 0 ? undefined : Math.floor((billableSeconds * 100) / targetSeconds);
}

function inCurrency(
  rows: readonly { readonly amount: Money; readonly ids: readonly string[] }[],
  currency: string | null,
): Measured {
  const own = rows.filter(({ amount }) => amount.currency === currency);
  return {
    value: own.reduce((sum, { amount }) => sum + amount.minor, 0),
    link: linkOf(
      'invoice',
      own.flatMap(({ ids }) => ids),
    ),
    leftOut: sumByCurrency(
      rows.map(({ amount }) => amount).filter(({ currency: other }) => other !== currency),
    ),
  };
}

async function measureInvoiced(
  readings: GoalReadings,
  { goal: { clientId, currency }, days }: Asked,
): Promise<Measured> {
  if (!readings.may('invoices')) return nothing;
  const rows = await readings.sumInvoiced(days, clientId ?? undefined);
  return inCurrency(
    rows.map(({ net, ids }) => ({ amount: net, ids })),
    currency,
  );
}

async function measureOverdue(
  readings: GoalReadings,
  { goal: { clientId, currency }, today }: Asked,
): Promise<Measured> {
  if (!readings.may('invoices')) return nothing;
  const rows = await readings.listUnpaid({ clientId: clientId ?? undefined, dueBefore: today });
  return inCurrency(
    rows.map(({ due, id }) => ({ amount: due, ids: [id] })),
    currency,
  );
}

async function measureFindings(
  readings: GoalReadings,
  { goal: { projectId, measure: name } }: Asked,
): Promise<Measured> {
  if (!readings.may('findings')) return nothing;
  const severity = name === 'critical_findings' ? 'critical' : undefined;
  const filter = { projectId: projectId ?? undefined, severity };
  const counts = await readings.countFindings(filter);
  const found = await readings.listFindings(filter, linkedIdsAtMost + 1);
  return {
    value: counts.reduce((sum, { count }) => sum + Number(count), 0),
    link: linkOf(
      'findings',
      found.map(({ id }) => id),
    ),
  };
}

const measurers: Readonly<Record<GoalMeasure, Measurer>> = {
  worked_time: measureTime,
  billable_time: measureTime,
  utilisation: measureUtilisation,
  invoiced: measureInvoiced,
  overdue: measureOverdue,
  open_findings: measureFindings,
  critical_findings: measureFindings,
};

async function measure(readings: GoalReadings, asked: Asked): Promise<Measured> {
  return await measurers[asked.goal.measure](readings, asked);
}
