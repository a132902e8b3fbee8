/**
 * Margin by project: the billable amount of worked time less what all of it, billable or not, cost. Unit: minor units; seconds
 * as recorded. Day: that of the entry's own zone. Rounding: what a project bills is its share of the amounts of a report of
 * time, its cost is exact and rounded once; totals are the sums of the rows.
 */
import type { WorkSum } from '../figures/work-sums.ts';
import type { Days } from '../figures/worked-time.ts';
import { priceWork } from '../figures/worked-value.ts';
import { allocateMoney, type Money, subtractMoney, sumByCurrency } from '../money.ts';
import { findRate, type Rate, type RateBook } from '../rates/rate.ts';

/** Work that is told apart by what decides on its cost. */
export type CostedWork = Pick<
  WorkSum,
  'clientId' | 'isBillable' | 'rateMinor' | 'currency' | 'roundedSeconds'
> &
  DatedWork &
  Readonly<Required<Pick<WorkSum, 'projectId'>>>;

/** `date` is the day, or the first one of days on which the person's cost rate is the same. */
export type DatedWork = Readonly<Required<Pick<WorkSum, 'date' | 'userId'>>> & Pick<WorkSum, 'seconds'>;

export interface Costs {
  /** Cost rates as rates of the organization: a person's own before everyone's. */
  readonly book: RateBook;
  readonly organizationId: string;
  /** The practice's: what an hour costs in another currency is not known. */
  readonly currency: string;
}

export interface Margin {
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Of all seconds those that have no cost rate: they are in no cost. */
  readonly uncostedSeconds: number;
  /** Net, one a currency; nothing is left out but what is worth nothing. */
  readonly billable: readonly Money[];
  /** Of the time that has a cost rate. */
  readonly cost: Money;
  /** Undefined where it is not known: some time has no cost rate, or bills in another currency than it costs. */
  readonly margin: Money | undefined;
  /** `margin` of the billable amount, 0.25 for a quarter; undefined where one of them is not known or nothing is billed. */
  readonly marginShare: number | undefined;
}

export interface ProjectMargin extends Margin {
  readonly projectId: string;
}

/** Time of one person that no cost rate reaches. */
export interface UncostedTime {
  readonly userId: string;
  readonly seconds: number;
  /** Local dates. */
  readonly firstDate: string;
  readonly lastDate: string;
}

export interface MarginReport {
  /** In the order in which projects are met. */
  readonly rows: readonly ProjectMargin[];
  readonly total: Margin;
}

/** Days within the period on which a cost rate begins, in rising order: between them costs are the same. */
export function listCostChanges(rates: readonly Rate[], { from, to }: Days): readonly string[] {
  const dates = rates.map(({ validFrom }) => validFrom).filter((date) => date > from && date <= to);
  return [...new Set(dates)].toSorted();
}

export function marginByProject(work: readonly CostedWork[], costs: Costs): MarginReport {
  const priceOf = createPrices(costs);
  const projects = [...Map.groupBy(work, ({ projectId }) => projectId)];
  const amounts = shareBillable(projects.map(([, own]) => own));
  const rows = projects.map(([projectId, own], index): ProjectMargin => {
    const cost = { minor: costOf(own, priceOf), currency: costs.currency };
    return {
      projectId,
      ...toMargin({ ...countSeconds(own, priceOf), billable: amounts[index] ?? [], cost }),
    };
  });
  return { rows, total: addUpRows(rows, costs.currency) };
}

/** Minor units for one hour of a person on a day; undefined without a cost rate. */
type PriceOf = (work: DatedWork) => number | undefined;

function createPrices({ book, organizationId, currency }: Costs): PriceOf {
  const nothing = { taskId: null, projectId: '', clientId: '' };
  const known = new Map<string, number | undefined>();
  return ({ userId, date }) => {
    const key = `${userId} ${date}`;
    if (!known.has(key)) {
      const rate = findRate(book, { ...nothing, organizationId, actorId: userId, date, currency });
      known.set(key, rate?.amount.minor);
    }
    return known.get(key);
  };
}

