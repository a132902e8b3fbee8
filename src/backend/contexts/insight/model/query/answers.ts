/** What a question comes to: figures, what they are made of, and what opens behind them. */
import type { Permission } from '../../../../../domain/authorization.ts';
import type { Money } from '../../../../../domain/money.ts';
import type { Missing } from '../../../../../domain/query/cells.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';

/** What was added up: seconds as recorded, amounts one a currency, and how many records (days, of `days`) it is. */
export interface Tally {
  readonly seconds: number;
  readonly amounts: readonly Money[];
  readonly count: number;
}

/** What opens when a figure is clicked; no ids where nothing is behind it. */
export interface Behind {
  readonly kind: 'entries' | 'entry' | 'invoice' | 'project' | 'client';
  readonly ids: readonly string[];
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
}

export interface PaymentRecord {
  readonly kind: 'payment';
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly date: string;
  readonly amount: Money;
  readonly invoiceIds: readonly string[];
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

export interface QueryResult {
  readonly frame: QueryFrame;
  readonly figure: QueryFigure;
  /** In the order that was asked for, as many as are listed. */
  readonly groups?: readonly ShownGroup[];
  /** How many there are, listed or not. */
  readonly groupCount?: number;
  readonly records?: readonly QueryRecord[];
  readonly part?: PartFound;
  readonly compared?: QueryFigure;
}

export type Evaluated =
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'missing'; readonly missing: Missing }
  | { readonly kind: 'forbidden'; readonly permission: Permission };

export interface Query {
  evaluate(frame: QueryFrame): Promise<Evaluated>;
}
