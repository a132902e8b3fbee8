/** "What would I get if I billed October now?", "… wenn ich alles abrechne": what still can be billed, or what days are worth, and nothing that was invoiced. */
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { Pieces } from '../pieces.ts';

const ifWord = /^(?:if|wenn|falls|assuming|angenommen|provided|sobald|once)\b/;
const now: readonly Sense[] = ['bill', 'billed', 'invoice'];

/** Without the clause, and with what it means in its place. */
export function readIfBilled(items: readonly Item[], today: string): readonly Item[] {
  const pieces = new Pieces(items);
  const clause = clauseOf(pieces);
  const [start] = clause;
  const at = start === undefined ? undefined : items[start];
  if (at === undefined) return items;
  const kept = (item: Item, index: number) => !clause.includes(index) && !isToday(item, today);
  // Days are worth what was worked on them; without them it is what is left to be billed.
  const isWorth =
    pieces.has('value') && items.some((item, index) => item.kind === 'period' && kept(item, index));
  const meant: readonly Item[] = isWorth
    ? []
    : [{ ...at, kind: 'word', text: 'unbilled', senses: new Set<Sense>(['unbilled']) }];
  return items.flatMap((item, index) => [
    ...(index === start ? meant : []),
    ...(kept(item, index) ? [item] : []),
  ]);
}

/** Where its words stand: names and days among them are of the question. Empty where it is denied, or is of something else. */
function clauseOf(pieces: Pieces): readonly number[] {
  const start = pieces.items.findIndex((item) => item.kind === 'word' && ifWord.test(item.text));
  const end = pieces.items.findIndex((_, at) => at > start && at <= start + 8 && pieces.is(at, ...now));
  if (start < 0 || end < 0 || pieces.has('not', 'except')) return [];
  const isAll = (at: number) => pieces.is(at, 'list') && !pieces.is(at, 'which');
  const isOf = (at: number) => pieces.isSoft(at) || isAll(at) || pieces.is(at, ...now);
  const between = pieces.items.flatMap((item, at) =>
    at >= start && at <= end && item.kind === 'word' ? at : [],
  );
  if (!between.slice(1).every(isOf)) return [];
  const behind = isAll(end + 1) ? [end + 1] : [];
  return [...between, ...behind];
}

const isToday = (item: Item, today: string): boolean =>
  item.kind === 'period' && item.period.from === today && item.period.to === today;
