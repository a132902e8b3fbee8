/**
 * From a question to its frame. Each word is taken by a slot, or carries no condition, or the question is not read: what is
 * left is asked about. No figure is made of a part of what was said.
 */

import { unitOfPeriod } from '../../../../domain/periods/period-units.ts';
import type { NoteText } from '../../../../domain/query/conditions.ts';
import type { QueryFrame, Shape } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { polar } from '../words/polar.ts';
import type { Language } from '../words/vocabulary.ts';
import { type Arrangement, readArrangement, takeOfTwo } from './arrange.ts';
import { composeInvoices, composePayments } from './compose-money.ts';
import { composePayTimes } from './compose-pay-times.ts';
import { composeTime } from './compose-time.ts';
import { daySenses, readConditions, readNames, readTags, readWeekdays, type SaidName } from './conditions.ts';
import {
  isCombined,
  joinPeriods,
  narrowPeriods,
  takeAge,
  takePeriods,
  withBefore,
} from './days/said-periods.ts';
import { isDoubtful } from './doubts.ts';
import { asWorkSince } from './earned-since.ts';
import { takeForWork } from './invoices/for-work.ts';
import { asAmount, isPartOf } from './invoices/one-invoice.ts';
import { type ItemContext, readItems } from './items.ts';
import { composeRecords } from './owners/compose-records.ts';
import { Pieces } from './pieces.ts';
import { splitRelative } from './relative.ts';
import { asksWhichOfTwo, type PlacedBound, type SaidParts, type Topic } from './said.ts';
import { asksTwice } from './several/asks-twice.ts';
import { readLeftOut } from './sides/left-out.ts';
import { splitLeftOutRecords, withLeftOut } from './sides/left-out-records.ts';
import { readCurrencies, readNumbers } from './sides/named-values.ts';
import { saysPaidLate } from './sides/paid-late.ts';
import { readTexts } from './sides/read-texts.ts';
import type { RelativeStart } from './sides/relative-start.ts';
import { composeTerms } from './terms/compose-terms.ts';
import { findTopic } from './topic.ts';

export type FrameReading =
  | {
      readonly kind: 'frame';
      readonly frame: QueryFrame;
      /** Where the period begins, until it is looked up. */
      readonly since?: RelativeStart;
      /** Names that a typing error was read over in, as they were written. */
      readonly assumed: readonly AssumedName[];
    }
  /** Words that no slot takes; none where the question is not of figures, or a name could be several. */
  | { readonly kind: 'unread'; readonly words: readonly string[] };

export interface AssumedName {
  readonly raw: string;
  readonly name: string;
}

const unread = (words: readonly string[] = []): FrameReading => ({ kind: 'unread', words });

export function readFrame(said: string, context: ItemContext): FrameReading {
  return readFrameOf(readItems(said, context), context);
}

type Composer = (said: SaidParts, today: string) => QueryFrame | undefined;

const composers: Readonly<Record<Topic, Composer>> = {
  time: composeTime,
  unbilled: composeTime,
  invoices: composeInvoices,
  payments: composePayments,
  clients: composeRecords('clients'),
  projects: composeRecords('projects'),
  terms: composeTerms,
  payTimes: composePayTimes,
};

export interface ReadingOf extends Pick<ItemContext, 'today'> {
  /** Of the question before. */
  readonly previousFrame?: QueryFrame | undefined;
}

export function readFrameOf(items: readonly Item[], { today, previousFrame }: ReadingOf): FrameReading {
  const { since, rest: said } = splitRelative(items, previousFrame);
  const rest = asWorkSince(said, since);
  const { frame, left } = readAll(rest, today);
  if (frame === undefined || left.length > 0 || isDoubtful(items, frame, today)) return unread(left);
  if (since === undefined) return { kind: 'frame', frame, assumed: assumedIn(items) };
  const isOne = isOfOneStart(since, frame, rest);
  return isOne ? { kind: 'frame', frame, since, assumed: assumedIn(items) } : unread();
}

/** Two starts are of no one period, and whose payment was the last is known by client alone. */
function isOfOneStart(since: RelativeStart, frame: QueryFrame, rest: readonly Item[]): boolean {
  const isOwn = 'of' in since;
  return frame.period === undefined && (isOwn || countNames(rest) < 2) && !isOfPaidProject(since, frame);
}

const isOfPaidProject = (since: RelativeStart, { filters }: QueryFrame): boolean =>
  !('found' in since) &&
  since.measure === 'payments' &&
  since.of === undefined &&
  filters.some(({ field }) => field === 'project');

/** A name beside the one that the start is of could belong to either. */
function countNames(items: readonly Item[]): number {
  return items.filter(({ kind }) => kind === 'name').length;
}

/** The frame of items whatever it may mean else, of which every word has a slot. */
export function composeItems(
  items: readonly Item[],
  { today }: Pick<ItemContext, 'today'>,
): QueryFrame | undefined {
  const { frame, left } = readAll(items, today);
  return left.length === 0 ? frame : undefined;
}

interface Read {
  readonly frame: QueryFrame | undefined;
  readonly left: readonly string[];
}

