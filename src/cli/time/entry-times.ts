/** From how long and when, as it was typed, to the start and end of an entry. */
import { findPlace, type TakenTime } from '../../domain/find-place.ts';
import { placeLength } from '../../domain/place-length.ts';
import {
  type EntryTimes,
  type PlacedTime,
  placeTyped,
  toTimes,
  type WhenTyped,
} from '../../domain/place-typed.ts';
import type { TypedTime } from '../../domain/typed-time.ts';
import { CliError } from '../io.ts';

export interface WhenAdded extends WhenTyped {
  /** What that day holds of the caller's own time. */
  readonly findTaken: (date: string) => Promise<readonly TakenTime[]>;
  /** When the caller's working day begins, `HH:MM`, by the pattern that holds then. */
  readonly findDayStart: (date: string) => Promise<string>;
}

/** `9:00` means that day's 9:00 on the wall clock; a full instant is taken as it is. */
export function toMoment(said: string, date: string): string {
  const [, hour = '', rest] = /^(\d{1,2})(:\d{2}(?::\d{2})?)?$/.exec(said) ?? [];
  return hour === '' ? said : `${date}T${hour.padStart(2, '0')}${rest ?? ':00'}`;
}

/** So long from a start that is told as an instant or on the wall clock of `zone`. */
export function fromStart(startedAt: string, seconds: number, zone: string): EntryTimes {
  const placed = placeLength(startedAt, { seconds, zone });
  if (!placed.ok) {
    const why =
      placed.error === 'repeated'
        ? `happens twice in ${zone}: say which by its offset, as in ${startedAt}+01:00`
        : `is no time of ${zone}`;
    throw new CliError('usage', `${startedAt} ${why}.`);
  }
  return toTimes(placed.value);
}

/** Where a typed time lies; where that depends on the day, in what the caller's own has left. */
export async function findTypedTimes(time: TypedTime, when: WhenAdded): Promise<EntryTimes> {
  const placed = placeTyped(time, when);
  if (!placed.ok) throw new CliError('usage', 'Say how long: 2h, 1:30, 90m, or 9-11:30.');
  const { value } = placed;
  return value.kind === 'times' ? value.times : await requirePlace(value, when);
}

async function requirePlace(
  { date, lengthMs }: Extract<PlacedTime, { kind: 'of_day' }>,
  { zone, findTaken, findDayStart }: WhenAdded,
): Promise<EntryTimes> {
  const [taken, dayStart] = await Promise.all([findTaken(date), findDayStart(date)]);
  const place = findPlace(lengthMs, { date, zone, dayStart, taken });
  if (place !== undefined) return toTimes(place);
  throw new CliError(
    'usage',
    `${date} has no room for that much in one piece: say its times, as in 9-11:30.`,
  );
}
