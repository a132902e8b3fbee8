/** Months and amounts as a chart writes them; pure. Amounts themselves stay exact, in the table behind it. */
import { digitsOf } from '../../src/domain/amounts/minor-digits.ts';

/** `November 2026`, or `Nov` for the axis. */
export function nameOfMonth(month: string, language: string, style: 'long' | 'short'): string {
  const options =
    style === 'long' ? ({ month: 'long', year: 'numeric' } as const) : ({ month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${month}-01`));
}

/** Major units, for the label of a bar. */
export function majorOf(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

/** From this on bars are labelled in thousands: what has five digits does not fit above one. */
const thousandsFrom = 10_000;

export function isInThousands(majors: readonly number[]): boolean {
  return Math.max(0, ...majors) >= thousandsFrom;
}

/** `12.5` where labels are in thousands, `8,400` where they are not. */
export function barLabel(major: number, inThousands: boolean, language: string): string {
  const digits = inThousands ? 1 : 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(inThousands ? major / 1_000 : major);
}
