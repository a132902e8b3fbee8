/** What a source of figures gives to the evaluator. */
import type { Filter, Group, Measure, Part, Period, Shape } from '../../../../domain/query/frame.ts';
import type { Behind, Beside, QueryGroup, QueryRecord, Tally } from '../model/query/answers.ts';

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
  /** One that stands out is looked for: what was reversed is none. */
  readonly isEnd: boolean;
  /** With the days on which they were paid. */
  readonly isWhole: boolean;
}

export interface BesideAsked extends Asked {
  readonly group: Group | undefined;
  readonly shape: Shape;
}

export interface Opened {
  readonly limit: number;
  /** How many entries there are, where that is known. */
  readonly count?: number | undefined;
  /** What opens where they are more than the limit; projects where it is not said. */
  readonly owners?: 'client' | undefined;
}

/** One caller's figures of one kind of record: nothing that they may not see. */
export interface QuerySource {
  total(asked: Asked): Promise<Tally>;
  /** All that are not empty, in no order. */
  groups(asked: Asked, by: Group | Exclude<Part, 'record'>): Promise<readonly QueryGroup[]>;
  records(asked: RecordsAsked): Promise<readonly QueryRecord[]>;
  /** What a figure opens: its entries or documents, or what they belong to where they are more than the limit. */
  behind(asked: Asked, opened: Opened): Promise<Behind>;
  /** What is worth a word beside the figure. */
  beside?(asked: BesideAsked): Promise<Beside>;
}
