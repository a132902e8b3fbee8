/** Figures as an answer's prose prints them, and values as the tools behind it gave them. */
import type { Language } from './words.ts';

/** Without a year: of any year; without a day: any of the month; without a month: of any, "on the 19th". */
export interface PrintedDay {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** What a figure in prose says, exactly as far as it is printed. */
export type PrintedFigure =
  /** `scale`: printed decimals, below 0 for thousands; `value` in units of the currency. */
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
  /** A part of something else, 0.5, or its multiple, 2. */
  | {
      readonly kind: 'share';
      readonly value: number;
      /** "More than half", "less than half", "almost half". */
      readonly bound: 'above' | 'below' | 'near' | undefined;
    }
  /** Any of these readings; `days`: how far it is from today, which a term of days may say as well. */
  | { readonly kind: 'date'; readonly any: readonly PrintedDay[]; readonly days?: number }
  /** 1 (Monday) to 7, of no week that is named. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  /** The number of an invoice. */
  | { readonly kind: 'number'; readonly number: string };

export interface FoundFigure {
  readonly start: number;
  readonly length: number;
  readonly figure: PrintedFigure;
}

/** What a record is called, and what it is: `client`, `project`, `invoice`. */
export interface RecordName {
  readonly kind: string;
  readonly name: string;
}

/** A value that a tool gave; `link` is whatever record it stands on, `of` are those around it. */
export type KnownValue<Link> = {
  readonly link: Link | undefined;
  readonly of: readonly RecordName[];
} & (
  | { readonly kind: 'amount'; readonly value: number; readonly currency: string }
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'percent'; readonly value: number }
  /** `isDays`: a term or an age in days. */
  | { readonly kind: 'count'; readonly value: number; readonly isDays?: boolean }
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  | { readonly kind: 'date'; readonly date: string }
  /** A word with digits: the number of an invoice, a name, a path. */
  | { readonly kind: 'text'; readonly text: string }
);

export type { Language };
