/**
 * In which order day, month and year stand in a file, from all its dates. What can be read in one order only settles it
 * for the others; so does what else the file says: the days of the week beside its dates, its period, that its rows follow one
 * another with the day first, and that nobody has worked in a year's time yet. Where these contradict one another, or say
 * nothing, it is asked for.
 */
import { addDays } from '../../../../../../domain/zones.ts';
import { type Phrase, phrase } from '../phrase.ts';
import type { Report } from '../report.ts';
import { type DateOrder, dateOrders } from '../source-row.ts';
import type { Field } from './columns.ts';
import type { Period } from './export-periods.ts';
import { listReadings } from './read-cells.ts';
import { weekdayOf } from './weekdays.ts';

export interface Seen {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  /** What the row says of the day of the week of its start. */
  readonly weekdays?: ReadonlySet<number> | undefined;
}

interface SeenDates {
  /** In which it can be read. */
  readonly orders: readonly DateOrder[];
  readonly seen: Seen;
}

const orderPairs = [
  ['dmy', 'mdy'],
  ['dmy', 'ymd'],
  ['mdy', 'ymd'],
] as const satisfies readonly (readonly DateOrder[])[];
type OrderPair = (typeof orderPairs)[number];

/** By the orders that are left, joined. */
const unclear: Readonly<Record<string, Phrase>> = {
  'dmy,mdy': phrase`may have the day or the month first, and no date of the file shows which`,
  'ymd,dmy': phrase`may have the day or the year first, and no date of the file shows which`,
  'ymd,mdy': phrase`may have the month or the year first, and no date of the file shows which`,
};
const unclearOfAll = phrase`may have the day, the month or the year first, and no date of the file shows which`;

const misnamedDay: Readonly<Record<DateOrder, Phrase>> = {
  dmy: phrase`is another day of the week than its row says, with the day first`,
  mdy: phrase`is another day of the week than its row says, with the month first`,
  ymd: phrase`is another day of the week than its row says, with the year first`,
};

/** Dates of which one cannot be read in any order of the other. */
function sayClash(dates: readonly SeenDates[], report: Report): void {
  for (const [at, { orders, seen }] of dates.entries()) {
    const other = dates.slice(0, at).find((before) => !before.orders.some((order) => orders.includes(order)));
    if (other === undefined) continue;
    const { row, value } = other.seen;
    report.refuse(
      phrase`has another order of day, month and year than row ${row} ("${value}"): choose which is meant, and correct the other`,
      { row: seen.row, column: seen.column, value: seen.value, option: 'dateOrder' },
    );
    return;
  }
}

/** The starts of the file as they are in one order. */
class Reading {
  readonly #dates = new Set<string>();
  #first: string | undefined;
  #last = '';
  #isAscending = true;
  #isDescending = true;
  #misnamed: Seen | undefined;