/** The amounts of a report of time on its projects, each the exact one rounded down or up, so that they add up to it. */
function shareBillable(projects: readonly (readonly CostedWork[])[]): readonly (readonly Money[])[] {
  const billable = projects.map((own) => own.filter(({ isBillable }) => isBillable));
  const times = billable.flat().map(({ clientId, rateMinor: minor, currency, roundedSeconds }) => ({
    clientId,
    billedSeconds: roundedSeconds,
    hourlyRate: { minor, currency },
  }));
  const shared: Money[][] = projects.map(() => []);
  for (const amount of priceWork(times)) {
    const weights = billable.map((own) => weigh(own, amount.currency));
    if (weights.every((weight) => weight === 0)) continue;
    for (const [index, money] of allocateMoney(amount, weights).entries()) {
      if (money.minor !== 0) shared[index]?.push(money);
    }
  }
  return shared;
}

/** Unrounded value, in minor units × 3600. */
function weigh(own: readonly CostedWork[], currency: string): number {
  return own
    .filter((work) => work.currency === currency)
    .reduce((sum, { rateMinor, roundedSeconds }) => sum + rateMinor * roundedSeconds, 0);
}

/** Exact, and rounded once, half up. */
function costOf(own: readonly CostedWork[], priceOf: PriceOf): number {
  const exact = own.reduce((sum, work) => sum + BigInt(work.seconds) * BigInt(priceOf(work) ?? 0), 0n);
  return Number((exact * 2n + 3600n) / 7200n);
}

function countSeconds(own: readonly CostedWork[], priceOf: PriceOf): Pick<Margin, SecondsOf> {
  const sum = (some: readonly CostedWork[]) => some.reduce((total, { seconds }) => total + seconds, 0);
  return {
    seconds: sum(own),
    billableSeconds: sum(own.filter(({ isBillable }) => isBillable)),
    uncostedSeconds: sum(own.filter((work) => priceOf(work) === undefined)),
  };
}

type SecondsOf = 'seconds' | 'billableSeconds' | 'uncostedSeconds';

function toMargin(known: Omit<Margin, 'margin' | 'marginShare'>): Margin {
  const { billable, cost, uncostedSeconds } = known;
  const isOneCurrency = billable.every(({ currency }) => currency === cost.currency);
  if (uncostedSeconds > 0 || !isOneCurrency) return { ...known, margin: undefined, marginShare: undefined };
  const billed = billable[0] ?? { minor: 0, currency: cost.currency };
  const margin = subtractMoney(billed, cost);
  return { ...known, margin, marginShare: billed.minor === 0 ? undefined : margin.minor / billed.minor };
}

function addUpRows(rows: readonly ProjectMargin[], currency: string): Margin {
  const sum = (key: SecondsOf) => rows.reduce((total, row) => total + row[key], 0);
  return toMargin({
    seconds: sum('seconds'),
    billableSeconds: sum('billableSeconds'),
    uncostedSeconds: sum('uncostedSeconds'),
    billable: sumByCurrency(rows.flatMap(({ billable }) => billable)),
    cost: { minor: rows.reduce((total, { cost }) => total + cost.minor, 0), currency },
  });
}

/** By person, most time first; `work` is by day. What was counted on one day and taken back again for others is of those alone. */
export function listUncosted(work: readonly DatedWork[], costs: Costs): readonly UncostedTime[] {
  const priceOf = createPrices(costs);
  const people = Map.groupBy(
    work.filter((one) => priceOf(one) === undefined),
    ({ userId }) => userId,
  );
  return [...people]
    .map(([userId, own]) => ({ userId, ...spanOf(own) }))
    .filter(({ seconds }) => seconds > 0)
    .toSorted((one, other) => other.seconds - one.seconds);
}

function spanOf(own: readonly DatedWork[]): Omit<UncostedTime, 'userId'> {
  const days = [...Map.groupBy(own, ({ date }) => date)]
    .map(([date, some]) => ({ date, seconds: some.reduce((sum, { seconds }) => sum + seconds, 0) }))
    .filter(({ seconds }) => seconds > 0);
  const dates = days.map(({ date }) => date).toSorted();
  return {
    seconds: days.reduce((sum, { seconds }) => sum + seconds, 0),
    firstDate: dates[0] ?? '',
    lastDate: dates.at(-1) ?? '',
  };
}
