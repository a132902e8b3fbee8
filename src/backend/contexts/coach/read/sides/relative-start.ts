import type { Filter, Measure, Period, QueryFrame } from '../../../../../domain/query/frame.ts';

/** The record from whose day on it is meant: the last of these, or what the question before found. */
export type RelativeStart =
  | {
      readonly measure: Extract<Measure, 'invoices' | 'payments' | 'hours'>;
      /** "Since the September invoice". */
      readonly period?: Period;
      /** "Since the last invoice to Acme", "since invoice 2026-0014": of that alone. */
      readonly of?: readonly Filter[];
      /** "Since Acme paid the October invoice": from the day on which it was paid. */
      readonly isPaid?: true;
      /** "Since the last approved week": from the day behind it on. */
      readonly isWeek?: true;
      /** "Before invoice 2026-0014": all days up to the one before it. */
      readonly isBefore?: true;
    }
  | { readonly measure: Measure; readonly found: QueryFrame };
