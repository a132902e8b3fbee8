/** What a figure is held against: another period, another name, or the whole that it is a part of. */

import { alongside, counterpart } from '../../../../domain/periods/period-units.ts';
import type { Comparison, Filter, FilterField, Period } from '../../../../domain/query/frame.ts';
import { filtersOf, type SaidName } from './conditions.ts';
import { asksWhichOfTwo, type SaidParts } from './said.ts';
import { saysBareYear } from './sides/held-against.ts';

export interface Sides {
  readonly first: readonly SaidName[];
  readonly weekdays: readonly Filter[];
  /** In place of those of the first side. */
  readonly second: readonly Filter[];
}

type Split = Pick<SaidParts, 'names' | 'weekdays' | 'periods' | 'isCompared'>;

/** "Acme against Nordwind", "Mondays more than Fridays": two of one kind, held against each other. */
export function splitSides(said: Split, second: readonly Filter[] = []): Sides {
  const whole: Sides = { first: said.names, weekdays: said.weekdays, second };
  if (second.length > 0) return whole;
  if (!said.isCompared || said.periods.length > 1) return whole;
  return splitNames(said) ?? splitWeekdays(said) ?? whole;
}

function splitNames({ names, weekdays }: Split): Sides | undefined {
  const [one, other, ...more] = names.filter(({ is }) => is);
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  if (one.record.kind !== other.record.kind) return undefined;
  return { first: names.filter((name) => name !== other), weekdays, second: filtersOf([other]) };
}

function splitWeekdays({ names, weekdays: [said, ...more] }: Split): Sides | undefined {
  const [first, second, ...others] = said?.field === 'weekday' && said.is ? said.days : [];
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const of = (day: number): Filter => ({ field: 'weekday', is: true, days: [day] });
  return { first: names, weekdays: [of(first), ...more], second: [of(second)] };
}

export interface Compared {
  readonly period: Period | undefined;
  readonly comparison?: Comparison;
}

interface Asked {
  readonly sides: Sides;
  /** Of the conditions that are no names. */
  readonly fields: readonly FilterField[];
  /** ISO date. */
  readonly today: string;
}

/** Undefined where it is not clear what is held against what. */
export function compareSides(said: SaidParts, { sides, fields, today }: Asked): Compared | undefined {
  const [first, second] = said.periods;
  const expects = expectedBy(said);
  if (isUnclear(said, sides)) return undefined;
  if (said.isShare) return compareShares(said, { sides, fields, today });
  if (sides.second.length > 0)
    return { period: first, comparison: { with: 'filters', filters: sides.second, ...expects } };
  if (first !== undefined && second !== undefined) {
    const isSum = said.arrangement.end !== 'average' && saysBareYear(said.pieces.items, second);
    const period = isSum ? alongside(first, second) : second;
    return { period: first, comparison: { with: 'period', period, ...expects } };
  }
  return said.isCompared ? compareWithNow(first, today, expects) : { period: first };
}

/** Two names of two periods, three names, "who paid more than Acme?": what is held against what is open. */
function isUnclear({ periods, names, isCompared, pieces }: SaidParts, { second }: Sides): boolean {
  if (periods.length > 2 || (periods.length === 2 && !isCompared)) return true;
  const isOfMany =
    names.filter(({ is }) => is).length > 1 || (periods.length < 2 && pieces.has('who', 'which'));
  return isCompared && second.length === 0 && isOfMany;
}

/** "Compared to last month" holds this one against it. */
function compareWithNow(period: Period | undefined, today: string, expects: Expected): Compared | undefined {
  const now = period && counterpart(period, today);
  return now && { period: now, comparison: { with: 'period', period, ...expects } };
}

interface Expected {
  readonly expects?: 'more' | 'less';
}

/** "Did I work more than last week?" and "did this week beat the last?" are answered with yes or no. */
export function expectedBy({ pieces, shape }: Pick<SaidParts, 'pieces' | 'shape'>): Expected {
  const isMore = pieces.has('more', 'beat');
  const isLess = pieces.has('less');
  const isAsked = shape === 'yes-no' || (shape === 'figure' && asksWhichOfTwo(pieces));
  return !isAsked || isMore === isLess ? {} : { expects: isMore ? 'more' : 'less' };
}

/** "Billable share last week vs the week before". */
function compareShares(
  { periods, isCompared, arrangement }: SaidParts,
  { sides, fields, today }: Asked,
): Compared | undefined {
  const [first, second] = periods;
  if (!isCompared)
    return arrangement.group !== undefined && fields.every((one) => one === 'within')
      ? ofRows(first)
      : shareOf({ sides, fields, period: first });
  const now = second === undefined ? first && counterpart(first, today) : first;
  const before = second ?? first;
  const share = shareOf({ sides, fields, period: now });
  if (share?.comparison?.with !== 'whole' || before === undefined || now === undefined) return undefined;
  return { period: now, comparison: { ...share.comparison, period: before } };
}

/** "Hours by project in percent": each row of all of them. */
const ofRows = (period: Period | undefined): Compared => ({
  period,
  comparison: { with: 'whole', without: [] },
});

interface Shared {
  readonly sides: Sides;
  readonly fields: readonly FilterField[];
  readonly period: Period | undefined;
}

/** A project beside its client is a share of that client's. */
function kindsOf(names: readonly SaidName[]): readonly FilterField[] {
  const projects = names.filter(({ record }) => record.kind === 'project');
  const clients = names.filter(({ record }) => record.kind === 'client');
  const [client, ...more] = clients;
  const isWithin =
    more.length === 0 && projects.every(({ record }) => record.clientName === client?.record.name);
  return (isWithin && projects.length > 0 ? projects : names).map(({ record }) => record.kind);
}

/** "What share of my hours was for Acme": of all that is not narrowed down by the name, else by the condition. */
function shareOf({ sides, fields, period }: Shared): Compared | undefined {
  const meant = sides.first.filter(({ is }) => is);
  // "What share was not for Acme?"
  const isOfOthers = meant.length === 0 && fields.length === 0;
  const named = isOfOthers ? [...new Set(kindsOf(sides.first))] : kindsOf(meant);
  // Days that are left out are left out of the whole as well.
  const [field, ...others] = [...named, ...fields.filter((one) => one !== 'within')];
  // "What share of Acme's hours was billable" is of Acme's.
  if (others.length > 0) return undefined;
  // What is due is all of it unpaid: a share of it would be of itself.
  if (field === 'invoice') return undefined;
  return field && { period, comparison: { with: 'whole', without: [field] } };
}
