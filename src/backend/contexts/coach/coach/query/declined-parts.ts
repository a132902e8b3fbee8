/** Messages that intents decline, and that are of the question before them. */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Part } from '../built-in/question.ts';
import type { Item } from './item.ts';

/** "And next week?" after what falls due: days that are ahead of no other figure. */
export const isAheadToo = (parts: readonly Part[], { filters }: QueryFrame): boolean =>
  filters.some(({ field }) => field === 'due') &&
  parts.every((part) => part.kind === 'declined' && part.topic === 'future');

/** "What's that worth before VAT?", "by how much less?": declined as law or advice where nothing stands before it. */
export function isDeclinedEnd(parts: readonly Part[], items: readonly Item[]): boolean {
  const isDeclined = parts.every(
    (part) => part.kind === 'declined' && (part.topic === 'law' || part.topic === 'advice'),
  );
  return isDeclined && items.length <= 8;
}
