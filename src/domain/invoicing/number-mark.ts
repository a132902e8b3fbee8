/**
 * The mark of numbers: the highest number that each series ever issued, whatever database is there now. It outlives a restore, so that
 * no number is given to two documents. Rule: VAT Directive 2006/112/EC, art. 226 (2), a number identifies one invoice. Pure.
 */
import type { NumberSeries } from '../invoice-numbering.ts';

/** One series in the mark. */
export interface MarkedSeries extends NumberSeries {
  /** The highest that was issued, from 1. */
  readonly lastSequence: number;
  /** How that one was printed. */
  readonly lastNumber: string;
}

/** At most one entry for each series. */
export type NumberMark = readonly MarkedSeries[];

/** Both together: of each series the higher one. Never lower than either. Sorted by series. */
export function raiseMark(mark: NumberMark, others: NumberMark): NumberMark {
  const bySeries = new Map<string, MarkedSeries>();
  for (const one of [...mark, ...others]) {
    const before = bySeries.get(keyOf(one));
    if (before === undefined || one.lastSequence > before.lastSequence) bySeries.set(keyOf(one), one);
  }
  return [...bySeries.values()].toSorted((a, b) => compare(a.prefix, b.prefix) || a.year - b.year);
}

/** The highest sequence that the series issued; 0 where it issued none. */
export function markedSequence(mark: NumberMark, { prefix, year }: NumberSeries): number {
  return mark.find((one) => one.prefix === prefix && one.year === year)?.lastSequence ?? 0;
}

/**
 * True where another series of the mark may have issued `number`: patterns differ, and still print alike, such as `{YYYY}-{####}`
 * and `2026-{####}`. Numbers that it never issued may be among them, none that it issued is missing.
 */
export function mayBeIssuedElsewhere(mark: NumberMark, number: string, own: NumberSeries): boolean {
  return mark.some((one) => keyOf(one) !== keyOf(own) && prints(one, number));
}

/** The counter in the last number may stand at several places: each is tried. */
function prints({ lastNumber, lastSequence }: MarkedSeries, number: string): boolean {
  for (const [before, after] of placesOf(lastNumber, lastSequence)) {
    const isAround =
      number.startsWith(before) && number.endsWith(after) && number.length > before.length + after.length;
    if (!isAround) continue;
    const digits = number.slice(before.length, number.length - after.length);
    if (/^\d+$/.test(digits) && Number(digits) >= 1 && Number(digits) <= lastSequence) return true;
  }
  return false;
}

function placesOf(number: string, sequence: number): readonly (readonly [string, string])[] {
  const places: [string, string][] = [];
  const digits = String(sequence);
  for (let at = number.indexOf(digits); at >= 0; at = number.indexOf(digits, at + 1)) {
    const before = number.slice(0, at);
    const after = number.slice(at + digits.length);
    // Leading zeros are of the counter, or of the text before it.
    for (let zeros = 0; zeros <= before.length - before.replace(/0+$/, '').length; zeros++) {
      places.push([before.slice(0, before.length - zeros), after]);
    }
  }
  return places;
}

function keyOf({ prefix, year }: NumberSeries): string {
  return `${year} ${prefix}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
