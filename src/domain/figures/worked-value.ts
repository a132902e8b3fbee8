/**
 * What worked time is billed as. Unit: whole seconds beside the recorded ones, and minor units by currency, net. Day: time
 * that crosses midnight is of each day that it was worked on. Rounding: the time by the rule that will bill it, as if one
 * invoice billed exactly the time of the period; then one product of each client and rate, rounded once.
 */
import type { DayPart } from '../day-parts.ts';
import { type Money, priceTimes, sumByCurrency, toDecimalString } from '../money.ts';
import { billEach, isExact, type RoundingOf, type RoundingRule } from '../rounding.ts';
import type { Days } from './worked-time.ts';

/** A finished billable entry. */
export interface BillableWork {
  readonly id: string;
  readonly projectId: string;
  /** What lines are told apart by: a task, or the note where there is none. */
  readonly work: string;
  /** Kept with the entry, for one hour. */
  readonly hourlyRate: Money;
  /** Epoch milliseconds. */
  readonly startMs: number;
  /** All days that it was worked on, within the period or not, in their order. */
  readonly days: readonly DayPart[];
}

/** A day of an entry with the seconds that are billed for it. */
export interface BilledDay extends DayPart {
  readonly billedSeconds: number;
}

/**
 * The days of each entry within `period`, by its id. A rule that rounds each entry rounds the whole of it, wherever the
 * period cuts it; one that adds entries up adds the time of the period alone. What a rule adds to a sum counts with the
 * earliest time that it adds up, and what it takes is taken from that on.
 */
export function billWork(
  entries: readonly BillableWork[],
  { period, roundingOf }: { readonly period: Days; readonly roundingOf: RoundingOf },
): ReadonlyMap<string, readonly BilledDay[]> {
  const isWithin = ({ date }: DayPart) => date >= period.from && date <= period.to;
  const billed = new Map<string, BilledDay[]>();
  for (const line of Map.groupBy(entries.toSorted(byStart), lineOf).values()) {
    const rule = roundingOf(line[0]?.projectId ?? '');
    const isWhole = roundsAlone(rule);
    const parts = line.flatMap(({ id, work, days }) =>
      days.filter((day) => isWhole || isWithin(day)).map((day) => ({ id, work, ...day })),
    );
    const seconds = billEach(parts, rule);
    for (const [index, { id, date, seconds: recorded }] of parts.entries()) {
      const day = { date, seconds: recorded, billedSeconds: seconds[index] ?? 0 };
      if (isWithin(day)) billed.set(id, [...(billed.get(id) ?? []), day]);
    }
  }
  return billed;
}

/** True where what an entry bills depends on no other. */
export function roundsAlone(rule: RoundingRule): boolean {
  return isExact(rule) || rule.scope === 'entry';
}

function byStart(one: BillableWork, other: BillableWork): number {
  return one.startMs - other.startMs || (one.id < other.id ? -1 : 1);
}

function lineOf({ projectId, work, hourlyRate: { minor, currency } }: BillableWork): string {
  return JSON.stringify([projectId, work, minor, currency]);
}

/** Billed seconds at the rate of one client. */
export interface BilledTime {
  readonly clientId: string;
  readonly hourlyRate: Money;
  readonly billedSeconds: number;
}

/** One product of each client and rate, rounded once; one amount a currency, in the order in which these are met. */
export function priceWork(times: readonly BilledTime[]): readonly Money[] {
  const keyOf = ({ clientId, hourlyRate: { minor, currency } }: BilledTime) =>
    `${clientId} ${currency} ${minor}`;
  const products = [...Map.groupBy(times, keyOf).values()].flatMap((same) =>
    same.slice(0, 1).map(({ hourlyRate }) => {
      const seconds = same.reduce((sum, { billedSeconds }) => sum + billedSeconds, 0);
      return priceHours(hourlyRate, seconds);
    }),
  );
  return sumByCurrency(products);
}

/** `seconds` at a rate for one hour, exact and rounded once. */
function priceHours(hourlyRate: Money, seconds: number): Money {
  const unitPrice = toDecimalString(hourlyRate);
  return priceTimes(hourlyRate.currency, { quantity: String(seconds), unitPrice, baseQuantity: 3600 });
}
