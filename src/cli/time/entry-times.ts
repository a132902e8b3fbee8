/** From how long and when, as it was typed, to the start and end of an entry. */
import { findPlace, type TakenTime } from '../../domain/find-place.ts';
import { placeLength } from '../../domain/place-length.ts';
import {
  type EntryTimes,
  type PlacedTime,
  placeTypedTime,
  toTimes,
  type WhenTyped,
} from '../../domain/place-typed-time.ts';
import type { TypedTime } from '../../domain/typed-time.ts';
import { findInstant } from '../../domain/zones.ts';
import { CliError } from '../io.ts';

export interface WhenAdded extends WhenTyped {
  /** The caller's own time that may lie on that day, whatever zone recorded it. */
  readonly findTaken: (date: string) => Promise<readonly TakenTime[]>;
  /** When the caller's working day begins, `HH:MM`, by the pattern that holds then. */
  readonly findDayStart: (date: string) => Promise<string>;
}

/** Throws for a wall-clock time that the clocks skip, or that happens twice, with the options that say which; an instant passes. */
export function requireClear(times: Partial<EntryTimes>, zone: string): void {
  for (const field of ['startedAt', 'endedAt'] as const) {
    const [date = '', time = ''] = times[field]?.split('T') ?? [];
    const fault = findInstant(date, time, { zone });
    if (!fault.ok && fault.error === 'in_gap') {
      throw new CliError('usage', `${date} has no ${time} in ${zone}: the clocks skip it.`);
    }
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

/** Where a typed time lies; where that depends on the day, in what the caller's own has left. */
export async function findTypedTimes(time: TypedTime, when: WhenAdded): Promise<EntryTimes> {
  const placed = placeTypedTime(time, when);
  if (!placed.ok) throw new CliError('usage', 'Say how long: 2h, 1:30, 90m, or 9-11:30.');
  const { value } = placed;
  return value.kind === 'times' ? value.times : await requirePlace(value, when);
}

async function requirePlace(
  { date, lengthMs, otherwise }: Extract<PlacedTime, { kind: 'of_day' }>,
  { zone, nowMs, findTaken, findDayStart }: WhenAdded,
): Promise<EntryTimes> {
  const [taken, dayStart] = await Promise.all([findTaken(date), findDayStart(date)]);
  const place = findPlace(lengthMs, { date, zone, dayStart, taken, nowMs });
  if (place !== undefined) return toTimes(place);
  if (otherwise !== undefined) return otherwise;
  throw new CliError(
    'usage',
    `${date} has no room for that much in one piece: say its times, as in 9-11:30.`,
  );
}
