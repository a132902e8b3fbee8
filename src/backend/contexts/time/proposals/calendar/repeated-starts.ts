/**
 * Starts of a repeated event near a day, on the wall clock of the event. The rules are worked out by rrule-temporal, which goes
 * to the day at once and gives up by itself what has no end (ADR 0019); ical.js walks there from the first start.
 */
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { wallOf } from './calendar-times.ts';

/** Half-open. */
export interface WallStretch {
  readonly from: number;
  readonly to: number;
}

/** One every three minutes of a day: more of them are no meetings. */
const mostStarts = 500;

/** In order, each once. What is beyond an UNTIL is among them: whether it is, is a question of zones. */
export function repeatedStarts(
  event: ICAL.Component,
  start: ICAL.Time,
  stretch: WallStretch,
): readonly number[] {
  const rules = event.getAllProperties('rrule').map((property) => property.getFirstValue());
  const extra = event.getAllProperties('rdate').flatMap((property) => property.getValues().map(startOf));
  // A first start that its own rule does not have is none; the dates of a list come to it.
  const listed = [...(rules.length === 0 ? [wallOf(start)] : []), ...extra];
  const starts = [
    ...listed.filter((wall) => wall >= stretch.from && wall < stretch.to),
    ...rules.flatMap((rule) => (rule instanceof ICAL.Recur ? startsOf(rule, start, stretch) : [])),
  ];
  if (starts.length > mostStarts) throw new Error('it repeats more often than anybody meets');
  return [...new Set(starts)].sort((one, other) => one - other);
}

/** The last moment that a rule allows for; it stands in UTC, or on the clock of the event. */
export function untilOf(event: ICAL.Component): ICAL.Time | undefined {
  const rule = event.getFirstPropertyValue('rrule');
  return rule instanceof ICAL.Recur ? (rule.until ?? undefined) : undefined;
}

function startOf(value: unknown): number {
  if (value instanceof ICAL.Time) return wallOf(value);
  if (value instanceof ICAL.Period && value.start) return wallOf(value.start);
  throw new Error('one of its dates is none');
}

function startsOf(rule: ICAL.Recur, start: ICAL.Time, { from, to }: WallStretch): readonly number[] {
  const until = rule.until ? wallOf(rule.until) + 2 * 86_400 : Number.POSITIVE_INFINITY;
  if (from >= to || from > until) return [];
  const parts = String(rule).replace(/;?UNTIL=[^;]*/, '');
  const first = `${new Date(wallOf(start) * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const repeated = new RRuleTemporal({ rruleString: `DTSTART:${first}\nRRULE:${parts}`, cache: false });
  return repeated
    .between(new Date(from * 1000), new Date(to * 1000 - 1), true)
    .map(({ epochMilliseconds }) => epochMilliseconds / 1000);
}