/** "How much of the work isn't invoiced yet?": an amount, where it is no share of anything. */
function readAmount(items: readonly Item[], today: string): Read {
  const read = readRest(new Pieces(items), today);
  const isAmount = read.frame === undefined || read.frame.measure === 'unbilled';
  const isOfPart = isAmount && items.some(isPartOf);
  return isOfPart ? readRest(new Pieces(items.map(asAmount)), today) : read;
}

/** With the single invoices and payments that are left out. */
function readAll(items: readonly Item[], today: string): Read {
  const { found, rest, nouns } = splitLeftOutRecords(items);
  const read = readAmount(rest, today);
  // "What came in, the last payment left out": of payments.
  const isOfNoun = read.frame === undefined && nouns.length > 0 && new Pieces(rest).left().length > 0;
  const { frame, left } = isOfNoun ? readRest(new Pieces([...rest, ...nouns]), today) : read;
  return { frame: withLeftOut(frame, found), left };
}

function readRest(pieces: Pieces, today: string): Read {
  const names = readNames(pieces);
  const weekdays = readWeekdays(pieces);
  const isCompared = holdsAgainst(pieces, names);
  const isShare = readShare(pieces);
  const leftOut = readLeftOut(pieces);
  const values = [...readNumbers(pieces), ...readCurrencies(pieces), ...takeForWork(pieces)];
  const { periods, bounds, joined } = readDays(pieces, today, isCompared);
  const tags = readTags(pieces);
  const texts = readTexts(pieces);
  const topic = texts && topicWith(texts, pieces, bounds);
  if (
    names === undefined ||
    texts === undefined ||
    leftOut === undefined ||
    topic === undefined ||
    asksTwice(pieces)
  )
    return { frame: undefined, left: pieces.left() };
  takeOfTwo(pieces);
  const asked = readShape(pieces, isShare);
  const arrangement = readArrangement(pieces);
  const shape = withRows(asked, arrangement, { pieces, isCompared });
  takeSortKey(pieces);
  if (periods.length === 0) pieces.takeAll('allTime');
  if (arrangement.end !== undefined) pieces.takeAll('when');
  const conditions = readConditions(pieces, topic === 'invoices' && isOfInvoices(pieces));
  const words = {
    pieces,
    names,
    weekdays: [...weekdays, ...tags, ...texts, ...leftOut, ...values],
    conditions,
    arrangement,
  };
  const frame = composers[topic]({ ...words, bounds, periods, joined, isCompared, isShare, shape }, today);
  return { frame, left: pieces.left() };
}

export function holdsAgainst(pieces: Pieces, names: readonly SaidName[] | undefined): boolean {
  return (
    readComparison(pieces) || comparesNames(pieces, names) || comparesDays(pieces) || comparesPeriods(pieces)
  );
}

function readShare(pieces: Pieces): boolean {
  const isSaid = pieces.takeAll('share');
  // "Which client has the largest share?" asks for the client that has the most.
  const isOfMost = pieces.has('most', 'least') && pieces.has('client', 'project', 'task', 'person');
  return (isSaid && !isOfMost) || pieces.has('billableShare');
}

/** Words of notes are of time alone: others have no notes. */
function topicWith(
  { length }: readonly NoteText[],
  pieces: Pieces,
  bounds: readonly PlacedBound[],
): Topic | undefined {
  const topic = findTopic(pieces, bounds);
  // How often something else was done than paid is no measure.
  if (pieces.has('often') && topic !== 'payments') return undefined;
  if (length === 0 || topic === 'time' || topic === 'unbilled') return topic;
  return topic === undefined && pieces.has('note') ? 'time' : undefined;
}

function assumedIn(items: readonly Item[]): readonly AssumedName[] {
  return items.flatMap((item) =>
    item.kind === 'name' && item.isAssumed
      ? item.candidates.map(({ name }) => ({ raw: item.raw, name }))
      : [],
  );
}

/** "By revenue", "nach Stunden": the measure that rows are put in order by, which is the one that is asked for. */
function takeSortKey(pieces: Pieces): void {
  for (const index of pieces.all('each')) {
    if (pieces.is(pieces.next(index, 1), 'revenue', 'hours', 'work', 'money', 'invoice', 'payTime'))
      pieces.take(index);
  }
}

/** "More for Acme or for Nordwind?", "who owes more, Acme or Nordwind?". */
function comparesNames(pieces: Pieces, names: readonly SaidName[] | undefined): boolean {
  const [one, other, ...more] = (names ?? []).filter(({ is }) => is);
  if (one === undefined || other === undefined || more.length > 0) return false;
  const isOr = pieces.items.some((_, at) => at > one.index && at < other.index && pieces.is(at, 'or'));
  if (!isOr || !pieces.takeAll('more', 'less')) return false;
  // "Which client … Acme or Nordwind?"
  pieces.takeAll(one.record.kind);
  return true;
}

/** "More on Mondays or on Fridays?" */
function comparesDays(pieces: Pieces): boolean {
  const [one, other, ...more] = pieces.items.flatMap((_, index) =>
    pieces.is(index, ...daySenses) ? index : [],
  );
  if (one === undefined || other === undefined || more.length > 0) return false;
  const isOr = pieces.items.some((_, at) => at > one && at < other && pieces.is(at, 'or'));
  return isOr && pieces.takeAll('more', 'less');
}

