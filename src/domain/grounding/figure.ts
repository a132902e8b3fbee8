/** Figures as an answer's prose prints them, and values as the tools behind it gave them. */
import type { Language } from './words.ts';

/** What a figure in prose says, exactly as far as it is printed. */
export type PrintedFigure =
  /** `scale`: printed decimals; `value` in units of the currency. */
  | {
      readonly kind: 'amount';
      readonly value: number;
      readonly scale: number;
      readonly currency: string | undefined;
    }
  /** `stepSeconds`: the smallest step in which it is printed: 60 for `30:30`, 360 for `30.5 hours`. */
  | { readonly kind: 'duration'; readonly seconds: number; readonly stepSeconds: number }
  | { readonly kind: 'percent'; readonly value: number; readonly scale: number }
  | { readonly kind: 'count'; readonly value: number; readonly scale: number }
  /** Without a year: of any year. */
  | {
      readonly kind: 'date';
      readonly year: number | undefined;
      readonly month: number;
      readonly day: number | undefined;
    };

export interface FoundFigure {
  readonly start: number;
  readonly length: number;
  readonly figure: PrintedFigure;
}

/** A value that a tool gave; `link` is whatever record it stands on. */
export type KnownValue<Link> = {
  readonly link: Link | undefined;
} & (
  | { readonly kind: 'amount'; readonly value: number; readonly currency: string }
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'percent'; readonly value: number }
  | { readonly kind: 'count'; readonly value: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly date: string }
  /** A word with digits: the number of an invoice, a name, a path. */
  | { readonly kind: 'text'; readonly text: string }
);

export type { Language };
