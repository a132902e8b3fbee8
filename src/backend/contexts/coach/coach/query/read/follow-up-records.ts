/** What a message changes of the question before, where it is of single invoices or payments. */
import type { QueryFrame } from '../../../../../../domain/query/frame.ts';
import { changeParts } from './follow-up.ts';
import type { Item } from './items.ts';
import { Pieces } from './pieces.ts';
import { splitLeftOutRecords, withLeftOut, withoutRows } from './sides/left-out-records.ts';

/** Undefined where a word is none of a change, or nothing is changed. */
export function changeFrame(
  previous: QueryFrame,
  items: readonly Item[],
  today: string,
): QueryFrame | undefined {
  const { found, rest } = splitLeftOutRecords(items);
  const isAlone = found.length > 0 && new Pieces(rest).left().length === 0;
  return withLeftOut(isAlone ? withoutRows(previous) : changeParts(previous, rest, today), found);
}