/** "Which month had more, October or November?" */
function comparesPeriods(pieces: Pieces): boolean {
  const [one, other, ...more] = pieces.items.flatMap(({ kind }, index) => (kind === 'period' ? index : []));
  if (one === undefined || other === undefined || more.length > 0) return false;
  const isOr = pieces.items.some((_, at) => at > one && at < other && pieces.is(at, 'or'));
  if (!isOr || !pieces.takeAll('more', 'less')) return false;
  pieces.takeAll('week', 'month', 'quarter', 'year');
  return true;
}

type SaidDays = Pick<SaidParts, 'periods' | 'bounds' | 'joined'>;

function readDays(pieces: Pieces, today: string, isCompared: boolean): SaidDays {
  const taken = withBefore(pieces, takePeriods(pieces, today));
  const joined = isCompared ? undefined : joinPeriods(pieces, taken);
  const said = isCompared || joined !== undefined ? taken : narrowPeriods(taken);
  const all = takeBounds(pieces);
  const ages = all.flatMap((bound) => takeAge(bound, today) ?? []);
  return {
    periods: [...(joined === undefined ? said : [joined]), ...ages],
    bounds: all.filter((bound) => takeAge(bound, today) === undefined),
    joined: joined && said[0] && !isCombined(pieces) ? unitOfPeriod(said[0]) : undefined,
  };
}

export function takeBounds(pieces: Pieces): readonly PlacedBound[] {
  return pieces.items.flatMap((item, index) => {
    if (item.kind !== 'bound') return [];
    pieces.take(index);
    // "Above 11,000 euros each".
    if (pieces.is(index + 1, 'each')) pieces.take(index + 1);
    return [{ bound: item.bound, index }];
  });
}

/** "Compared to", "more … than": whether one figure is held against another. */
function readComparison(pieces: Pieces): boolean {
  const isSaid = pieces.takeAll('compare', 'difference');
  const than = pieces.find(['than']);
  const isMore = than >= 0 && pieces.has('more', 'less');
  if (isMore) {
    pieces.take(than);
    pieces.takeAll('more', 'less');
  }
  return isSaid || isMore;
}

const turned =
  /\b(?:all|every\w*|alles?|allen?|jede\w?|no|none|nothing|nobody|nichts|nix|niemand|kein\w*|paid|bezahlt|gezahlt|beglichen|settled)\b/i;

/** "Is there anything unbilled?", which "is everything billed?", "is nothing open?" and "has Acme paid?" turn round. */
export function asksWhether(text: string, language: Language): boolean {
  const [first = ''] = text.trim().toLowerCase().split(/\s/);
  return polar.test(first) && !(first === 'was' && language === 'de') && !turned.test(text);
}

/** "Is there anything unbilled?", which is answered with yes where there is: "is it open?" asks of one that is not named. */
export function asksForAny(text: string, language: Language): boolean {
  return asksWhether(text, language) && existing.test(text) && !denying.test(text);
}

/** "Is there a client without an invoice?": what is found may be the other side. */
const denying = /\b(?:not|without|except|never|no|nicht|ohne|ausser|außer|nie|kein\w*)\b|n['’]t\b/i;
const existing = /\b(?:any|anything|something|there|etwas|irgend\w*|gibt|noch was)\b/i;

/** "Was my revenue higher?", "was last week longer than …?" is no German "what". */
function isEnglishWas([first, second, ...more]: readonly Item[]): boolean {
  if (first?.kind !== 'word' || first.text !== 'was' || second === undefined) return false;
  if (second.kind === 'word') return /^(?:my|our|the|it|this|there)\b/.test(second.text);
  return more.some((item) => item.kind === 'word' && english.test(item.text));
}

const english = /^(?:than|longer|shorter|more|less|higher|lower|busier|better|worse)\b/;

/** What is paid is said of the invoice then. */
const isOfInvoices = (pieces: Pieces): boolean => pieces.has('invoice') || saysPaidLate(pieces.items);

type Compared = Pick<SaidParts, 'pieces' | 'isCompared'>;

/** Rows in an order, and no figure; which of two is more has no yes and no. */
function withRows(shape: Shape, { order, group }: Arrangement, compared: Compared): Shape {
  if (shape === 'yes-no' && compared.isCompared && asksWhichOfTwo(compared.pieces)) return 'figure';
  return shape === 'figure' && order !== undefined && group === undefined ? 'list' : shape;
}

function readShape(pieces: Pieces, isShare: boolean): Shape {
  const [first] = pieces.items;
  const isList = pieces.takeAll('list', 'which', 'who') && !isEnglishWas(pieces.items);
  const isFigure = pieces.takeAll('howMuch', 'howMany') || isShare;
  if (pieces.takeAll('breakdown')) return 'trend';
  if (isFigure) return 'figure';
  if (isList) return 'list';
  return first?.kind === 'word' && polar.test(first.text) ? 'yes-no' : 'figure';
}
