/** What a question comes to: figures, what they are made of, and what opens behind them. */
import type { Permission } from '../../../../../domain/authorization.ts';
import type { CountedTime } from '../../../../../domain/figures/counted-time.ts';
import type { Money } from '../../../../../domain/money.ts';
import type { Missing } from '../../../../../domain/query/cells.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';

/** What was added up: seconds as recorded, amounts one a currency, and how many records (days, of `days`) it is. */
export interface Tally {
  readonly seconds: number;
  readonly amounts: readonly Money[];
  readonly count: number;
  /** Of what was invoiced without tax: the same with it. */
  readonly gross?: readonly Money[];
  /** Of projects: what their budgets are together, of which the seconds are used or left. */
  readonly budgetSeconds?: number | undefined;
  /** Of paid invoices: means in days, from issue to payment and beyond the due date. */
  readonly payTime?: { readonly days: number; readonly daysLate: number };
}

/** What opens when a figure is clicked; no ids where nothing is behind it. */
export interface Behind {
  readonly kind: 'entries' | 'entry' | 'invoice' | 'project' | 'client';
  readonly ids: readonly string[];
  /** Of amounts of several currencies: the documents of each. */
  readonly byCurrency?: ReadonlyMap<string, readonly string[]>;
}

export interface QueryGroup {
  /** An id, an ISO date, `2026-W46`, `2026-11`, `2026-Q4`, `2026` or the number of a weekday. */
  readonly key: string;
  /** Of a record; of days and months the key says it. */
  readonly name: string;
  readonly tally: Tally;
}

export interface EntryRecord {
  readonly kind: 'entry';
  readonly id: string;
  readonly projectName: string;
  readonly clientName: string;
  readonly note: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly zone: string;
  readonly date: string;
  readonly seconds: number;
}

export interface InvoiceRecord {
  readonly kind: 'invoice';
  readonly id: string;
  /** Null on a draft. */
  readonly number: string | null;
  readonly isCredit: boolean;
  readonly state: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly sentOn: string | null;
  readonly net: Money;
  readonly tax: Money;
  readonly gross: Money;
  /** What is still to be paid; 0 of drafts, credit notes and what is settled. */
  readonly due: Money;
  /** What came in for it, its prepayment included. */
  readonly paid: Money;
  /** The day of its last payment, of invoices that are looked at one by one. */
  readonly paidOn?: string | undefined;
}

export interface PaymentRecord {
  readonly kind: 'payment';
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly date: string;
  readonly amount: Money;
  readonly invoiceIds: readonly string[];
  readonly invoiceNumbers: readonly string[];
}

export interface ProjectRecord {
  readonly kind: 'project';
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly rate: Money;
  readonly budgetSeconds: number | undefined;
  readonly usedSeconds: number;
}

export interface ClientRecord {
  readonly kind: 'client';
  readonly id: string;
  readonly name: string;
}

export type QueryRecord = EntryRecord | InvoiceRecord | PaymentRecord | ProjectRecord | ClientRecord;

export interface QueryFigure {
  readonly tally: Tally;
  readonly behind: Behind;
}

export interface ShownGroup extends QueryGroup {
  readonly behind: Behind;
}

/** Of the parts of a figure: their mean, or the one that was looked for and how many are like it. */
export interface PartFound {
  /** Parts that have something. */
  readonly count: number;
  readonly mean: Tally;
  readonly found: ShownGroup | undefined;
  readonly alike: number;
}

/** Part of a figure that is said beside it: what of unbilled time can be invoiced, what of open invoices is overdue, … */
export interface BesideFigure extends QueryFigure {
  readonly name: 'ready' | 'drafted' | 'overdue' | 'credit';
}

/** Tax of one currency, category and rate. */
export interface TaxShare {
  readonly category: string;
  readonly rate: string;
  readonly base: Money;
  readonly tax: Money;
}

/** One entry of what was worked on, with its time within the period. */
export interface NotedEntry {
  readonly id: string;
  readonly projectId: string;
  readonly note: string;
  readonly seconds: number;
}

/** What a source knows beside a figure. */
export interface Beside {
  readonly beside?: readonly BesideFigure[];
  readonly taxes?: readonly TaxShare[];
  /** The oldest first; none where they are too many. */
  readonly works?: readonly NotedEntry[];
}

export interface QueryResult extends Beside {
  readonly frame: QueryFrame;
  readonly figure: QueryFigure;
  /** Whose time that and all beside it counts; `everybody` of what is no time. */
  readonly counted: CountedTime;
  /** The practice's own. */
  readonly currency: string;
  /** In the order that was asked for, as many as are listed. */
  readonly groups?: readonly ShownGroup[];
  /** How many there are, listed or not. */
  readonly groupCount?: number;
  readonly records?: readonly QueryRecord[];
  readonly part?: PartFound;
  readonly compared?: QueryFigure;
  /** Of a mean that is held against another. */
  readonly comparedPart?: PartFound;
  /** Of a share that is held against that of other days: both figures of those. */
  readonly comparedShare?: { readonly figure: QueryFigure; readonly compared: QueryFigure };
  /** Of a share: what of the whole is on the other side. */
  readonly rest?: QueryFigure;
}

export type Evaluated =
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'missing'; readonly missing: Missing }
  | { readonly kind: 'forbidden'; readonly permission: Permission };

export interface Query {
  evaluate(frame: QueryFrame): Promise<Evaluated>;
}
