/**
 * How dates and numbers of a file are written, from all its cells: one that can be read in one way only settles it for
 * the others. What stays open is asked for; it is never guessed.
 */

import { phrase } from '../phrase.ts';
import type { Report } from '../report.ts';
import type { DateOrder, DecimalMark, ReadOptions } from '../source-row.ts';
import type { Field } from './columns.ts';
import { DateEvidence, type Seen, type ToldOfFile } from './date-evidence.ts';
import { findDecimalMark, parseClock } from './read-cells.ts';
import { splitSerial } from './serials.ts';

export interface Conventions {
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly clock: 12 | 24 | null;
}

export const dateFields: readonly Field[] = ['startDate', 'endDate'];
export const clockFields: readonly Field[] = ['startTime', 'endTime'];
export const numberFields: readonly Field[] = ['hours', 'rate', 'amount', 'fixed', 'duration', 'break'];

/** The day before a time in one cell, as older exports have it. */
export function splitDateTime(text: string): { readonly date: string; readonly time: string } | undefined {
  const [, date, time] = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ T](.+)$/.exec(text.trim()) ?? [];
  return date && time ? { date, time } : splitSerial(text);
}

/** What was said, and what else is known of the file. */
type Settling = Pick<ReadOptions, 'dateOrder' | 'decimal'> & ToldOfFile;

export class ConventionEvidence {
  readonly #dates = new DateEvidence();
  readonly #marks = new Map<DecimalMark | 'open', Seen>();
  readonly #clocks = new Set<12 | 24>();

  see(field: Field, seen: Seen): void {
    const text = seen.value.trim();
    if (text === '') return;
    if (dateFields.includes(field)) this.#dates.see(splitDateTime(text)?.date ?? text, field, seen);
    else if (clockFields.includes(field)) this.#seeClock(text, field, seen);
    else if (numberFields.includes(field) && !text.includes(':')) this.#seeNumber(text, seen);
  }

  #seeClock(text: string, field: Field, seen: Seen): void {
    const split = splitDateTime(text);
    if (split) this.#dates.see(split.date, field, seen);
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

  settle(options: Settling, report: Report): Conventions {
    return {
      dateOrder: options.dateOrder ?? this.#dates.settle(options, report),
      decimal: options.decimal ?? this.#settleMarks(report),
      clock: this.#clocks.has(12) ? 12 : this.#clocks.has(24) ? 24 : null,
    };
  }

  #settleMarks(report: Report): DecimalMark | null {
    const [point, comma] = [this.#marks.get('.'), this.#marks.get(',')];
    if (point && comma) {
      report.refuse(
        phrase`has a decimal comma, while row ${point.row} ("${point.value}") has a decimal point: choose which is meant, and correct the other`,
        { ...comma, option: 'decimal' },
      );
    }
    if (point) return '.';
    if (comma) return ',';
    const open = this.#marks.get('open');
    if (open) {
      report.refuse(phrase`may be thousands or decimals, and no number of the file shows which`, {
        ...open,
        option: 'decimal',
      });
    }
    return null;
  }
}
