/** "On a Friday", "an einem Sonntag im Oktober": any of these days, and not the last of them. */
import { weekdayOf } from '../../../../../../../domain/periods/period-words.ts';
import { fold } from '../../../../../../../domain/periods/said-words.ts';
import type { Item } from '../../item.ts';
import type { Sense } from '../../words/sense.ts';

const any =
  /(?:^| )(?:a|an|any|some|one|einem|einen|irgendeinem|average|typical|usual|normal|durchschnittlichen|normalen|typischen)$/;

const senses: readonly Sense[] = [
  ...(['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'] as const),
];

export function markAnyWeekdays(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    const isAny = before?.kind === 'word' && any.test(before.text);
    const text = fold(item.raw);
    const sense = item.kind === 'period' && isAny ? senses[weekdayOf(text) ?? -1] : undefined;
    if (sense === undefined) return item;
    const { raw, isAfterBreak } = item;
    return { kind: 'word', raw, isAfterBreak, text, senses: new Set([sense]) };
  });
}
