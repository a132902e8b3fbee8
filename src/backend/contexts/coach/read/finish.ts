/** Puts a frame together of what was said and of what its topic made of it. */
import {
  type Filter,
  type Having,
  type Measure,
  type Period,
  type QueryFrame,
  subjectOf,
} from '../../../../domain/query/frame.ts';
import type { SaidBound } from '../words/quantity.ts';
import { fold } from '../words/tokens.ts';
import { nounBy, nouns } from './arrange.ts';
import { compareSides, type Sides, splitSides } from './compare.ts';
import { filtersOf } from './conditions.ts';
import { nearerAhead } from './days/nearer-ahead.ts';
import { asksForOwn } from './owners/own-time.ts';
import { type Placed, placeEnd } from './place.ts';
import { isOfMoney, type SaidParts } from './said.ts';

export interface Base {
  readonly measure: Measure;
  /** Without those of names and days of the week. */
  readonly filters: readonly Filter[];
  /** ISO date. */
  readonly today: string;
  readonly group?: QueryFrame['group'];
  /** What the figure is held against, in place of the filters of the same fields. */
  readonly second?: readonly Filter[];
  /** The period is that of the days on which invoices fall due. */
  readonly isDue?: boolean;
}

/** Undefined where something that was said has no place in it. */
export function finishFrame(said: SaidParts, base: Base): QueryFrame | undefined {
  const placed = placeRows(said, base);
  const sides = splitSides(said, base.second);
  const fields = [...base.filters, ...sides.weekdays].map(({ field }) => field);
  const compared = compareSides(said, { sides, fields, today: base.today });
  const having = havingOf(said, base);
  if (
    isContradictory(fields) ||
    placed === undefined ||
    compared === undefined ||
    !areBoundsTaken(said, base, having)
  )
    return undefined;
  takeRest(said, base, placed, having);
  const { due, period } = dueOf(said, base, compared.period);
  const { statistic, per, order, limit } = placed;
  const group =
    placed.group ?? (having && groupOfBound(said)) ?? usualGroup(said, sides, { statistic, period });
  return {
    measure: base.measure,
    statistic,
    per,
    filters: [...filtersOf(sides.first), ...base.filters, ...sides.weekdays, ...due],
    ...present({ isMine: isMine(said, base), period, group, having, order, limit }),
    ...present({ comparison: compared.comparison }),
    shape: said.arrangement.end !== undefined && said.shape === 'list' ? 'figure' : said.shape,
  };
}

/** Undefined of clients and projects by their days, which they have not. */
function placeRows(said: SaidParts, base: Base): Placed | undefined {
  const { order } = said.arrangement;
  const placed = placeEnd(said, base);
  if (placed === undefined || order === undefined) return placed;
  return order.by === 'value' || isOfDates(placed.group) ? { ...placed, order } : undefined;
}

const isOfDates = (group: QueryFrame['group']): boolean => group === undefined || ofDates.has(group);
const ofDates: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year']);

/** "I worked" is of one's own time, and so is "my unbilled time". */
function isMine({ pieces }: SaidParts, { measure }: Base): true | undefined {
  const isOwn =
    measure === 'unbilled'
      ? asksForOwn(fold(pieces.items.map(({ raw }) => raw).join(' ')))
      : subjectOf(measure) === 'time' && saysMine(pieces);
  return isOwn ? true : undefined;
}

const given = /^(?:me|us|mir|uns)$/;
const giving =
  /^(?:give|show|tell|gib|gibst|zeig\w*|sag\w*|nenn\w*|liste?|list|brich|schlussel\w*|zahl|mach\w*|fass\w*|bring|get|find|remind|kannst|konntest)\b/;

/** "Give me the hours of the week" is of all that one may see. */
function saysMine(pieces: SaidParts['pieces']): boolean {
  return pieces.items.some((item, at) => {
    if (item.kind !== 'word' || !item.senses.has('mine')) return false;
    const before = pieces.at(at - 1);
    return !given.test(item.text) || before?.kind !== 'word' || !giving.test(before.text);
  });
}

const flags: ReadonlySet<string> = new Set(['billable', 'billed', 'noted']);

/** "Billed and not billed" is no one figure. */
function isContradictory(fields: readonly string[]): boolean {
  const said = fields.filter((field) => flags.has(field));
  return new Set(said).size < said.length;
}

function present<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

