/** Frames of worked and of unbilled time. */
import type { Filter, Measure, QueryFrame } from '../../../../../../domain/query/frame.ts';
import { nounBy } from './arrange.ts';
import type { SaidCondition } from './conditions.ts';
import { finishFrame } from './finish.ts';
import { asksHow, type SaidParts } from './said.ts';

export function composeTime(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, conditions } = said;
  const isValue = pieces.takeAll('value') || (pieces.has('money') && !pieces.has('unbilled', 'billed'));
  const filters = workFilters(conditions);
  if (filters === undefined) return undefined;
  const measure = measureOf(said, isValue);
  const isOfLongDays = measure === 'days' && said.bounds.some(({ bound }) => bound.unit === 'time');
  const isOfEntries = pieces.has('entry');
  pieces.takeAll('hours', 'work', 'entry', 'self', 'total', 'money', 'bill');
  // "On how many days did I work more than 8 hours?"
  if (isOfLongDays) return finishFrame(said, { measure: 'hours', filters, today, group: 'day' });
  const own =
    measure === 'unbilled' ? filters.filter(({ field }) => !ofUnbilled.has(field)) : billable(filters);
  const isList = isOfEntries && said.shape === 'figure' && !asksHow(pieces);
  return finishFrame(isList ? { ...said, shape: 'list' } : said, {
    measure,
    filters: [...own, ...lengthsOf(said)],
    today,
  });
}

/** What is not invoiced is still to be: time that is not billable never is. */
function billable(filters: readonly Filter[]): readonly Filter[] {
  const isOpen = filters.some((one) => one.field === 'billed' && !one.is);
  const isSaid = filters.some(({ field }) => field === 'billable');
  return isOpen && !isSaid ? [...filters, { field: 'billable', is: true }] : filters;
}

/** What unbilled time is by what it means. */
const ofUnbilled: ReadonlySet<string> = new Set(['billed', 'billable']);

function measureOf(said: SaidParts, isValue: boolean): Measure {
  const { pieces } = said;
  if (isOfUnbilled(said)) return 'unbilled';
  if (isValue) return 'value';
  const isCounted = pieces.has('howMany');
  if (isCounted && pieces.has('entry')) return 'entries';
  return isCounted && pieces.find(['day']) >= 0 ? 'days' : 'hours';
}

/** Unbilled time has a meaning of its own, which is known by client and project. */
function isOfUnbilled({ pieces, conditions, arrangement: { group } }: SaidParts): boolean {
  const isDenied = conditions.some(({ what, is }) => what === 'billed' && !is);
  const isTold = group === undefined || group === 'client' || group === 'project';
  return isDenied && isTold && !pieces.has('entry');
}

const sheetStages = {
  submitted: ['submitted', 'approved', 'invoiced'],
  approved: ['approved', 'invoiced'],
  rejected: ['rejected'],
} as const;

type OfSheet = keyof typeof sheetStages;

const isOfSheet = (what: string): what is OfSheet => Object.hasOwn(sheetStages, what);

const flags = ['billable', 'billed', 'noted'] as const;

/** Undefined where one is no condition of time. */
export function workFilters(conditions: readonly SaidCondition[]): readonly Filter[] | undefined {
  const filters = conditions.map(({ what, is }): Filter | undefined => {
    const field = flags.find((flag) => flag === what);
    if (field !== undefined) return { field, is };
    return isOfSheet(what) ? { field: 'sheet', is, stages: sheetStages[what] } : undefined;
  });
  return filters.every((filter) => filter !== undefined) ? filters : undefined;
}

/** Bounds that are said of single entries: "entries longer than 3 hours". */
function lengthsOf({ pieces, bounds }: SaidParts): readonly Filter[] {
  return bounds.flatMap(({ bound, index }) =>
    bound.unit === 'time' && nounBy(pieces, index) === 'record'
      ? [{ field: 'length', bound: bound.bound, seconds: bound.value }]
      : [],
  );
}
