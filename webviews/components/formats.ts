/** Money, dates and counts as a reader of one language writes them: as invoices print them, and the times of the editor. */
import { findLocale, type PrintFormats, printFormats } from '../../src/domain/invoice-print/print-formats.ts';

export interface Formats extends PrintFormats {
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
  const found = known.get(language) ?? createFormats(findLocale(language));
  known.set(language, found);
  return found;
}

/** Where the user is: the browser's own preference. */
export function userFormats(): Formats {
  return formatsFor(navigator.language);
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
/** On 24 hours in every language, as what is typed and what the timer shows. */
const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const;

function createFormats(language: string): Formats {
  const inZone = (zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, zone === undefined ? options : { ...options, timeZone: zone });
  const timeOf = (instant: string, zone?: string): string =>
    tidyClock(inZone(zone, clock).format(new Date(instant)));
  const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return {
    ...printFormats(language),
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

/** `09:00` reads as `9:00` in every language; some write the nought on 24 hours alone. */
function tidyClock(text: string): string {
  return text.replace(/\b0(?=\d:\d\d)/, '');
}
