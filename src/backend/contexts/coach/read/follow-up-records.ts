/** What a message changes of the question before, where it is of single invoices or payments. */
import { type AskedState, type Filter, type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';
import { isLead, isOfBothFound, isOfThat, refersBack } from './changes/fragments.ts';
import { asksDaysLate, takeNotDue } from './compose-money.ts';
import { filtersOf, readConditions, readNames } from './conditions.ts';
import { changeParts } from './follow-up.ts';
import { compareNumber } from './invoices/compare-invoices.ts';
import { comparePayTimes } from './invoices/follow-up-pay-times.ts';
import {
  isMissing,
  isOfLength,
  shapeOfOne,
  stateAsked,
  takeDenial,
  takeStateWords,
  takeWhat,
} from './invoices/one-invoice.ts';
import { mergeFilters } from './merge-filters.ts';
import { Pieces } from './pieces.ts';
import { asksOfFound, asksWhether, beforeAll, ofAll } from './sides/all-of.ts';
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
  if (subjectOf(previous.measure) !== 'invoices') return changeTime(previous, items, today);
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

/** "Is that billed already, all of it?" after hours is answered with yes or no, and not with those that are. */
function changeTime(previous: QueryFrame, items: readonly Item[], today: string): QueryFrame | undefined {
  const isOfTime = subjectOf(previous.measure) === 'time';
  const found = isOfTime && (asksWhether(items) || items.some(saysSide)) ? beforeAll(previous) : previous;
  const frame = changeParts(found, items, today);
  const isAsked = frame !== undefined && isOfTime && asksOfFound(items);
  const isNarrowed = isAsked && frame.filters.length === found.filters.length + 1;
  return (isNarrowed && ofAll(frame)) || frame;
}

const sided: readonly Sense[] = [
  'billable',
  'notBillable',
  'billed',
  'unbilled',
  'submitted',
  'approved',
  'note',
];
const saysSide = (item: Item): boolean =>
  item.kind === 'word' && sided.some((sense) => item.senses.has(sense));

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
      askMoreOf(previousFrame, items) ??
      askState(previousFrame, items) ??
      compareNumber(previousFrame, items) ??
      askInvoice(previousFrame, items));
  return frame && { frame, remembered: frame };
}

const anything = /^(?:any\w*|some\w*|every\w*|nothing|irgend\w*|etwas|alles?|nichts)$/;

/** "And when was it paid?", "was that on time?", "how much is left to pay?" */
function askState(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (!mayAskOf(previous, items)) return undefined;
  const pieces = new Pieces(items);
  const named = takeBoth(pieces);
  const asked = askedOf(previous, pieces);
  if (asked === undefined || !mayAnswer(previous, pieces, asked)) return undefined;
  if (asksWhen(pieces) && refersBack(items)) pieces.takeAll('last');
  takeStateWords(pieces);
  takeWhat(pieces);
  const asks = takeDenial(pieces, asked);
  if (pieces.left().length > 0) return undefined;
  // Of anything that is paid its amount is said.
  const shape = asks.condition === 'paid' && items.some(isAnything) ? 'figure' : shapeOfOne(pieces);
  const found = withoutStates(previous);
  const filters = mergeFilters(found.filters, named, named.length > 0);
  return { ...found, filters, measure: 'invoices', asks, shape };
}

const ofShare: readonly Sense[] = [
  'share',
  'gross',
  'invoice',
  'howMuch',
  'which',
  'total',
  'money',
  'them',
  'filler',
];

/** "By how many days?" and "what percentage is that?" after what was asked of invoices: the answer says it as well. */
function askMoreOf(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (previous.asks === undefined) return undefined;
  const isOf = (senses: readonly Sense[]) => (item: Item) =>
    item.kind === 'word' && senses.some((sense) => item.senses.has(sense));
  const areDays =
    items.some(asksDaysLate) && items.every((one) => asksDaysLate(one) || isOf(['filler'])(one));
  if (areDays) return { ...previous, shape: 'list' };
  const isShare = previous.shape === 'figure' && items.some(isOf(['share'])) && items.every(isOf(ofShare));
  return isShare ? previous : undefined;
}

