/**
 * Days of every zone round each change of its clocks, held against plain arithmetic with its offsets: what the tests and
 * `npm run bench -- --only zones` share. It knows the date library for the instants of the changes alone.
 */
import { Temporal } from 'temporal-polyfill';
import { splitByDay } from '../day-parts.ts';

const firstMs = Date.UTC(2015, 0, 1);
const lastMs = Date.UTC(2036, 0, 1);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** To both sides of a change: the whole day that it is on, and some of the next. */
const reachMs = 49 * hourMs;

export interface ZoneCheck {
  /** Changes of the clocks, or of the offset, from 2015 to 2035. */
  readonly transitions: number;
  /** Days round them that are not 24 hours long. */
  readonly oddDays: number;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[];
}

/** A stretch of time with one offset from UTC, in epoch milliseconds. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

/** The checks of zones, one after the other from a place that the seed says on, each when it is asked for. */
export function* checkZones(seed: number): Generator<ZoneCheck> {
  const zones = Intl.supportedValuesOf('timeZone');
  const first = seed % zones.length;
  for (const zone of [...zones.slice(first), ...zones.slice(0, first)]) yield checkZone(zone);
}

/** All transitions of one zone. */
function checkZone(zone: string): ZoneCheck {
  const stretches = listStretches(zone);
  const changes = stretches.slice(1).map(({ startMs }) => startMs);
  const checks = changes.map((changeMs) => checkChange(changeMs, { zone, stretches }));
  return {
    transitions: changes.length,
    oddDays: checks.reduce((sum, { oddDays }) => sum + oddDays, 0),
    faults: checks.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
  };
}

function listStretches(zone: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(firstMs).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const endMs = Math.min(lastMs, next?.epochMilliseconds ?? lastMs);
    stretches.push({ startMs: at.epochMilliseconds, endMs, offsetMs: at.offsetNanoseconds / 1_000_000 });
    if (next === null || endMs === lastMs) return stretches;
    at = next;
  }
}

function checkChange(
  changeMs: number,
  { zone, stretches }: { readonly zone: string; readonly stretches: readonly Stretch[] },
): { readonly oddDays: number; readonly fault: string | undefined } {
  const span = {
    startMs: Math.max(firstMs, changeMs - reachMs),
    endMs: Math.min(lastMs, changeMs + reachMs),
  };
  const expected = countDays(span, stretches);
  const found = splitByDay(span, zone);
  const [told, wanted] = [
    found.map(({ date, seconds }) => `${date} ${seconds}`).join(', '),
    [...expected].map(([date, seconds]) => `${date} ${seconds}`).join(', '),
  ];
  const whole = [...expected.values()].slice(1, -1);
  return {
    oddDays: whole.filter((seconds) => seconds !== dayMs / 1000).length,
    fault:
      told === wanted ? undefined : `${zone} at ${new Date(changeMs).toISOString()}: ${told}, not ${wanted}`,
  };
}

/** Seconds of each date: each stretch is cut where its own clock shows midnight. */
function countDays(span: Omit<Stretch, 'offsetMs'>, stretches: readonly Stretch[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { startMs, endMs, offsetMs } of stretches) {
    const end = Math.min(endMs, span.endMs);
    for (let from = Math.max(startMs, span.startMs); from < end; ) {
      const day = Math.floor((from + offsetMs) / dayMs);
      const to = Math.min(end, (day + 1) * dayMs - offsetMs);
      const date = new Date(day * dayMs).toISOString().slice(0, 10);
      days.set(date, (days.get(date) ?? 0) + (to - from) / 1000);
      from = to;
    }
  }
  return days;
}