/** A bound that nothing takes would make another question of it. */
function areBoundsTaken({ bounds }: SaidParts, { filters }: Base, having: Having | undefined): boolean {
  const taken = Number(having !== undefined) + filters.filter((one) => 'bound' in one).length;
  return taken >= bounds.length;
}

/** Nouns of what is grouped or looked for, and those that say what a name is; others are conditions that have no slot. */
function takeRest(said: SaidParts, { measure, group }: Base, placed: Placed, having?: Having): void {
  const { pieces, arrangement } = said;
  const ofBound = having && groupOfBound(said);
  const own = new Set<string | undefined>([arrangement.of, placed.group, group, placed.per, ofBound]);
  pieces.takeAll(...nouns.flatMap(([sense, of]) => (own.has(of) && of !== 'record' ? sense : [])));
  for (const index of pieces.all('client', 'project')) {
    const isOfName = [pieces.next(index), pieces.previous(index)].some(
      (at) => pieces.at(at)?.kind === 'name',
    );
    if (isOfName) pieces.take(index);
  }
  pieces.takeAll('self', 'money', 'total');
  // Bounds of an invoice are of its total with tax.
  if (said.bounds.length === 0) pieces.takeAll('net');
  if (ofTime.has(measure) || measure === 'value') pieces.takeAll('hours');
}

function dueOf({ pieces }: SaidParts, { isDue = false, today }: Base, period: Period | undefined) {
  if (!isDue || period === undefined) return { due: [], period };
  const isYearSaid = pieces.items.some(({ kind, raw }) => kind === 'period' && !isAheadWord.test(raw));
  const due: readonly Filter[] = [
    { field: 'due', is: true, period: isYearSaid ? period : nearerAhead(period, today) },
  ];
  return { due, period: undefined };
}

/** Days and months without their year. */
const isAheadWord = /^(?!.*\d{4})(?!.*(?:last|letzt|vorig|vergangen|since|seit|yesterday|gestern)).*\p{L}/iu;

/** "Days with less than 7 hours". */
function groupOfBound({ pieces, bounds: [first], shape }: SaidParts): QueryFrame['group'] {
  const noun = first === undefined || shape === 'yes-no' ? undefined : nounBy(pieces, first.index);
  return noun === 'record' ? undefined : noun;
}

/** Where no group was said: of a trend one by its length, of two names a row each. */
function usualGroup(
  { shape, joined }: SaidParts,
  sides: Sides,
  { statistic, period }: { readonly statistic: string; readonly period: Period | undefined },
): QueryFrame['group'] {
  if (shape === 'trend') return trendOf(period);
  if (statistic !== 'total') return undefined;
  return groupOfNames(sides) ?? joined;
}

/** "For Acme and Nordwind" is a row each, and what they come to. */
function groupOfNames({ first }: Sides): QueryFrame['group'] {
  const kinds = first.filter(({ is }) => is).map(({ record: { kind } }) => kind);
  return kinds.find((kind, index) => kinds.indexOf(kind) !== index);
}

function trendOf(period: Period | undefined): QueryFrame['group'] {
  if (period === undefined) return 'month';
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  if (days > 62) return 'month';
  return days > 8 ? 'week' : 'day';
}

const ofMoney: ReadonlySet<Measure> = new Set(['invoiced', 'gross', 'due', 'received', 'value']);
const ofTime: ReadonlySet<Measure> = new Set(['hours', 'unbilled']);

/** More than a year has is no number of hours. */
const isOfHours = ({ unit, value }: SaidBound): boolean => unit === undefined && value < 9_000;

/** An amount, or a number that is too large for hours. */
export const isOfWorth = (bound: SaidBound): boolean =>
  bound.unit === 'money' || (bound.unit === undefined && !isOfHours(bound));

/** Bounds of groups and of the whole: "clients with more than 20 hours", "did I work more than 40 hours?". */
function havingOf({ pieces, bounds }: SaidParts, { measure }: Base): Having | undefined {
  const found = bounds.find(({ bound, index }) => {
    if (nounBy(pieces, index) === 'record') return false;
    if (measure === 'unbilled' && bound.unit === undefined && !pieces.has('hours')) return false;
    if (ofTime.has(measure)) return bound.unit === 'time' || isOfHours(bound);
    return isOfMoney(bound) && ofMoney.has(measure);
  });
  if (found === undefined) return undefined;
  const { bound, value, unit, currency } = found.bound;
  // "More than 20 unbilled hours".
  const isBare = ofTime.has(measure) && unit === undefined;
  return { bound, value: isBare ? value * 3600 : value, ...(currency !== undefined && { currency }) };
}
