/** The end of a timer that is typed as a time of the clock; pure. */
import type { TimeEntry } from '../../../../api-client/index.ts';
import { findClockTime, longestNightSeconds } from '../../../../domain/typed-time.ts';
import type { Translate } from '../../../../pages/words.ts';

type Started = Pick<TimeEntry, 'startedAt'>;

/** On this machine's clock: on the day of the start, else in the night that follows. Undefined for all else. */
export function readEnd(text: string, { startedAt }: Started): Date | undefined {
  const clock = findClockTime(text);
  if (clock === undefined) return undefined;
  const start = new Date(startedAt);
  const isOfDay = (end: Date) => end > start;
  // Longer over midnight is a slip of the fingers.
  const isOfNight = (end: Date) => end.getTime() - start.getTime() <= longestNightSeconds * 1000;
  if (clock === '24:00') return instantsOf(start, { days: 1, clock: '00:00' })[0];
  return (
    instantsOf(start, { days: 0, clock }).find(isOfDay) ??
    instantsOf(start, { days: 1, clock }).find(isOfNight)
  );
}

/** So many days after that of the start: two where the clocks go back, and none for a time that they skip. */
function instantsOf(
  start: Date,
  { days, clock }: { readonly days: number; readonly clock: string },
): readonly Date[] {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  const date = [start.getFullYear(), start.getMonth(), start.getDate() + days] as const;
  const first = new Date(...date, hour, minute, second);
  const hourLater = new Date(first.getTime() + 3_600_000);
  return [first, hourLater].filter((each) => each.getHours() === hour && each.getMinutes() === minute);
}

/** What the box says while nothing that is meant is typed. */
export function checkEnd(text: string, started: Started, t: Translate): string | undefined {
  if (readEnd(text, started) !== undefined) return undefined;
  return findClockTime(text) === undefined
    ? t('A time such as 9:00')
    : t('A time after the start of the timer');
}
