/** What the built-in coach reads beside practice-data.ts: figures and records of their owners, bound to one caller. */
import type { WorkDimension, WorkSum } from '../../../../domain/figures/work-sums.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Period } from '../../../../domain/periods/periods.ts';
import type { EntryFact, WorkFilter } from './practice-data.ts';

export interface SpanFact extends EntryFact {
  readonly endedAt: number | undefined;
}

/** A day on which less is to be worked. */
export interface FreeDay {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'holiday' | 'off';
}

export interface UnratedProject {
  readonly projectId: string;
  readonly projectName: string;
  readonly clientName: string;
  readonly seconds: number;
  readonly entries: number;
}

export interface PayTimes {
  readonly invoices: number;
  /** From issue to the payment that settled it, and after it was due; means, in days. */
  readonly days: number;
  readonly daysLate: number;
  readonly ids: readonly string[];
}

export interface OpenInvoiceFact {
  readonly id: string;
  readonly number: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly sentOn: string | null;
  readonly daysLate: number;
  readonly due: Money;
}

export interface AgeRow {
  readonly currency: string;
  readonly total: Money;
  readonly notDue: Money;
  readonly days1To30: Money;
  readonly days31To60: Money;
  readonly days61To90: Money;
  readonly over90: Money;
}

export interface AgeingReading {
  readonly rows: readonly AgeRow[];
  /** The first due first. */
  readonly open: readonly OpenInvoiceFact[];
}

export interface DocumentFact {
  readonly id: string;
  /** Null on a draft. */
  readonly number: string | null;
  readonly isCredit: boolean;
  readonly state: string;
  readonly clientName: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly sentOn: string | null;
  readonly net: Money;
  readonly gross: Money;
  readonly due: Money;
  readonly paid: Money;
  /** The day of its last payment. */
  readonly paidOn: string | undefined;
}

export interface PlacedFinding {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly path: string;
  readonly line: number;
  readonly severity: string;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly foundAt: number;
}

export interface FindingGroup {
  readonly projectId: string;
  readonly projectName: string;
  /** Of groups by file. */
  readonly path?: string;
  readonly count: number;
  /** 0 is critical. */
  readonly worstRank: number;
}

export interface HealthFact {
  readonly projectId: string;
  /** 0 to 1; null where nothing could be assessed. */
  readonly score: number | null;
  readonly previousScore: number | null;
  readonly assessedAt: string | null;
  readonly parts: readonly { readonly id: string; readonly score: number | null }[];
  readonly gains: readonly { readonly text: string; readonly gain: number; readonly effort: string }[];
}

export interface ScanFact {
  readonly projectName: string;
  readonly state: string;
  readonly at: number;
}

export interface PracticeReadings {
  /** Worked time, told apart by what is asked for. */
  sumWork(
    filter: WorkFilter & { readonly period: Period },
    by: readonly WorkDimension[],
  ): Promise<readonly WorkSum[]>;
  /** Of ids, the first begun first. */
  listSpans(ids: readonly string[]): Promise<readonly SpanFact[]>;
  /** Whole seconds that the caller is to work, by date. */
  loadTargets(period: Period): Promise<ReadonlyMap<string, number>>;
  /** The caller's, the first first. */
  listFreeDays(period: Period): Promise<readonly FreeDay[]>;
  listWithoutRate(): Promise<readonly UnratedProject[]>;
  ageing(clientId: string | undefined): Promise<AgeingReading>;
  payTimes(clientId: string | undefined): Promise<PayTimes>;
  /** By a number as it is typed: whole, or its end where that names one alone. */
  findDocuments(number: string): Promise<readonly DocumentFact[]>;
  /** The newest first. */
  listNewestFindings(projectId: string | undefined, limit: number): Promise<readonly PlacedFinding[]>;
  /** Most findings first. */
  groupFindings(by: 'project' | 'file', projectId: string | undefined): Promise<readonly FindingGroup[]>;
  health(projectId: string | undefined): Promise<readonly HealthFact[]>;
  findLastScan(projectId: string | undefined): Promise<ScanFact | undefined>;
}
