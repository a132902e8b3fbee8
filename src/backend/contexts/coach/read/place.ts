/** What a superlative is of: a group puts its rows in order, a day or a record is looked for among its like. */
import {
  type Measure,
  type Part,
  type QueryFrame,
  type Shape,
  type Statistic,
  subjectOf,
} from '../../../../domain/query/frame.ts';
import { type Arrangement, nouns, partOf } from './arrange.ts';
import { daySenses } from './conditions.ts';
import type { Pieces } from './pieces.ts';
import type { SaidParts } from './said.ts';

export interface Placed {
  readonly statistic: Statistic;
  readonly per: Part;
  readonly group?: QueryFrame['group'];
  readonly order?: QueryFrame['order'];
  readonly limit?: number;
}

interface Asked {
  readonly measure: Measure;
  readonly group?: QueryFrame['group'];
}

/** Undefined where a superlative is of nothing that can be counted. */
export function placeEnd(
  { pieces, arrangement, shape, isCompared }: SaidParts,
  asked: Asked,
): Placed | undefined {
  const group = arrangement.group ?? asked.group ?? usualGroup({ pieces, shape, isCompared }, asked);
  switch (arrangement.end) {
    case undefined:
      return { statistic: 'total', per: 'record', ...(group && { group }) };
    case 'average':
      return placeAverage(arrangement, group, pieces);
    default:
      return withMean(placeSorted(arrangement, arrangement.end, group), arrangement);
  }
}

/** "On which weekday do I work least on average?": each by the mean of its days. */
function withMean(placed: Placed | undefined, { isMean }: Arrangement): Placed | undefined {
  if (isMean !== true || placed === undefined) return placed;
  return placed.group === 'weekday' ? { ...placed, statistic: 'average', per: 'day' } : undefined;
}

/** Undefined of clients and projects: a mean of each is no mean of entries. */
function placeAverage({ of }: Arrangement, group: QueryFrame['group'], pieces: Pieces): Placed | undefined {
  if (group === 'weekday') return { statistic: 'average', per: 'day', group };
  const per = partOf(group) ?? (group === undefined ? partOf(of) : undefined);
  if (per !== undefined) return { statistic: 'average', per };
  if (group !== undefined) return undefined;
  return (of === undefined ? placeMeanOfUnit(pieces) : undefined) ?? placeMeanOfRecords(pieces);
}

/** "The average hours of my weeks". */
function placeMeanOfUnit(pieces: Pieces): Placed | undefined {
  // "On average on a Friday?"
  if (pieces.has(...daySenses)) return { statistic: 'average', per: 'day' };
  const unit = (['day', 'week', 'month'] as const).find((sense) => pieces.has(sense));
  if (unit !== undefined) pieces.takeAll(unit);
  return unit && { statistic: 'average', per: unit };
}

const placeMeanOfRecords = (pieces: Pieces): Placed | undefined =>
  pieces.has('entry', 'invoice', 'payment') ? { statistic: 'average', per: 'record' } : undefined;

type End = Exclude<NonNullable<Arrangement['end']>, 'average'>;

function placeSorted(arrangement: Arrangement, end: End, group: QueryFrame['group']): Placed | undefined {
  const { of } = arrangement;
  const sorted = groupOf(of) ?? group;
  if (isOfRows(arrangement, end, sorted)) return rowsOf(arrangement, end, sorted);
  if (isOfOwnersEnd(arrangement, end, group))
    return { statistic: end, per: 'record', ...mostOf(arrangement) };
  const part = partOf(of);
  // "The largest invoice of each client" is more than one.
  const isOne = part === undefined ? of === undefined : group === undefined || group === part;
  return isOne ? { statistic: end, per: part ?? 'record', ...mostOf(arrangement) } : undefined;
}

const owners: ReadonlySet<string> = new Set(['client', 'project', 'task', 'person']);

/** "Which project did I work on last?", "who paid last?": its row says so. */
function isOfOwnersEnd({ of }: Arrangement, end: End, group: QueryFrame['group']): boolean {
  const isEnd = end === 'first' || end === 'last';
  return isEnd && (group === undefined || group === of) && of !== undefined && owners.has(of);
}

/** "The three longest days" are rows, "the longest day" is looked for among its like. */
function isOfRows({ of, limit }: Arrangement, end: End, sorted: QueryFrame['group']): boolean {
  const isSorted = sorted !== undefined && (end === 'largest' || end === 'smallest');
  return isSorted && (partOf(of) === undefined || (of !== 'record' && limit !== undefined));
}

function rowsOf(arrangement: Arrangement, end: End, group: QueryFrame['group']): Placed {
  const order = { by: 'value', isDescending: end === 'largest' } as const;
  return { statistic: 'total', per: 'record', ...(group && { group }), order, ...mostOf(arrangement) };
}

const mostOf = ({ limit }: Arrangement): Pick<Placed, 'limit'> => (limit === undefined ? {} : { limit });

function groupOf(of: Arrangement['of']): QueryFrame['group'] {
  return of === 'record' ? undefined : of;
}

const ungrouped: ReadonlySet<Measure> = new Set(['days', 'clients']);

/** "Who owes more, Acme or Nordwind?" names them; days are counted, and clients are rows of their own. */
function usualGroup(
  { pieces, shape, isCompared }: Pick<SaidParts, 'pieces' | 'shape' | 'isCompared'>,
  asked: Asked,
): QueryFrame['group'] {
  if (isCompared || ungrouped.has(asked.measure)) return undefined;
  return groupAsked(pieces, shape) ?? groupOfWho(pieces, asked);
}

/** "Who owes me most?" is a client, "who worked most?" a person. */
function groupOfWho(pieces: Pieces, { measure }: Asked): QueryFrame['group'] {
  if (!pieces.has('who')) return undefined;
  // "Who did I work for?"
  return subjectOf(measure) === 'time' && !pieces.has('mine') && !asksForWhom(pieces) ? 'person' : 'client';
}

/** "Für wen haben wir gearbeitet?", "who did we work for last week?", and not "who worked for Acme?". */
function asksForWhom(pieces: Pieces): boolean {
  return pieces.items.some((item, at) => {
    if (item.kind !== 'word' || !/(?:^| )(?:for|fur)$/.test(item.text)) return false;
    const next = pieces.at(at + 1);
    const isLast = next === undefined || next.kind === 'period' || pieces.is(at + 1, ...ofRank);
    return (
      pieces.is(at + 1, 'who') || (isLast && pieces.items.some((_, who) => who < at && pieces.is(who, 'who')))
    );
  });
}

const ofRank = ['most', 'least', 'longest', 'shortest', 'filler'] as const;

/** "Which clients did I work for?" asks for a row each. */
function groupAsked(pieces: Pieces, shape: Shape): QueryFrame['group'] {
  const isOfEach = pieces.has('which') && pieces.has('howMuch');
  if (shape !== 'list' && !pieces.has('howMany') && !isOfEach) return undefined;
  const asked = nouns.find(
    ([sense, of]) => of !== 'record' && pieces.all(sense).some((index) => isAskedFor(pieces, index)),
  );
  return asked?.[1] === 'record' ? undefined : asked?.[1];
}

function isAskedFor(pieces: Pieces, index: number): boolean {
  const asks = (at: number) => pieces.is(at, 'which', 'howMany', 'list', 'who', 'howMuch');
  const before = [index - 1, index - 2, index - 3].find((at) => asks(at) || !pieces.isSoft(at)) ?? index;
  return asks(before);
}
