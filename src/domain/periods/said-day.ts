/** One day as it is said from today: `yesterday`, `2 weeks ago`, `Monday of last week`. */
import { addDays } from '../zones.ts';
import { relativeDays } from './period-words.ts';
import { readWeekday, type Words } from './periods.ts';
import { readDayBefore, readWeekdayOf } from './simple-periods.ts';
import { findAgo } from './spoken-periods.ts';

/** The day that all of the folded words say; of a week ago that is the day, not the week. */
export function findSaidDay(words: Words, today: string): string | undefined {
  const [first = '', ...others] = words;
  const days = others.length === 0 ? relativeDays.get(first) : findDaysAgo(words);
  if (days !== undefined) return addDays(today, days);
  const found = [readDayBefore, readWeekdayOf, readWeekday]
    .map((read) => read(words, today))
    .find((match) => match?.length === words.length);
  return found?.period.from;
}

function findDaysAgo(words: Words): number | undefined {
  const ago = findAgo(words);
  if (ago?.length !== words.length || (ago.unit !== 'day' && ago.unit !== 'week')) return undefined;
  return -ago.number * (ago.unit === 'week' ? 7 : 1);
}
