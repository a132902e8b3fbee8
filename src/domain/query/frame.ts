/**
 * What a question asks of the practice: one measure, what narrows it down, and how it is shown. A reader of questions makes
 * one of these, and an answer is made of nothing else, so that what is printed is what was asked.
 */
import type { Bound, Days, InCurrency, NoteText, SheetStage } from './conditions.ts';

/** What is counted or added up, by what it is of. */
export const measuresBySubject = {
  time: ['hours', 'value', 'entries', 'days'],
  unbilled: ['unbilled'],
  invoices: ['invoiced', 'gross', 'vat', 'due', 'invoices'],
  payments: ['received', 'payments'],
  payTimes: ['daysToPay'],
  projects: ['rate', 'budget', 'budgetUsed', 'budgetLeft', 'projects'],
  clients: ['clients'],
} as const;

export type Subject = keyof typeof measuresBySubject;
export type Measure = (typeof measuresBySubject)[Subject][number];

/** What is made of it: all of it, or of its parts (`per`) their mean, the greatest, the least, the first or the last. */
export type Statistic = 'total' | 'average' | 'largest' | 'smallest' | 'first' | 'last';

/** A statistic that looks for one, and of how many it does. */
export type End = Exclude<Statistic, 'total' | 'average'>;

/** `record` is one entry, invoice, payment or project. */
export type Part = 'record' | 'day' | 'week' | 'month';

export type Group =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'weekday'
  | 'project'
  | 'client'
  | 'task'
  | 'person'
  | 'tag'
  | 'note';

/** What an invoice is or is not; `open` is issued and not paid in full, `overdue` open and past its due date, `taxed` with tax on it, `paidLate` paid in full after it was due. */
export const invoiceConditions = [
  ...(['draft', 'sent', 'paid', 'partlyPaid', 'open', 'overdue', 'credit', 'taxed', 'paidLate'] as const),
] as const;
export type InvoiceCondition = (typeof invoiceConditions)[number];

export interface NamedValue {
  readonly id: string;
  readonly name: string;
  /** Of a project. */
  readonly clientName?: string | undefined;
}

/** What the record must be, or with `is` false must not be. */
export type Filter =
  | {
      readonly field: 'client' | 'project' | 'task' | 'person';
      readonly is: boolean;
      readonly values: readonly NamedValue[];
    }
  | { readonly field: 'tag'; readonly is: boolean; readonly tags: readonly string[] }
  | { readonly field: 'billable' | 'billed' | 'noted' | 'archived' | 'budgeted'; readonly is: boolean }
  | NoteText
  | { readonly field: 'sheet'; readonly is: boolean; readonly stages: readonly SheetStage[] }
  /** ISO: 1 is Monday. */
  | { readonly field: 'weekday'; readonly is: boolean; readonly days: readonly number[] }
  | { readonly field: 'invoice'; readonly is: boolean; readonly condition: InvoiceCondition }
  /** Beside the period: on or outside of these days, which are those of worked time, of issue, or of payment. */
  | { readonly field: 'within'; readonly is: boolean; readonly period: Period }
  /** Of each record: of an entry in seconds, of an invoice its total with tax (`isNet`: without), of a payment what came in. */
  | { readonly field: 'length'; readonly bound: Bound; readonly seconds: number }
  | {
      readonly field: 'amount';
      readonly bound: Bound;
      readonly amount: string;
      readonly currency?: string | undefined;
      readonly isNet?: true | undefined;
    }
  /** Of invoices or payments, those that stand at one end of what the other filters leave: "without the last two". */
  | { readonly field: 'end'; readonly is: boolean; readonly end: End; readonly count: number }
  /** The days on which an invoice falls due. */
  | { readonly field: 'due'; readonly is: boolean; readonly period: Period }
  /** Of projects and clients: whether time was worked for them on these days, invoices were issued to them, or they paid; of invoices whether such time is on them. */
  | { readonly field: 'worked' | 'invoiced' | 'received'; readonly is: boolean; readonly period: Period }
  /** By the number that an invoice bears. */
  | { readonly field: 'number'; readonly is: boolean; readonly numbers: readonly string[] }
  | InCurrency
  /** Days since it fell due. */
  | { readonly field: 'late'; readonly bound: Bound; readonly days: number };

export type FilterField = Filter['field'];

export type Period = Days;

/** Where a period has no start: "until June". */
export const earliestDay = '1970-01-01';

/** Where it has no end: "due after 1 December". */
export const latestDay = '2999-12-31';

/** What a figure is held against. */
export type Comparison =
  | ({ readonly with: 'period'; readonly period: Period } & Expecting)
  /** In place of the filters of the same fields. */
  | ({ readonly with: 'filters'; readonly filters: readonly Filter[] } & Expecting)
  /** The share that it has of what is left where filters of these fields are left out, or of none of them each group; `period`: beside that of other days. */
  | {
      readonly with: 'whole';
      readonly without: readonly FilterField[];
      readonly period?: Period | undefined;
    };

interface Expecting {
  /** "Was it more than last month?" is answered with yes or no. */
  readonly expects?: 'more' | 'less' | undefined;
}

/** Groups whose own figure lies within a bound: "clients with more than 20 hours". */
export interface Having {
  readonly bound: Bound;
  /** Seconds, a count, days, percent of a budget, or the units of a currency as a decimal. */
  readonly value: number;
  /** Of an amount; the practice's own where none was said. */
  readonly currency?: string | undefined;
}

export interface Order {
  readonly by: 'value' | 'key';
  readonly isDescending: boolean;
}

export type Shape = 'figure' | 'list' | 'trend' | 'yes-no';

/** What is asked of the invoices that are found, and narrows nothing down: "is the one of October paid?". */
export interface AskedState {
  readonly condition: InvoiceCondition;
  readonly is: boolean;
}

export interface QueryFrame {
  readonly measure: Measure;
  readonly statistic: Statistic;
  /** Of what the statistic is; `record` where it is the total. */
  readonly per: Part;
  readonly filters: readonly Filter[];
  /** "I worked": only one's own time, where one could ask for that of all. */
  readonly isMine?: boolean | undefined;
  /** Absent: of all days. */
  readonly period?: Period | undefined;
  readonly group?: Group | undefined;
  readonly having?: Having | undefined;
  readonly order?: Order | undefined;
  readonly limit?: number | undefined;
  readonly comparison?: Comparison | undefined;
  readonly asks?: AskedState | undefined;
  readonly shape: Shape;
}

const subjects = new Map<string, Subject>(
  Object.entries(measuresBySubject).flatMap(([subject, measures]) =>
    measures.map((measure): [string, Subject] => [measure, subject as Subject]),
  ),
);

export function subjectOf(measure: Measure): Subject {
  return subjects.get(measure) ?? 'time';
}
