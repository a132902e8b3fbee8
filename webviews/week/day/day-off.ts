/** Why a day has no working time, as its title says it. */
import type { WeekContent } from '../messages.ts';
import type { Words } from '../words.ts';

export function describeDayOff(day: WeekContent['days'][number] | undefined, words: Words): string {
  if (day === undefined) return '';
  const { holiday, isDayOff, dayOffNote } = day;
  return holiday ?? (isDayOff ? dayOffNote || words.dayOff : '');
}
