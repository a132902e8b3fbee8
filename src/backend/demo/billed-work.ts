/**
 * Invoices beside those of the recorded weeks, as data: the months before them, so that revenue has a shape, and two of
 * the last days, which are not due yet. All days are relative to `today`.
 */
import { type demoClients, demoWeeks, weekStart } from './practice.ts';

export interface BilledWork {
  readonly client: (typeof demoClients)[number]['key'];
  /** ISO dates; the period ends before the recorded weeks begin, or has no approved time. */
  readonly issueDate: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly item: { readonly description: string; readonly quantity: string; readonly unitPrice: string };
  readonly isSent: boolean;
  /** Undefined: not paid yet. */
  readonly paidOn?: string;
  /** Minor units; undefined: all of it. */
  readonly paidMinor?: number;
}

const dayMs = 86_400_000;

/** Hours of each month, the oldest first, and how many days later they were paid. */
const nordwindMonths = [
  ['67.5', 24],
  ['82.25', 31],
  ['56', 19],
  ['87.5', 27],
  ['79.75', 12],
  ['88', 33],
  ['84', 21],
  ['98', 16],
  ['56.5', 29],
  ['103', 25],
  ['91.5', 20],
] as const;
/** Every other month. */
const havnMonths = [
  ['22', 9],
  ['17.5', 14],
  ['26', 11],
  ['19', 17],
  ['24.5', 8],
  ['20', 12],
] as const;

/** In order of their dates. */
export function earlierWork(today: string): readonly BilledWork[] {
  const recorded = weekStart(today, demoWeeks);
  const months = nordwindMonths.map((_, index) => monthBefore(today, nordwindMonths.length - index));
  const work = months.flatMap((month, index) => {
    const havn = index % 2 === 0 ? havnMonths[index / 2] : undefined;
    return [
      monthOf('nordwind', month, nordwindMonths[index] ?? ['80', 20]),
      ...(havn === undefined ? [] : [monthOf('havn', month, havn)]),
    ];
  });
  const before = work.filter(({ issueDate }) => issueDate < recorded);
  // Of the last of them the client has paid the net alone.
  const last = before.findLast(({ client }) => client === 'nordwind');
  return before.map((one) => (one === last ? { ...one, paidMinor: netOf(one) } : one));
}

/** After the recorded weeks were billed: one that was sent, and one that was not. */
export function latestWork(today: string): readonly BilledWork[] {
  const days = (count: number) => toDate(Date.parse(today) - count * dayMs);
  const on = (date: string) => ({ issueDate: date, period: { from: date, to: date } });
  return [
    {
      client: 'havn',
      ...on(days(6)),
      isSent: true,
      item: { description: 'Workshop on returns', quantity: '1', unitPrice: '9840.00' },
    },
    {
      client: 'nordwind',
      ...on(days(1)),
      isSent: false,
      item: { description: 'Review of the carrier contracts', quantity: '1', unitPrice: '1575.00' },
    },
  ];
}

function netOf({ item }: BilledWork): number {
  return Math.round(Number(item.quantity) * Number(item.unitPrice) * 100);
}

const prices = { nordwind: ['Orders service', '110.00'], havn: ['Reporting rework', '820.00'] } as const;

/** Billed on its 25th. */
function monthOf(
  client: BilledWork['client'],
  month: string,
  [quantity, paidAfterDays]: readonly [string, number],
): BilledWork {
  const [description, unitPrice] = prices[client];
  const issueDate = `${month}-25`;
  return {
    client,
    issueDate,
    isSent: true,
    paidOn: toDate(Date.parse(issueDate) + paidAfterDays * dayMs),
    period: { from: `${month}-01`, to: `${month}-24` },
    item: { description, quantity, unitPrice },
  };
}

/** `2026-01` is two before any day of March 2026. */
function monthBefore(date: string, count: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7);
}

function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