  see(date: string, seen: Seen): void {
    const { weekdays } = seen;
    this.#dates.add(date);
    if (this.#first !== undefined && date < this.#last) this.#isAscending = false;
    if (this.#first !== undefined && date > this.#last) this.#isDescending = false;
    this.#first ??= date;
    this.#last = date;
    if (weekdays !== undefined && !weekdays.has(weekdayOf(date))) this.#misnamed ??= seen;
  }

  get days(): number {
    return this.#dates.size;
  }

  get isInOrder(): boolean {
    return this.#isAscending || this.#isDescending;
  }

  /** The first whose day of the week is another than the file says. */
  get misnamed(): Seen | undefined {
    return this.#misnamed;
  }

  isWithin(periods: readonly Period[]): boolean {
    return periods.some(({ from, to }) => [...this.#dates].every((date) => date >= from && date <= to));
  }

  isUpTo(last: string): boolean {
    return [...this.#dates].every((date) => date <= last);
  }
}

/** What else is known of the file. */
export interface ToldOfFile {
  readonly periods: readonly Period[];
  /** ISO date. */
  readonly today?: string | undefined;
}

const startFields: readonly Field[] = ['startDate', 'startTime'];

/** Fewer days stand in order by chance: of eight it is one file in 20,000. */
const surelyInOrder = 8;
/** Time is recorded ahead, as a holiday is, but no further. */
const mostDaysAhead = 366;

export class DateEvidence {
  /** By the orders in which a date can be read, joined. */
  readonly #dates = new Map<string, SeenDates>();
  /** Dates that are another day in each of the two orders. */
  readonly #open = new Map<OrderPair, Seen>();
  readonly #readings = new Map<DateOrder, Reading>(dateOrders.map((order) => [order, new Reading()]));
  #hasYearsFirst = false;

  see(text: string, field: Field, seen: Seen): void {
    if (/^\d{4}/.test(text)) {
      this.#hasYearsFirst = true;
      return;
    }
    const readings = listReadings(text);
    if (readings.size === 0) return;
    const orders = [...readings.keys()];
    const key = orders.join();
    if (!this.#dates.has(key)) this.#dates.set(key, { orders, seen });
    if (startFields.includes(field)) {
      for (const [order, date] of readings) this.#readings.get(order)?.see(date, seen);
    }
    for (const pair of orderPairs) {
      if (isOpenIn(readings, pair) && !this.#open.has(pair)) this.#open.set(pair, seen);
    }
  }

  settle(told: ToldOfFile, report: Report): DateOrder | null {
    const dates = [...this.#dates.values()];
    sayClash(dates, report);
    const readable = dateOrders.filter((order) => dates.every(({ orders }) => orders.includes(order)));
    const left = this.#findOpen(readable) ? this.#narrow(readable, told) : readable;
    const open = this.#findOpen(left);
    if (open) {
      const { row, column, value } = open;
      const message = unclear[left.join()] ?? unclearOfAll;
      report.refuse(message, { row, column, value, option: 'dateOrder' });
    }
    const [only, another] = left;
    if (only !== undefined && another === undefined) {
      this.#sayMisnamed(only, report);
      return only;
    }
    return this.#hasYearsFirst ? 'ymd' : null;
  }

  /** The first date that is another day in two of these. */
  #findOpen(orders: readonly DateOrder[]): Seen | undefined {
    const open = orderPairs.find(
      (pair) => pair.every((order) => orders.includes(order)) && this.#open.has(pair),
    );
    return open && this.#open.get(open);
  }

  /** Dates that have lost their order on the way, as in a spreadsheet of another country. */
  #sayMisnamed(order: DateOrder, report: Report): void {
    const misnamed = this.#readings.get(order)?.misnamed;
    if (misnamed === undefined) return;
    const { row, column, value } = misnamed;
    const message = misnamedDay[order];
    report.refuse(message, { row, column, value, option: 'dateOrder' });
  }

  /** Those that all of what the file says agrees on; all of them where it contradicts itself. */
  #narrow(orders: readonly DateOrder[], { periods, today }: ToldOfFile): readonly DateOrder[] {
    const holding = (holds: (reading: Reading) => boolean) => {
      const found = orders.filter((order) => {
        const reading = this.#readings.get(order);
        return reading !== undefined && holds(reading);
      });
      return found.length === 0 ? orders : found;
    };
    const latest = today === undefined ? undefined : addDays(today, mostDaysAhead);
    const said = [
      holding(({ misnamed }) => misnamed === undefined),
      holding((reading) => reading.isWithin(periods)),
      holding((reading) => latest === undefined || reading.isUpTo(latest)),
      this.#isInOrderOfDays ? orders.filter((order) => order !== 'mdy') : orders,
    ];
    const agreed = orders.filter((order) => said.every((one) => one.includes(order)));
    return agreed.length === 0 ? orders : agreed;
  }

  /**
   * With the day first, and not with the month. The other way round it would say nothing: dates that were sorted as text
   * stand in the order of their first number, be it the day or the month.
   */
  get #isInOrderOfDays(): boolean {
    const [dmy, mdy] = [this.#readings.get('dmy'), this.#readings.get('mdy')];
    return dmy?.isInOrder === true && dmy.days >= surelyInOrder && mdy?.isInOrder === false;
  }
}

/** Both orders make a date, and not the same one. */
function isOpenIn(readings: ReturnType<typeof listReadings>, pair: (typeof orderPairs)[number]): boolean {
  const [one, other] = pair.map((order) => readings.get(order));
  return one !== undefined && other !== undefined && one !== other;
}
