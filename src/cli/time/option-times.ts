/** Times that options say: on the clock of a day, read as the line reads them, or as instants. */
import { type EntryTimes, spanOn, toTimes } from '../../domain/place-typed-time.ts';
import { findClockTime, parseTypedTime } from '../../domain/typed-time.ts';
import { addDays, findInstant, isDate, localDate, localTime } from '../../domain/zones.ts';
import { CliError } from '../io.ts';
import { fromStart, requireClear } from './entry-times.ts';
import { describeFault } from './read-typed.ts';

export type TimeOption = '--from' | '--to' | '--at';

interface Where {
  /** The day that a clock time is of. */
  readonly date: string;
  readonly option: TimeOption;
}

/** `9:00` means that day's 9:00 on the wall clock; an instant is taken as it is. Throws for what is neither. */
export function toMoment(said: string, { date, option }: Where): string {
  const clock = findClockTime(said);
  if (clock === '24:00') return `${addDays(date, 1)}T00:00`;
  if (clock !== undefined) return `${date}T${clock}`;
  const [day = '', time = ''] = said.split('T');
  if (isDate(day) && /^\d{2}:\d{2}/.test(time) && !Number.isNaN(Date.parse(said))) return said;
  const examples = '9:00, 9am, or an instant such as 2026-11-19T09:00:00Z';
  throw new CliError('usage', `${option}: "${said}" is no time: say ${examples}.`);
}

/** Epoch milliseconds; throws for a time of the wall clock that the clocks have twice, or skip. */
function instantOf(times: Partial<EntryTimes>, zone: string): number {
  requireClear(times, zone);
  const moment = times.startedAt ?? times.endedAt ?? '';
  const [date = '', time = ''] = moment.split('T');
  const found = findInstant(date, time, { zone });
  return found.ok ? found.value : Date.parse(moment);
}

/** The day that is said, else that of the entry. */
interface OfDay {
  readonly date: string;
  readonly zone: string;
}

export interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Times of the clock with seconds, which no span is written with: over a midnight where that is a night. */
function isClockOfNight({ from, to }: Ends): boolean {
  const [start, end] = [from, to].map(findClockTime);
  if (start === undefined || end === undefined || end > start) return false;
  const nightMs = Date.parse(`1970-01-02T${end}Z`) - Date.parse(`1970-01-01T${start}Z`);
  return nightMs <= longestNightMs;
}

/** Both ends; one that is not later than the start is on the next day, as in `22-2`. */
export function betweenOptions({ from, to }: Ends, { date, zone }: OfDay): EntryTimes {
  const span = parseTypedTime(`${from}-${to}`);
  if (span.ok && span.value.kind === 'span') return spanOn(date, span.value);
  const isNight = isClockOfNight({ from, to });
  const times = {
    startedAt: toMoment(from, { date, option: '--from' }),
    endedAt: toMoment(to, { date: isNight ? addDays(date, 1) : date, option: '--to' }),
  };
  if (!span.ok && span.error === 'over_a_night')
    throw new CliError('usage', `--to: ${describeFault(span.error, `${from}-${to}`)}`);
  requireClear(times, zone);
  const { startedAt, endedAt } = times;
  if (instantOf({ endedAt }, zone) > instantOf({ startedAt }, zone)) return times;
  throw new CliError('usage', `--to: ${to} is not later than --from: ${from}.`);
}

/** So long from the start or until the end that is said; what ends on the clock of a day begins on it. */
export function lengthAt(
  { from, to = '' }: Partial<Ends>,
  { date, zone, seconds }: OfDay & { readonly seconds: number },
): EntryTimes {
  if (from !== undefined) return fromStart(toMoment(from, { date, option: '--from' }), seconds, zone);
  const until = (day: string) => {
    const endMs = instantOf({ endedAt: toMoment(to, { date: day, option: '--to' }) }, zone);
    return { startMs: endMs - seconds * 1000, endMs };
  };
  const range = until(date);
  return toTimes(localDate(range.startMs, zone) < date ? until(addDays(date, 1)) : range);
}

const longestNightMs = 43_200_000;

/** A start that is said alone: on the day after where the entry is a night that goes on then; without an end it runs. */
export function startBefore(
  from: string,
  { date, zone, endMs }: OfDay & { readonly endMs: number | undefined },
): Pick<EntryTimes, 'startedAt'> {
  const on = (day: string) => ({ startedAt: toMoment(from, { date: day, option: '--from' }) });
  const [own, next] = [on(date), on(addDays(date, 1))];
  if (endMs === undefined) return own;
  const isOfNextDay = endMs - instantOf(own, zone) > longestNightMs && instantOf(next, zone) < endMs;
  const start = isOfNextDay ? next : own;
  if (instantOf(start, zone) < endMs) return start;
  const end = localTime(endMs, zone).slice(0, 5);
  const told = `${from} is not before the end of the entry, ${end}`;
  throw new CliError('usage', `--from: ${told}: say --to as well, or the day by --on.`);
}

/** An end that is said alone: on the day after where it is not later than the start. */
export function endAfter(
  to: string,
  { date, zone, startMs }: OfDay & { readonly startMs: number },
): Pick<EntryTimes, 'endedAt'> {
  const on = (day: string) => ({ endedAt: toMoment(to, { date: day, option: '--to' }) });
  const [own, next] = [on(date), on(addDays(date, 1))];
  if (instantOf(own, zone) > startMs) return own;
  const nightMs = instantOf(next, zone) - startMs;
  if (nightMs > 0 && nightMs <= longestNightMs) return next;
  const start = localTime(startMs, zone).slice(0, 5);
  const told = `${to} is not after the start of the entry, ${start}`;
  throw new CliError('usage', `--to: ${told}: say --from as well, or the day by --on.`);
}
