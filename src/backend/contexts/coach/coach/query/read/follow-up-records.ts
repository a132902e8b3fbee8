/** What a message changes of the question before, where it is of single invoices or payments. */
import { type AskedState, type QueryFrame, subjectOf } from '../../../../../../domain/query/frame.ts';
import { isLead, refersBack } from '../fragments.ts';
import type { Item } from '../item.ts';
import { asksDaysLate, takeNotDue } from './compose-money.ts';
import { readConditions } from './conditions.ts';
import { changeParts } from './follow-up.ts';
import { compareNumber } from './invoices/compare-invoices.ts';
import { comparePayTimes } from './invoices/follow-up-pay-times.ts';
import { asksWhether, isOfLength, stateAsked, takeDenial, takeStateWords } from './invoices/one-invoice.ts';
import { mergeFilters } from './merge-filters.ts';
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
  return withLeftOut(isAlone ? withoutRows(previous) : changeSides(previous, rest, today), found);
}

/** "Which of it is not due yet?", "and how many not, so on time?" */
function changeSides(previous: QueryFrame, items: readonly Item[], today: string): QueryFrame | undefined {
  if (subjectOf(previous.measure) !== 'invoices') return changeParts(previous, items, today);
  const pieces = new Pieces(items);
  const notDue = takeNotDue(pieces);
  takeSaidTwice(pieces, previous);
  const rest = items.filter((_, at) => pieces.isFree(at));
  const frame = changeParts(previous, rest, today);
  if (notDue.length === 0) return frame;
  const isAlone = pieces.left().length === 0;
  const changed = isAlone ? { ...previous, shape: 'list' as const } : frame;
  return changed && { ...changed, filters: mergeFilters(changed.filters, notDue, false) };
}

/** "Not, so on time": a denial of what was asked for before, and its other side by its own word. */
function takeSaidTwice(pieces: Pieces, { filters }: QueryFrame): void {
  const isOfLate = filters.some((one) => one.field === 'invoice' && one.condition === 'paidLate' && one.is);
  const denial = pieces.find(['not']);
  const isSaid = pieces.all('onTime').some((at) => at > denial);
  if (isOfLate && denial >= 0 && isSaid) pieces.take(denial);
}

interface Before {
  readonly previousFrame?: QueryFrame | undefined;
}

/** "And when was it paid?" after an invoice, "for which invoice?" after a payment; undefined where no more of them is asked. */
export function readRecord(items: readonly Item[], { previousFrame }: Before) {
  const frame =
    previousFrame &&
    (comparePayTimes(previousFrame, items) ??
      askState(previousFrame, items) ??
      compareNumber(previousFrame, items) ??
      askInvoice(previousFrame, items));
  return frame && { frame, remembered: frame };
}

const anything = /^(?:any\w*|some\w*|every\w*|nothing|irgend\w*|etwas|alles?|nichts)$/;

/** "And when was it paid?", "was that on time?" */
function askState(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (!mayAskOf(previous, items)) return undefined;
  const pieces = new Pieces(items);
  const asked = askedOf(previous, pieces);
  if (asked === undefined || !(isOfOne(previous) || asksWhen(pieces))) return undefined;
  takeStateWords(pieces);
  const asks = takeDenial(pieces, asked);
  if (pieces.left().length > 0) return undefined;
  return { ...previous, measure: 'invoices', asks, shape: asksWhether(pieces) ? 'yes-no' : 'list' };
}

function mayAskOf(previous: QueryFrame, items: readonly Item[]): boolean {
  const isOfInvoice = previous.measure === 'invoices' || (previous.measure === 'due' && isOfNumber(previous));
  const isOfAny = items.some((item, at) => item.kind === 'word' && at > 0 && anything.test(item.text));
  const isOfIt = isLead(items) || refersBack(items) || items.length <= 3;
  // "For how many days?" is of those that are overdue.
  return isOfInvoice && !isOfAny && isOfIt && !items.some(asksDaysLate);
}

/** "How many days did that take?" asks the same again. */
function askedOf({ asks }: QueryFrame, pieces: Pieces): AskedState | undefined {
  const said = stateAsked(pieces, readConditions(pieces, true));
  return said ?? (pieces.items.some(isOfLength) ? asks : undefined);
}

function isOfOne({ statistic, limit, filters, asks }: QueryFrame): boolean {
  const isEnd = statistic !== 'total' && statistic !== 'average' && (limit ?? 1) === 1;
  return isEnd || isOfNumber({ filters }) || asks !== undefined;
}

const isOfNumber = ({ filters }: Pick<QueryFrame, 'filters'>): boolean =>
  filters.some((one) => one.field === 'number' && one.is && one.numbers.length === 1);

const asksWhen = (pieces: Pieces): boolean => pieces.has('when', 'payTime', 'speed') && pieces.has('pay');

/** "For which invoice?" after payments: the answer names them. */
function askInvoice(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const pieces = new Pieces(items);
  if (subjectOf(previous.measure) !== 'payments' || !pieces.has('invoice') || !pieces.has('which'))
    return undefined;
  pieces.takeAll('invoice', 'which', 'pay', 'payment');
  if (pieces.left().length > 0 || previous.group !== undefined) return undefined;
  return { ...previous, shape: previous.statistic === 'total' ? 'list' : previous.shape };
}
