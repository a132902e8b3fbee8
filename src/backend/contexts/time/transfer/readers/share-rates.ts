/**
 * Rates of files that have amounts only. What one person did for one project had few prices: longer work tells them more
 * exactly than shorter work, so that a second of it does not make a price of its own. Each amount stays what it is.
 */
import { changeEach } from './change-each.ts';
import { findRates, meetRates, type RateRange, roundestOf } from './round-rate.ts';
import { SharedValues } from './shared-values.ts';
import type { SourceRow } from './source-row.ts';

/** Work whose amount is told, and not the price of its hour. */
export interface Amounted {
  /** Whose work for what, and in which currency: {@link rateKey}. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly seconds: number;
  readonly amountMinor: number;
}

/** A price, with the span of time in which there is work of it. */
interface Price {
  rates: RateRange;
  from: number;
  to: number;
}

/** Of one key; where amounts tell more, the shorter work has each a price of its own. */
const mostPrices = 50;

const separator = '\u001f';

/** Work of the same key may have the same price. */
export function rateKey(
  { person, client, project }: Pick<SourceRow, 'person' | 'client' | 'project'>,
  currency: string,
): string {
  return [person.email || person.name, client, project, currency].join(separator);
}

/** Price of an hour in minor units, for each in the order in which they are given. */
export function shareRates(works: readonly Amounted[]): number[] {
  const prices = new Map<Amounted, Price>();
  for (const group of Map.groupBy(works, ({ key }) => key).values()) {
    const known: Price[] = [];
    for (const work of group.sort(compareLength)) prices.set(work, findPrice(work, known));
  }
  const rates = new Map<Price | undefined, number>(
    [...new Set(prices.values())].map((price) => [price, roundestOf(price.rates)]),
  );
  return works.map((work) => rates.get(prices.get(work)) ?? 0);
}

function compareLength(one: Amounted, other: Amounted): number {
  return other.seconds - one.seconds || one.startedAt - other.startedAt;
}

/** Of known prices that give the amount the one that was in force nearest to it; else its own, which is known from now on. */
function findPrice(work: Amounted, known: Price[]): Price {
  const { startedAt } = work;
  const own = ratesOf(work);
  let best: Price | undefined;
  for (const price of known) {
    const isNearer = best === undefined || distance(price, startedAt) < distance(best, startedAt);
    if (isNearer && meetRates(price.rates, own) !== undefined) best = price;
  }
  if (best === undefined) {
    best = { rates: own, from: startedAt, to: startedAt };
    if (known.length < mostPrices) known.push(best);
    return best;
  }
  best.rates = meetRates(best.rates, own) ?? best.rates;
  best.from = Math.min(best.from, startedAt);
  best.to = Math.max(best.to, startedAt);
  return best;
}

function distance({ from, to }: Price, at: number): number {
  return Math.max(from - at, at - to, 0);
}

/** Where no price gives the amount, the nearest alone. */
function ratesOf({ amountMinor, seconds }: Amounted): RateRange {
  const nearest = Math.round((amountMinor * 3600) / seconds);
  return findRates(amountMinor, seconds) ?? { least: nearest, most: nearest };
}

/** Rows with the rates that their amounts tell together, in place of those that were given. */
export function withSharedRates(rows: SourceRow[]): SourceRow[] {
  const texts = new SharedValues();
  const works = rows.flatMap((row) => {
    const { rate, amountMinor, startedAt, seconds } = row;
    if (rate === undefined || amountMinor === undefined) return [];
    return { key: texts.text(rateKey(row, rate.currency)), startedAt, seconds, amountMinor };
  });
  if (works.length === 0) return rows;
  const shared = shareRates(works).values();
  return changeEach(rows, (row) => {
    const { rate, amountMinor } = row;
    const minor = rate === undefined || amountMinor === undefined ? undefined : shared.next().value;
    return rate === undefined || minor === undefined ? row : { ...row, rate: { ...rate, minor } };
  });
}
