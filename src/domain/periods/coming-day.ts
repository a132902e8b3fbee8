/** Days of the week where something is still to come: "due by Friday", asked on a Thursday, is tomorrow. */
import { addDays } from '../zones.ts';
import type { Period } from './calendar-periods.ts';
import { weekdayOf } from './period-words.ts';

/** `words`: folded, as they were said; a day of the week among them is the next one, unless they say "last". */
export function comingDay(period: Period, words: readonly string[], today: string): Period {
  const { from, to } = period;
  const isNamed =
    words.some((word) => weekdayOf(word) !== undefined) && !words.some((word) => gone.test(word));
  if (!isNamed || from !== to || to >= today) return period;
  const days = Math.ceil((Date.parse(today) - Date.parse(to)) / weekInMs) * 7;
  return { from: addDays(from, days), to: addDays(to, days) };
}

const weekInMs = 7 * 86_400_000;
const gone = /^(?:last|letzt\w*|vorig\w*|vergangen\w*|previous|past|since|seit)$/;
