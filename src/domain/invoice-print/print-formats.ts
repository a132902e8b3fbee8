/** Money, counts and days as an invoice prints them in a language. Amounts stay exact: no figure passes through floating point. */
import { findMinorDigits, type Money, toDecimalString } from '../amounts/minor-digits.ts';

export interface PrintFormats {
  money(amount: Money): string;
  /** A price in major units, printed with as many digits as it has, at least the currency's own. */
  price(major: string, currency: string): string;
  /** `19` → `19 %`. */
  percent(value: string): string;
  count(value: string): string;
  /** ISO date, e.g. `2026-11-19`. */
  date(isoDate: string): string;
  /** Both ends inclusive, parts in common said once. */
  dateRange(start: string, end: string): string;
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** The formats of a BCP 47 tag; an unknown or malformed tag reads as English. */
export function printFormats(language: string): PrintFormats {
  const locale = findLocale(language);
  const isoDay = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'percent',
    maximumFractionDigits: 12,
  });
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
  return {
    money: (amount) => formatMajor(locale, toDecimalString(amount), amount.currency),
    price: (major, currency) => formatMajor(locale, major, currency),
    percent: (value) => trueMinus(exact(percent, value)),
    count: (value) => trueMinus(exact(count, value)),
    date: (isoDate) => isoDay.format(new Date(isoDate)),
    dateRange: (start, end) => tidyRange(isoDay.formatRange(new Date(start), new Date(end))),
  };
}

/** The nearest locale that the runtime knows. */
export function findLocale(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en-GB';
  } catch (error) {
    if (error instanceof RangeError) {
      return 'en-GB';
    }
    throw error;
  }
}

/** A minus sign in place of the hyphen before a figure. */
export function trueMinus(text: string): string {
  return text.replace(/-(?=[^-]*\d)/, '−');
}

/** Intl formats a decimal string exactly; its type wants a literal. */
export function exact(format: Intl.NumberFormat, decimal: string): string {
  return format.format(decimal as Intl.StringNumericLiteral);
}

/** Digits are those of ISO 4217, as amounts are kept: Intl prints some currencies without. */
function formatMajor(locale: string, major: string, currency: string): string {
  const digits = findMinorDigits(currency) ?? 2;
  const maximumFractionDigits = Math.max(digits, major.split('.')[1]?.length ?? 0);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits,
  });
  return trueMinus(exact(format, major));
}

/** `1 – 15 Nov 2026` and thin spaces read as `1–15 Nov 2026` in every ICU version; full dates keep their spaces. */
function tidyRange(text: string): string {
  return text.replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+\.?) – (\d)/, '$1–$2');
}
