/** "How much was each?", "wie viel war es bei jedem einzelnen?": what stands before it, one by one. */
import { type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';

const ofEach =
  /^(?:each|each one|each of (?:them|those)|every one|jede\w?|jeweils|je|einzeln\w*|individually|pro stuck)$/;
const beside: readonly Sense[] = [
  ...(['filler', 'howMuch', 'howMany', 'hours', 'ofThat', 'them', 'pay', 'receive', 'money'] as const),
];

/** Undefined where anything else is said, or where what stands before it has no parts that could be meant. */
export function askEach(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const isKnown = (item: Item) =>
    item.kind === 'word' && (ofEach.test(item.text) || beside.some((sense) => item.senses.has(sense)));
  const isAsked = items.some((item) => item.kind === 'word' && ofEach.test(item.text));
  if (!isAsked || !items.every(isKnown) || previous.comparison !== undefined) return undefined;
  if (previous.group !== undefined || previous.statistic !== 'total') return { ...previous, shape: 'list' };
  const subject = subjectOf(previous.measure);
  return subject === 'invoices' || subject === 'payments' ? { ...previous, shape: 'list' } : undefined;
}
