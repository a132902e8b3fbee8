/**
 * How dates and numbers of a file are written, from all its cells: one that can be read in one way only settles it for
 * the others. What stays open is asked for; it is never guessed.
 */
import type { Field } from './columns.ts';
import { findDecimalMark, listReadings, parseClock } from './read-cells.ts';
import type { Report } from './report.ts';
import { splitSerial } from './serials.ts';
import { type DateOrder, type DecimalMark, dateOrders, type ReadOptions } from './source-row.ts';

export interface Conventions {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly clock: 12 | 24 | null;
}

interface Seen {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

interface SeenDates {
  /** In which it can be read. */
  readonly orders: readonly DateOrder[];
  readonly seen: Seen;
}

export const dateFields: readonly Field[] = ['startDate', 'endDate'];
export const clockFields: readonly Field[] = ['startTime', 'endTime'];
export const numberFields: readonly Field[] = ['hours', 'rate', 'amount', 'duration', 'break'];

const firstParts = { dmy: 'the day', mdy: 'the month', ymd: 'the year' } as const;
const orderPairs = [
  ['dmy', 'mdy'],
  ['dmy', 'ymd'],
  ['mdy', 'ymd'],
] as const satisfies readonly (readonly DateOrder[])[];
type OrderPair = (typeof orderPairs)[number];

function sayFirst(orders: readonly DateOrder[]): string {
  const parts = (['dmy', 'mdy', 'ymd'] as const).filter((order) => orders.includes(order));
  return `${new Intl.ListFormat('en', { type: 'disjunction' }).format(parts.map((order) => firstParts[order]))} first`;
}

/** Dates of which one cannot be read in any order of the other. */
function sayClash(dates: readonly SeenDates[], report: Report): void {
  for (const [at, { orders, seen }] of dates.entries()) {
    const other = dates.slice(0, at).find((before) => !before.orders.some((order) => orders.includes(order)));
    if (other === undefined) continue;
    const { row, value } = other.seen;
    report.refuse(
      `has ${sayFirst(orders)}, while row ${row} ("${value}") has ${sayFirst(other.orders)}: say which is meant, and mend the other`,
      { ...seen, option: 'dateOrder' },
    );
    return;
  }
}

/** The day before a time in one cell, as older exports have it. */
export function splitDateTime(text: string): { readonly date: string; readonly time: string } | undefined {
  const [, date, time] = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ T](.+)$/.exec(text.trim()) ?? [];
  return date && time ? { date, time } : splitSerial(text);
}

export class ConventionEvidence {
  /** By the orders in which a date can be read, joined. */
  readonly #dates = new Map<string, SeenDates>();
  /** Dates that are another day in each of the two orders. */
  readonly #openDates = new Map<OrderPair, Seen>();
  #hasYearsFirst = false;
  readonly #marks = new Map<DecimalMark | 'open', Seen>();
  readonly #clocks = new Set<12 | 24>();

  see(field: Field, seen: Seen): void {
    const text = seen.value.trim();
    if (text === '') return;
    if (dateFields.includes(field)) this.#seeDate(splitDateTime(text)?.date ?? text, seen);
    else if (clockFields.includes(field)) this.#seeClock(text, seen);
    else if (numberFields.includes(field) && !text.includes(':')) this.#seeNumber(text, seen);
  }

  #seeDate(text: string, seen: Seen): void {
    if (/^\d{4}/.test(text)) {
      this.#hasYearsFirst = true;
      return;
    }
    const readings = listReadings(text);
    if (readings.size === 0) return;
    const orders = [...readings.keys()];
    const key = orders.join();
    if (!this.#dates.has(key)) this.#dates.set(key, { orders, seen });
    for (const pair of orderPairs) {
      const [one, other] = pair.map((order) => readings.get(order));
      if (one !== undefined && other !== undefined && one !== other) this.#keep(this.#openDates, pair, seen);
    }
  }

  #seeClock(text: string, seen: Seen): void {
    const split = splitDateTime(text);
    if (split) this.#seeDate(split.date, seen);
    const clock = parseClock(split?.time ?? text)?.clock;
    if (clock) this.#clocks.add(clock);
  }

  #seeNumber(text: string, seen: Seen): void {
    const mark = findDecimalMark(text);
    if (mark !== undefined) this.#keep(this.#marks, mark, seen);
  }

  #keep<Key>(map: Map<Key, Seen>, key: Key, seen: Seen): void {
    if (!map.has(key)) map.set(key, seen);
  }

  settle(options: Pick<ReadOptions, 'dateOrder' | 'decimal'>, report: Report): Conventions {
    return {
      dateOrder: options.dateOrder ?? this.#settleDates(report),
      decimal: options.decimal ?? this.#settleMarks(report),
      clock: this.#clocks.has(12) ? 12 : this.#clocks.has(24) ? 24 : null,
    };
  }

  #settleDates(report: Report): DateOrder | null {
    const dates = [...this.#dates.values()];
    sayClash(dates, report);
    const left = dateOrders.filter((order) => dates.every(({ orders }) => orders.includes(order)));
    const open = orderPairs.find(
      (pair) => pair.every((order) => left.includes(order)) && this.#openDates.has(pair),
    );
    if (open) {
      report.refuse(`may have ${sayFirst(left)}, and no date of the file tells which`, {
        ...this.#openDates.get(open),
        option: 'dateOrder',
      });
    }
    const [only, another] = left;
    if (only !== undefined && another === undefined) return only;
    return this.#hasYearsFirst ? 'ymd' : null;
  }

  #settleMarks(report: Report): DecimalMark | null {
    const [point, comma] = [this.#marks.get('.'), this.#marks.get(',')];
    if (point && comma) {
      report.refuse(
        `has a decimal comma, while row ${point.row} ("${point.value}") has a decimal point: say which is meant, and mend the other`,
        { ...comma, option: 'decimal' },
      );
    }
    if (point) return '.';
    if (comma) return ',';
    const open = this.#marks.get('open');
    if (open) {
      report.refuse('may be thousands or decimals, and no number of the file tells which', {
        ...open,
        option: 'decimal',
      });
    }
    return null;
  }
}
