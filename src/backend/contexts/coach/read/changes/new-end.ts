/** "And my biggest invoice ever?", "what do they owe me?": a question of all of them leaves the bounds, days or end before behind. */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Arrangement } from '../arrange.ts';
import { Pieces } from '../pieces.ts';
import { ofSingleRecords } from './single-records.ts';

const ever = /^(?:ever|jemals|aller zeiten|of all time)$/;

/** "The biggest one" is of those that were found, "my biggest invoice" and "the biggest ever" of all. */
function ofNewEnd(changed: QueryFrame, { end }: Arrangement, items: readonly Item[]): QueryFrame {
  if (end !== 'largest' && end !== 'smallest') return changed;
  const isEver = items.some((item) => item.kind === 'word' && ever.test(item.text));
  const pieces = new Pieces(items);
  const isOfAll = isEver || (pieces.has('mine') && pieces.has('invoice', 'payment', 'entry'));
  if (!isOfAll) return changed;
  const filters = changed.filters.filter(({ field }) => field !== 'amount' && field !== 'length');
  const { period, ...kept } = { ...changed, filters };
  return isEver || period === undefined ? kept : { ...kept, period };
}

const ofOneRecord: ReadonlySet<string> = new Set(['first', 'last', 'largest', 'smallest']);

/** "What do they owe me?" after the oldest one asks for all of it. */
export function ofWholeDebt(
  previous: QueryFrame,
  { end }: Arrangement,
  items: readonly Item[],
): Partial<QueryFrame> {
  const pieces = new Pieces(items);
  const isOfDebt = previous.measure === 'due' || (previous.measure === 'invoices' && pieces.has('total'));
  const isOfOne = isOfDebt && ofOneRecord.has(previous.statistic) && end === undefined;
  return isOfOne && pieces.has('owe') && pieces.has('which', 'howMuch') ? { statistic: 'total' } : {};
}

/** "How much is it exactly?" after "is it more than 10k?" asks for no yes or no. */
function withoutBound(previous: QueryFrame, changed: QueryFrame, items: readonly Item[]): QueryFrame {
  const isAsked =
    previous.having !== undefined && previous.group === undefined && previous.shape === 'yes-no';
  const isOfMore = items.some(({ kind }) => kind === 'bound') || changed.comparison !== undefined;
  if (!isAsked || isOfMore || !new Pieces(items).has('howMuch', 'howMany')) return changed;
  const { having: _bound, ...kept } = changed;
  return { ...kept, shape: 'figure' };
}

interface Said {
  readonly arrangement: Arrangement;
  readonly items: readonly Item[];
}

/** `changed`, of what the message asks for now and not of what the question before was narrowed down to. */
export function withNewEnd(
  previous: QueryFrame,
  changed: QueryFrame,
  { arrangement, items }: Said,
): QueryFrame {
  const ended = ofSingleRecords(changed, arrangement) ?? ofNewEnd(changed, arrangement, items);
  return withoutBound(previous, ended, items);
}
