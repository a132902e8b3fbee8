/** Explains why a duration does not fit into today, and what to type instead; pure. */
import { ownZone } from '../../../src/contract/own-zone.ts';
import { parseTypedTime } from '../../../src/domain/typed-time.ts';
import { clockOf, dayOf } from '../clock.ts';
import { readTypedCell } from '../grid/typed-cell.ts';
import type { WeekFault } from '../messages.ts';
import type { Words } from '../words.ts';

const longestMeantSeconds = 12 * 3_600;

interface FullDayFacts {
  readonly words: Words;
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The error with its reason when the duration would end in the future: time typed without a start ends now. Other errors
 * are returned unchanged.
 */
export function explainFullDay(fault: WeekFault, { words, today, now }: FullDayFacts): WeekFault {
  const typed = readTypedCell(fault.text, 0);
  if (fault.fault !== 'no_room' || fault.place?.date !== today || !typed.ok) return fault;
  const zone = ownZone();
  const [from, to] = [now - typed.seconds * 1000, now].map((ms) => new Date(ms).toISOString());
  if (from === undefined || to === undefined) return fault;
  const clock = clockOf(to, zone);
  const times = `${clockOf(from, zone)}-${clock}`;
  // An overnight entry of 12 hours or more is not meant; its times would be rejected as well.
  const isNight = typed.seconds <= longestMeantSeconds && parseTypedTime(times).ok;
  const isMeant = isNight && dayOf(from, zone) < today;
  return { ...fault, message: isMeant ? words.tooEarly(clock, times) : words.noRoomYet(clock) };
}
