/** "The invoice for work in September": of the days that were worked, and not of those of its issue. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Pieces } from '../pieces.ts';

const lead = /^(?:for|fur|uber|covering|fur die)$/;
const between =
  /^(?:the|my|our|all|der|die|das|meine?|unsere?|in|of|from|done|done in|im|vom|von|aus|aus dem)$/;
const leistung = /^leistung(?:en)?$/;

const textOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');

const isWork = (item: Item | undefined): boolean =>
  item?.kind === 'word' && (item.senses.has('work') || item.senses.has('hours') || leistung.test(item.text));

/** One item in place of "for work in September" and "for September work", behind an invoice. */
export function markForWork(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex(({ kind }) => kind === 'period');
  const item = items[at];
  const isOfInvoice = items.some(
    (one, index) => index < at && one.kind === 'word' && one.senses.has('invoice'),
  );
  if (item?.kind !== 'period' || !isOfInvoice) return items;
  const end = isWork(items[at + 1]) ? at + 1 : at;
  let start = at - 1;
  while (between.test(textOf(items[start])) || (end === at && isWork(items[start]))) start -= 1;
  const said = items.slice(start, end + 1);
  if (!lead.test(textOf(items[start])) || !said.some(isWork)) return items;
  const raw = said.map((one) => one.raw).join(' ');
  return items.toSpliced(start, end - start + 1, { ...item, raw, isOfWork: true });
}

export function takeForWork(pieces: Pieces): readonly Filter[] {
  return pieces.items.flatMap((item, index): readonly Filter[] => {
    if (item.kind !== 'period' || item.isOfWork !== true) return [];
    pieces.take(index);
    return [{ field: 'worked', is: true, period: item.period }];
  });
}
