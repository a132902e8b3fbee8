/** What narrows records down: each condition with its side, so that "not Acme" is Acme's with `is` false. */
import type { TimesheetState } from '../timesheet-states.ts';

/** ISO dates, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** `above` and `below` leave the bound itself out. */
export type Bound = 'above' | 'atLeast' | 'below' | 'atMost';

export const isWithin: Readonly<Record<Bound, (value: number, bound: number) => boolean>> = {
  above: (value, bound) => value > bound,
  atLeast: (value, bound) => value >= bound,
  below: (value, bound) => value < bound,
  atMost: (value, bound) => value <= bound,
};

/** How far a time sheet is on its way; `none` is time that no sheet holds. */
export type SheetStage = TimesheetState | 'none';

/** Submitted, and no more than that. */
export const isWaiting = (stages: readonly string[]): boolean =>
  stages.length === 1 && stages[0] === 'submitted';

/**
 * Of an entry whose note has the text, whatever the case, or that has it as a tag: one of them, or with `isAll` each. With
 * `isWhole` of one whose note is the text.
 */
export interface NoteText {
  readonly field: 'text';
  readonly is: boolean;
  readonly texts: readonly string[];
  readonly isAll?: true | undefined;
  readonly isWhole?: true | undefined;
}

/** What stands around a note and is none of it. */
export const aroundNotes = ' \t\r\n';

/** Of what has one of these: an entry by its rate. ISO 4217 codes. */
export interface InCurrency {
  readonly field: 'currency';
  readonly is: boolean;
  readonly currencies: readonly string[];
}

/** Of entries: a condition over several values holds for each record that has one of them. */
export type WorkCondition =
  | {
      readonly field: 'client' | 'project' | 'task' | 'person' | 'entry';
      readonly is: boolean;
      readonly ids: readonly string[];
    }
  | { readonly field: 'tag'; readonly is: boolean; readonly tags: readonly string[] }
  | { readonly field: 'billable' | 'billed' | 'noted'; readonly is: boolean }
  | InCurrency
  | NoteText
  /** Of what is billed with the invoice of one of these numbers. */
  | { readonly field: 'number'; readonly is: boolean; readonly numbers: readonly string[] }
  | { readonly field: 'sheet'; readonly is: boolean; readonly stages: readonly SheetStage[] }
  /** Of the days on which entries began; ISO: 1 is Monday. */
  | { readonly field: 'weekday'; readonly is: boolean; readonly days: readonly number[] }
  /** The days on which entries began. */
  | { readonly field: 'within'; readonly is: boolean; readonly period: Days }
  /** Of one whole entry. */
  | { readonly field: 'length'; readonly bound: Bound; readonly seconds: number };
