/** "And the rest?", "und die anderen?": the other side of the one name, day or condition that was asked for. */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { Pieces } from '../pieces.ts';

const states: ReadonlySet<string> = new Set(['billable', 'billed', 'noted']);
const sided: ReadonlySet<string> = new Set([
  ...['client', 'project', 'task', 'person', 'tag', 'text', 'weekday'],
  ...states,
]);

/** The other side of a question for what is paid, or of the one condition. */
export const changeToRest = (previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined =>
  changeToUnpaid(previous, items) ?? changeToOther(previous, items);

/** Undefined where it is not said alone, or of more than one. */
function changeToOther(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const pieces = new Pieces(items);
  const isRest = pieces.has('other') || items.some(saysRest);
  pieces.takeAll('other', 'left', 'howMuch', 'howMany', 'which', 'who', 'list', 'client', 'project');
  if (!isRest || pieces.left().length > 0 || previous.comparison !== undefined) return undefined;
  const [only, ...more] = previous.filters.filter(({ field }) => sided.has(field));
  if (only === undefined || more.length > 0 || !('is' in only)) return undefined;
  // Of "without Acme" the rest is not said to be Acme.
  if (!only.is && !states.has(only.field)) return undefined;
  const other: Filter = { ...only, is: !only.is };
  return { ...previous, filters: previous.filters.map((filter) => (filter === only ? other : filter)) };
}

const saysRest = (item: Item): boolean => item.kind === 'word' && /^(?:rest|remainder)$/.test(item.text);

/** "Welche nicht?" after "are they paid?" asks for what is open, which the figure is of already. */
function changeToUnpaid(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const pieces = new Pieces(items);
  const isOfDenial = pieces.has('not') && pieces.has('which', 'who', 'howMany');
  pieces.takeAll('not', 'which', 'who', 'howMany', 'invoice', 'pay');
  const isOpen = previous.measure === 'due' && previous.filters.some(saysOpen);
  return isOfDenial && isOpen && pieces.left().length === 0 ? { ...previous, shape: 'list' } : undefined;
}

const saysOpen = (one: Filter): boolean => one.field === 'invoice' && one.condition === 'open' && one.is;
