/** Money, dates and counts as a reader of one language writes them. Amounts stay exact: no figure passes through floating point. */
import type { Money } from '../../src/domain/money.ts';

export interface Formats {
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
  /** Instant in a zone, or in the reader's own. */
  dayOf(instant: string, zone?: string): string;
  timeOf(instant: string, zone?: string): string;
  /** Instant with date and time, for tooltips. */
  momentOf(instant: string, zone?: string): string;
  timeRange(start: string, end: string, zone?: string): string;
  /** Seconds with one digit, `0.2 s`; what would read as none in milliseconds, `8 ms`. */
  elapsed(milliseconds: number): string;
}

const known = new Map<string, Formats>();

/** The formats of a BCP 47 tag; an unknown or malformed tag reads as English. */
export function formatsFor(language: string): Formats {
  const found = known.get(language) ?? createFormats(supported(language));
  known.set(language, found);
  return found;
}

/** Where the user is: the browser's own preference. */
export function userFormats(): Formats {
  return formatsFor(navigator.language);
}

function supported(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en-GB';
  } catch (error) {
    if (error instanceof RangeError) {
      return 'en-GB';
    }
    throw error;
  }
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
/** On 24 hours in every language, as what is typed and what the timer shows. */
const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const;

function createFormats(language: string): Formats {
  const isoDay = new Intl.DateTimeFormat(language, { ...day, timeZone: 'UTC' });
  const inZone = (zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, zone === undefined ? options : { ...options, timeZone: zone });
  const timeOf = (instant: string, zone?: string): string =>
    tidyClock(inZone(zone, clock).format(new Date(instant)));
  const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return {
    money: ({ minor, currency }) => formatMajor(language, toMajor(minor, currencyDigits(currency)), currency),
    price: (major, currency) => formatMajor(language, major, currency),
    percent: (value) =>
      trueMinus(
        exact(
          new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 12 }),
          value,
        ),
      ),
    count: (value) => trueMinus(exact(new Intl.NumberFormat(language, { maximumFractionDigits: 12 }), value)),
    date: (isoDate) => isoDay.format(new Date(isoDate)),
    dateRange: (start, end) => tidyRange(isoDay.formatRange(new Date(start), new Date(end))),
    dayOf: (instant, zone) => inZone(zone, shortDay).format(new Date(instant)).replace(/,/g, ''),
    timeOf,
    momentOf: (instant, zone) => tidyClock(inZone(zone, { ...day, ...clock }).format(new Date(instant))),
    timeRange: (start, end, zone) => `${timeOf(start, zone)}–${timeOf(end, zone)}`,
    elapsed: (milliseconds) =>
      milliseconds < 50
        ? `${Math.max(1, Math.round(milliseconds))}\u00a0ms`
        : `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(milliseconds / 1000)}\u00a0s`,
  };
}

function formatMajor(language: string, major: string, currency: string): string {
  const digits = currencyDigits(currency);
  const maximumFractionDigits = Math.max(digits, major.split('.')[1]?.length ?? 0);
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits,
  });
  return trueMinus(exact(format, major));
}

/** Intl formats a decimal string exactly; its type wants a literal. */
function exact(format: Intl.NumberFormat, decimal: string): string {
  return format.format(decimal as Intl.StringNumericLiteral);
}

function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function toMajor(minor: number, digits: number): string {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${figures.slice(-digits)}`}`;
}

function trueMinus(text: string): string {
  return text.replace(/-(?=[^-]*\d)/, '−');
}

/** `09:00` reads as `9:00` in every language; some write the nought on 24 hours alone. */
function tidyClock(text: string): string {
  return text.replace(/\b0(?=\d:\d\d)/, '');
}

/** `1 – 15 Nov 2026` and thin spaces read as `1–15 Nov 2026` in every ICU version; full dates keep their spaces. */
function tidyRange(text: string): string {
  return text.replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+\.?) – (\d)/, '$1–$2');
}
