/**
 * What runs of what is due, where a backend slept through some of it. `skip`: nothing but what is due right now; `once`: the newest;
 * `each`: one after the other, the newest 24. Pure.
 */
import { numberAfter, occurrenceOf } from './occurrences.ts';
import { type CronRule, isCron, type Occurrence, type ScheduleRule } from './rule.ts';

export type CatchUp = 'skip' | 'once' | 'each';

/** The most runs that are made up for; older ones are left out, and counted. */
export const mostMade = 24;
/** What is due for longer was missed. */
export const onTimeMs = 15 * 60_000;

export interface DueRuns {
  /** Oldest first. */
  readonly runs: readonly Occurrence[];
  /** Were due, and do not run. */
  readonly leftOut: number;
  /** The first after now; undefined where the rule has none. */
  readonly next: Occurrence | undefined;
}

/** Reads a line of cron; each answers the first occurrence after an instant, or none. Loaded where a rule is one. */
export type NextOfCron = (rule: CronRule, after: number) => Occurrence | undefined;

/** The newest occurrences from `first` to `now`, oldest first, and how many there are in all. */
interface Due {
  readonly newest: readonly Occurrence[];
  readonly count: number;
}

/** Occurrences of cron that a long sleep is counted up to. */
const mostCounted = 10_000;

function dueOfCron(rule: CronRule, { first, now }: Span, nextOfCron: NextOfCron): Due {
  const newest: Occurrence[] = [];
  let count = 0;
  let next: Occurrence | undefined = first;
  while (next !== undefined && next.at <= now && count < mostCounted) {
    count += 1;
    newest.push(next);
    if (newest.length > mostMade) newest.shift();
    next = nextOfCron(rule, next.at);
  }
  return { newest, count };
}

interface Span {
  readonly first: Occurrence;
  readonly now: number;
}

function dueOf(rule: ScheduleRule, span: Span, nextOfCron: NextOfCron): Due {
  if (isCron(rule)) return dueOfCron(rule, span, nextOfCron);
  const from = numberAfter(rule, span.first.at - 1);
  const end = numberAfter(rule, span.now);
  const count = Math.max(0, end - from);
  // The stored one stays due where its zone has other rules by now, so that it lies beside the occurrences.
  if (count === 0 && span.first.at <= span.now) return { newest: [span.first], count: 1 };
  const numbers = Array.from({ length: Math.min(count, mostMade) }, (_, back) => end - 1 - back).toReversed();
  return { newest: numbers.map((n) => occurrenceOf(rule, n)), count };
}

export function nextAfter(rule: ScheduleRule, after: number, nextOfCron: NextOfCron): Occurrence | undefined {
  return isCron(rule) ? nextOfCron(rule, after) : occurrenceOf(rule, numberAfter(rule, after));
}

/** `first` is the stored next occurrence, due by `now`. */
export function planDue(
  rule: ScheduleRule,
  { first, now, catchUp }: Span & { readonly catchUp: CatchUp },
  nextOfCron: NextOfCron,
): DueRuns {
  const { newest, count } = dueOf(rule, { first, now }, nextOfCron);
  const runs = chosen(newest, catchUp, now);
  return { runs, leftOut: count - runs.length, next: nextAfter(rule, now, nextOfCron) };
}

function chosen(newest: readonly Occurrence[], catchUp: CatchUp, now: number): readonly Occurrence[] {
  if (catchUp === 'each') return newest;
  const last = newest.slice(-1);
  return catchUp === 'once' ? last : last.filter(({ at }) => now - at <= onTimeMs);
}
