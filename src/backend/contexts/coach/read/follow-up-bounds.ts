/** "And over 4 hours?", "how many between 5,000 and 9,000?": bounds of rows or of single records of the question before. */
import { type Filter, type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import { amountOf, takeNet } from './invoices/net-bounds.ts';
import type { Pieces } from './pieces.ts';
import { isOfMoney, type PlacedBound } from './said.ts';

export interface ChangedBounds {
  readonly filters: readonly Filter[];
  readonly having: QueryFrame['having'];
}

/** Undefined where a bound is of something that the question before has not. */
export function changeBounds(
  bounds: readonly PlacedBound[],
  previous: QueryFrame,
  pieces: Pieces,
): ChangedBounds | undefined {
  if (bounds.length === 0) return { filters: [], having: undefined };
  const [first] = bounds;
  if (first !== undefined && bounds.length === 1 && isOfRows(previous)) return havingOf(first, previous);
  const isNet = subjectOf(previous.measure) === 'invoices' && takeNet(pieces, bounds);
  const filters = bounds.map((bound) => filterOf(bound, previous, isNet));
  return filters.every((filter) => filter !== undefined) ? { filters, having: undefined } : undefined;
}

/** Payments by client are asked for one by one: "which of them is under 5,000?" */
function isOfRows({ group, measure }: QueryFrame): boolean {
  const subject = subjectOf(measure);
  const isOfDocuments = subject === 'invoices' || subject === 'payments';
  return group !== undefined && !(isOfDocuments && group === 'client');
}

function havingOf({ bound }: PlacedBound, { measure }: QueryFrame): ChangedBounds | undefined {
  const isOfTime = subjectOf(measure) === 'time' || measure === 'unbilled';
  const isBare = bound.unit === undefined;
  if (isOfTime ? bound.unit !== 'time' && !isBare : !isOfMoney(bound)) return undefined;
  const { currency } = bound;
  const value = isOfTime && isBare ? bound.value * 3600 : bound.value;
  const having = { bound: bound.bound, value, ...(currency !== undefined && { currency }) };
  return { filters: [], having };
}

function filterOf(said: PlacedBound, previous: QueryFrame, isNet: boolean): Filter | undefined {
  return latenessOf(said, previous) ?? sizeOf(said, previous, isNet);
}

function latenessOf(
  { bound: { bound, unit, value } }: PlacedBound,
  { measure, filters }: QueryFrame,
): Filter | undefined {
  const isOfDays = unit === 'days' || (unit === undefined && filters.some(({ field }) => field === 'late'));
  return isOfDays && measure === 'due' ? { field: 'late', bound, days: value } : undefined;
}

/** Of single entries, invoices or payments. */
function sizeOf(placed: PlacedBound, { measure }: QueryFrame, isNet: boolean): Filter | undefined {
  const { bound, unit, value } = placed.bound;
  const subject = subjectOf(measure);
  if (subject === 'time') return unit === 'time' ? { field: 'length', bound, seconds: value } : undefined;
  const isOfDocuments = subject === 'invoices' || subject === 'payments';
  return isOfDocuments && isOfMoney(placed.bound) ? amountOf(placed, isNet) : undefined;
}