/** "What has Acme paid on those two?": the client that is said with it; another name is left. */
function takeBoth(pieces: Pieces): readonly Filter[] {
  if (!isOfBothFound(pieces.items)) return [];
  const names = filtersOf(readNames(new Pieces(pieces.items)) ?? []);
  pieces.take(...pieces.items.flatMap((item, at) => (item.kind === 'number' && item.value === 2 ? at : [])));
  if (names.length !== 1 || !names.every((one) => one.field === 'client' && one.is)) return [];
  readNames(pieces);
  return names;
}

/** What became of one is asked for, whatever it was found as. */
function withoutStates(previous: QueryFrame): QueryFrame {
  const isOfState = previous.filters.some(({ field }) => field === 'invoice');
  // What is due is of what is open, also where no condition says it.
  if (previous.measure === 'due' && !isOfNumber(previous) && !isOfState)
    return { ...previous, filters: [...previous.filters, open] };
  if (!isOfNumber(previous)) return previous;
  // Also where its hours were asked for.
  const filters = previous.filters.filter(({ field }) => field === 'number');
  return { measure: 'invoices', statistic: 'total', per: 'record', filters, shape: previous.shape };
}

/** Of several, when they were paid, and how much of what they owe is. */
function mayAnswer(previous: QueryFrame, pieces: Pieces, { condition, is }: AskedState): boolean {
  if (previous.measure === 'due' && !isOfNumber(previous))
    return condition === 'paid' && is && shapeOfOne(pieces) === 'figure';
  const isOfBoth = isOfBothFound(pieces.items) && shapeOfOne(pieces) === 'figure';
  return isOfOne(previous) || asksWhen(pieces) || isOfBoth;
}

const open: Filter = { field: 'invoice', is: true, condition: 'open' };

const isAnything = (item: Item): boolean => item.kind === 'word' && anything.test(item.text);

function mayAskOf(previous: QueryFrame, items: readonly Item[]): boolean {
  // "For how many days?" is of those that are overdue.
  if (items.some(asksDaysLate)) return false;
  const { measure } = previous;
  const isOfIt = refersBack(items) || isOfThat(items);
  const isOfOne = measure === 'invoices' || isOfNumber(previous);
  if (isOfOne) return isOfIt || (isOfFound(items) && !asksForAny(items));
  return isOfIt && isOfOpenOnes(previous);
}

/** "What did they pay on them?" after those that are open. */
const isOfOpenOnes = ({ measure, group, statistic }: QueryFrame): boolean =>
  measure === 'due' && group === undefined && statistic === 'total';

const isOfFound = (items: readonly Item[]): boolean =>
  isLead(items) || items.length <= 3 || isOfBareAmount(items);

/** "Is anything overdue?" is of all; "is anything left to pay?" of what was found. */
function asksForAny(items: readonly Item[]): boolean {
  const isOfRest = items.some((item) => item.kind === 'word' && isRest(item.senses));
  return !isOfRest && items.some((item, at) => at > 0 && isAnything(item));
}

const isRest = (senses: ReadonlySet<Sense>): boolean => senses.has('left') || senses.has('missing');

const ofAmounts: readonly Sense[] = [
  ...(['filler', 'howMuch', 'which', 'left', 'missing', 'open', 'pay', 'receive', 'money', 'total'] as const),
  ...(['not', 'due', 'unpaid'] as const),
];

/** "How much is left to pay?", "was wurde schon gezahlt?": of nothing else than what was found. */
function isOfBareAmount(items: readonly Item[]): boolean {
  const isKnown = (item: Item) =>
    item.kind === 'word' && (isMissing(item) || ofAmounts.some((sense) => item.senses.has(sense)));
  return items.every(isKnown) && shapeOfOne(new Pieces(items)) !== 'list';
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
  if (pieces.left().length > 0) return undefined;
  const { group: _group, order: _order, limit, ...kept } = previous;
  return previous.statistic === 'total' ? { ...kept, shape: 'list' } : { ...kept, limit };
}
