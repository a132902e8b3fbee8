/** From how long and when, as it was typed, to the start and end of an entry. */
import { findPlace, type TakenTime } from '../../domain/find-place.ts';
import { placeLength } from '../../domain/place-length.ts';
import type { TypedTime } from '../../domain/typed-time.ts';
import { addDays, findInstant, type InstantRange, localDate } from '../../domain/zones.ts';
import { CliError } from '../io.ts';

export interface EntryTimes {
  /** An instant, or a wall-clock time of the entry's zone. */
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface WhenTyped {
  readonly date: string | undefined;
  readonly zone: string;
  readonly nowMs: number;
  /** What that day holds of the caller's own time. */
  readonly findTaken: (date: string) => Promise<readonly TakenTime[]>;
  /** When the caller's working day begins, `HH:MM`, by the pattern that holds then. */
  readonly findDayStart: (date: string) => Promise<string>;
}

const minuteMs = 60_000;

/** `9:00` means that day's 9:00 on the wall clock; a full instant is taken as it is. */
export function toMoment(said: string, date: string): string {
  const [, hour = '', rest] = /^(\d{1,2})(:\d{2}(?::\d{2})?)?$/.exec(said) ?? [];
  return hour === '' ? said : `${date}T${hour.padStart(2, '0')}${rest ?? ':00'}`;
}

/** An end that is not later than the start is on the next day. */
export function spanOn(
  date: string,
  { start, end }: { readonly start: string; readonly end: string },
): EntryTimes {
  return { startedAt: `${date}T${start}`, endedAt: `${end > start ? date : addDays(date, 1)}T${end}` };
}

/** Throws for a wall-clock time that happens twice, with the options that say which; an instant passes. */
export function requireClear(times: Partial<EntryTimes>, zone: string): void {
  for (const field of ['startedAt', 'endedAt'] as const) {
    const [date = '', time = ''] = times[field]?.split('T') ?? [];
    const fault = findInstant(date, time, { zone });
    if (fault.ok || fault.error !== 'repeated') continue;
    const ways = (['earlier', 'later'] as const).map((repeated) => {
      const found = findInstant(date, time, { zone, repeated });
      return toOptions({ ...times, ...(found.ok && { [field]: new Date(found.value).toISOString() }) });
    });
    throw new CliError('usage', `${time} happens twice on ${date} in ${zone}. Say ${ways.join(', or ')}.`);
  }
}

function toOptions({ startedAt, endedAt }: Partial<EntryTimes>): string {
  const from = startedAt === undefined ? '' : `--from ${startedAt}`;
  return [from, endedAt === undefined ? '' : `--to ${endedAt}`].filter(Boolean).join(' ');
}

/** So long from a start that is told as an instant or on the wall clock of `zone`. */
export function fromStart(startedAt: string, seconds: number, zone: string): EntryTimes {
  requireClear({ startedAt }, zone);
  const placed = placeLength(startedAt, { seconds, zone });
  if (!placed.ok) throw new CliError('usage', `${startedAt} is no time of ${zone}.`);
  return toTimes(placed.value);
}

/**
 * Where a typed time lies. So long without saying when ends now; on a day that was said it begins and ends on that day.
 */
export async function placeTyped(time: TypedTime, when: WhenTyped): Promise<EntryTimes> {
  const { zone, nowMs } = when;
  const today = localDate(nowMs, zone);
  const date = when.date ?? today;
  if (time.kind === 'span') return spanOn(date, time);
  if (time.kind === 'change' || time.seconds === 0) {
    throw new CliError('usage', 'Say how long: 2h, 1:30, 90m, or 9-11:30.');
  }
  const endMs = Math.floor(nowMs / minuteMs) * minuteMs;
  const span = { startMs: endMs - time.seconds * 1000, endMs };
  if (when.date === undefined) return toTimes(span);
  if (date === today && localDate(span.startMs, zone) === today) return toTimes(span);
  return toTimes(await requirePlace(time.seconds * 1000, date, when));
}

async function requirePlace(
  lengthMs: number,
  date: string,
  { zone, findTaken, findDayStart }: WhenTyped,
): Promise<InstantRange> {
  const [taken, dayStart] = await Promise.all([findTaken(date), findDayStart(date)]);
  const place = findPlace(lengthMs, { date, zone, dayStart, taken });
  if (place !== undefined) return place;
  throw new CliError(
    'usage',
    `${date} has no room for that much in one piece: say its times, as in 9-11:30.`,
  );
}

function toTimes({ startMs, endMs }: InstantRange): EntryTimes {
  return { startedAt: new Date(startMs).toISOString(), endedAt: new Date(endMs).toISOString() };
}
