/** "On a Friday", "an einem Sonntag im Oktober": any of these days, and not the last of them. */
import { weekdayOf } from '../../../../../domain/periods/period-words.ts';
import { fold } from '../../../../../domain/periods/said-words.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';

const any =
  /(?:^| )(?:a|an|any|some|one|einem|einen|irgendeinem|average|typical|usual|normal|durchschnittlichen|normalen|typischen)$/;

const senses: readonly Sense[] = [
  ...(['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'] as const),
];

const usual = /(?:^| )(?:average|typical|usual|normal|durchschnittlichen|normalen|typischen)$/;

export function markAnyWeekdays(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const sense = senseOfAny(item, items[index - 1]);
    if (sense !== undefined) return wordOf(item, sense);
    const next = items[index + 1];
    const isUsual = item.kind === 'word' && usual.test(item.text);
    return isUsual && next && senseOfAny(next, item) ? wordOf(item, 'average') : item;
  });
}

function senseOfAny(item: Item, before: Item | undefined): Sense | undefined {
  const isAny = before?.kind === 'word' && any.test(before.text);
  return item.kind === 'period' && isAny ? senses[weekdayOf(fold(item.raw)) ?? -1] : undefined;
}

const wordOf = ({ raw, isAfterBreak }: Item, sense: Sense): Item => ({
  kind: 'word',
  raw,
  isAfterBreak,
  text: fold(raw),
  senses: new Set([sense]),
});
