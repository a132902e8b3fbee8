/** What a source of figures gives to the evaluator. */
import type { Money } from '../../../../domain/money.ts';
import type { Filter, Group, Measure, Part, Period } from '../../../../domain/query/frame.ts';

/** What was added up: seconds as recorded, amounts one a currency, and how many records (days, of `days`) it is. */
export interface Tally {
  readonly seconds: number;
  readonly amounts: readonly Money[];
  readonly count: number;
}

export const emptyTally: Tally = { seconds: 0, amounts: [], count: 0 };

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

/** What a source is asked for. */
export interface Asked {
  readonly measure: Measure;
  readonly filters: readonly Filter[];
  readonly period: Period | undefined;
}

/** `due` is the day on which an invoice falls due. */
export type RecordOrder = 'date' | 'value' | 'due';

export interface RecordsAsked extends Asked {
  readonly order: RecordOrder;
  readonly isDescending: boolean;
  readonly limit: number;
}

/** One caller's figures of one kind of record: nothing that they may not see. */
export interface QuerySource {
  total(asked: Asked): Promise<Tally>;
  /** All that are not empty, in no order. */
  groups(asked: Asked, by: Group | Exclude<Part, 'record'>): Promise<readonly QueryGroup[]>;
  records(asked: RecordsAsked): Promise<readonly QueryRecord[]>;
  /** What a figure opens: its entries or documents, or what they belong to where they are more than `limit`. */
  behind(asked: Asked, limit: number): Promise<Behind>;
}
