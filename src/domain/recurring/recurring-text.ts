/** Placeholders of a recurring invoice: `Hosting {month} {year}`. */
import { findLocale, printFormats } from '../invoice-print/print-formats.ts';

export const recurringPlaceholders = ['month', 'quarter', 'year', 'from', 'to', 'hours'] as const;
type Placeholder = (typeof recurringPlaceholders)[number];

export interface RecurringFacts {
  /** BCP 47. */
  readonly language: string;
  /** ISO dates of the period, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Whole seconds of its time that the invoice bills. */
  readonly seconds: number;
}

const pattern = /\{(\w{1,40})\}/g;

export function findUnknownPlaceholder(text: string): string | undefined {
  const known: ReadonlySet<string> = new Set(recurringPlaceholders);
  return [...text.matchAll(pattern)].map(([, name = '']) => name).find((name) => !known.has(name));
}

/** A period of several months is named by its first. */
export function fillRecurringText(text: string, facts: RecurringFacts): string {
  const values: Readonly<Record<string, string>> = valuesOf(facts);
  return text.replace(pattern, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
}

function valuesOf({ language, from, to, seconds }: RecurringFacts): Readonly<Record<Placeholder, string>> {
  const formats = printFormats(language);
  const month = Number(from.slice(5, 7));
  const named = new Intl.DateTimeFormat(findLocale(language), { month: 'long', timeZone: 'UTC' });
  return {
    month: named.format(new Date(`${from}T00:00:00Z`)),
    quarter: String(Math.ceil(month / 3)),
    year: from.slice(0, 4),
    from: formats.date(from),
    to: formats.date(to),
    hours: formats.count((Math.round((seconds / 3600) * 100) / 100).toString()),
  };
}
