/** Why today has no room for a length, and what to type in place of it; pure. */
import { ownZone } from '../../src/contract/own-zone.ts';
import type { WeekFault } from '../../src/contract/webview/week-view.ts';
import { parseTypedTime } from '../../src/domain/typed-time.ts';
import { clockOf, dayOf } from './clock.ts';
import { readTypedCell } from './typed-cell.ts';
import type { Words } from './words.ts';

const longestMeantSeconds = 12 * 3_600;

interface FullDayFacts {
  readonly words: Words;
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The fault with its reason, where that is the hour: what is typed without times is over by now. It stands as it was when it
 * was refused. Any other fault as it is.
 */
export function explainFullDay(fault: WeekFault, { words, today, now }: FullDayFacts): WeekFault {
  const typed = readTypedCell(fault.text, 0);
  if (fault.fault !== 'no_room' || fault.place?.date !== today || !typed.ok) return fault;
  const zone = ownZone();
  const [from, to] = [now - typed.seconds * 1000, now].map((ms) => new Date(ms).toISOString());
  if (from === undefined || to === undefined) return fault;
  const clock = clockOf(to, zone);
  const times = `${clockOf(from, zone)}-${clock}`;
  // Nobody means a night of half a day and more; times of a longer one would be refused, too.
  const isNight = typed.seconds <= longestMeantSeconds && parseTypedTime(times).ok;
  const isMeant = isNight && dayOf(from, zone) < today;
  return { ...fault, message: isMeant ? words.tooEarly(clock, times) : words.noRoomYet(clock) };
}
