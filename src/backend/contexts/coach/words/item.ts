/** A question as the reader of frames sees it, item by item. */
import type { Period } from '../../../../domain/periods/periods.ts';
import type { NamedRecord } from '../model/named-record.ts';
import type { SaidBound } from './quantity.ts';
import type { Sense } from './sense.ts';

interface Said {
  readonly raw: string;
  /** A comma or a new sentence stands before it. */
  readonly isAfterBreak: boolean;
}

export type Item = Said &
  /** `isOfWork`: "an invoice for work in September" is not of the day on which it was issued. */
  (
    | {
        readonly kind: 'period';
        readonly period: Period;
        readonly isBare: boolean;
        readonly isOfWork?: true;
      }
    /** `isAssumed`: a typing error was read over. */
    | { readonly kind: 'name'; readonly candidates: readonly NamedRecord[]; readonly isAssumed?: true }
    | { readonly kind: 'bound'; readonly bound: SaidBound }
    | { readonly kind: 'number'; readonly value: number }
    /** Said in quotes. */
    | { readonly kind: 'text' }
    | { readonly kind: 'word'; readonly text: string; readonly senses: ReadonlySet<Sense> }
  );
