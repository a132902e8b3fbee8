/** A period as it is typed by itself: `last 3 months`, `last-3-months`, `Q3 2025`, `seit Jahresanfang`. */
import type { Period } from './calendar-periods.ts';
import { findPeriod } from './period-ranges.ts';
import { spellPeriodWord, splitWords } from './said-words.ts';

/** The period that all words say; undefined where they say none, or more than one. */
export function findSaidPeriod(text: string, today: string): Period | undefined {
  // A dash beside a letter stands for a space, where it is not as far as (`Oct-Nov`).
  return findWhole(text, today) ?? findWhole(text.replaceAll(/(?<=\p{L})-|-(?=\p{L})/gu, ' '), today);
}

function findWhole(text: string, today: string): Period | undefined {
  const words = splitWords(text).map((word) => ({ text: spellPeriodWord(word) }));
  const found = findPeriod(words, 0, today);
  return found?.length === words.length ? found.period : undefined;
}
