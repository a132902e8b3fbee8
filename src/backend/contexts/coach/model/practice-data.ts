/** What the built-in coach can look up. Read only, and already bound to what the caller may see. */
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';
import type { LooseDay, UnbilledClient, WorkedEntryNote } from '../../../../domain/figures/figures.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Period } from '../../../../domain/periods/periods.ts';
import type { NamedRecord } from './named-record.ts';

export interface WorkFilter {
  readonly period?: Period | undefined;
  readonly projectId?: string | undefined;
  readonly clientId?: string | undefined;
  /** Only the caller's own, even where they may see all. */
  readonly mine: boolean;
  /** Only what is, or is not, billable. */
  readonly billable?: boolean | undefined;
  /** Of unbilled time: only what can go on an invoice now. */
  readonly ready?: boolean | undefined;
}

export interface WorkSum {
  readonly seconds: number;
  readonly entries: number;
}

export interface WorkGroup extends WorkSum {
  readonly id: string;
  readonly name: string;
  readonly clientName?: string;
}

export interface EntryFact {
  readonly id: string;
  readonly projectName: string;
  readonly clientName: string;
  readonly note: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly zone: string;
  readonly localDate: string;
  /** Undefined while it runs. */
  readonly seconds: number | undefined;
}

/** A timer, with whom and what it runs for. */
export interface RunningFact extends EntryFact {
  readonly projectId: string;
  readonly clientId: string;
}

/** What is agreed on a project, and how much of it is used. */
export interface ProjectTerms {
  readonly id: string;
  readonly name: string;
  readonly clientName: string;
  readonly rate: Money;
  readonly budgetSeconds: number | undefined;
  readonly usedSeconds: number;
  /** Whose time that is: everybody's, or the caller's own. */
  readonly counted: CountedTime;
}

export interface ProjectFilter {
  readonly projectId?: string | undefined;
  readonly clientId?: string | undefined;
}

export interface InvoiceFact {
  readonly id: string;
  readonly number: string;
  readonly clientName: string;
  readonly dueDate: string;
  readonly due: Money;
}

export interface UnpaidFilter {
  readonly clientId?: string | undefined;
  /** Only those that were due before this day. */
  readonly dueBefore?: string | undefined;
}

/** What was invoiced in one currency. */
export interface InvoicedSum {
  readonly net: Money;
  readonly ids: readonly string[];
}

export interface FindingFact {
  readonly id: string;
  readonly projectName: string;
  readonly path: string;
  readonly line: number;
  readonly severity: string;
  readonly message: string;
}

export interface FindingCount {
  readonly severity: string;
  readonly count: number;
}

export interface RequestFact {
  readonly id: string;
  readonly agent: string;
  readonly projectName: string;
  readonly state: 'queued' | 'running' | 'waiting' | 'failed';
  readonly step: string | undefined;
}

export interface TimesheetFact {
  readonly id: string;
  readonly weekStart: string;
  readonly weekEnd: string;
  readonly state: string;
  readonly userName: string;
  readonly isMine: boolean;
}

export interface CountedAsked extends Pick<WorkFilter, 'mine'> {
  readonly projectIds?: readonly string[] | undefined;
}

/** The parts of the practice that a role may be refused. */
export type Topic = 'time' | 'invoices' | 'findings' | 'requests' | 'timesheets' | 'projects';

export interface PracticeData {
  may(topic: Topic): boolean;
  /** Whose time sums count, of all projects where none is said. */
  findCounted(of: CountedAsked): Promise<CountedTime>;
  listNames(): Promise<readonly NamedRecord[]>;
  /** Those of the texts that are the note of an entry, whatever the case, and nothing else that has a name. */
  findNotes(texts: readonly string[]): Promise<readonly string[]>;
  /** Different ones, the newest first, and not all where they are many. */
  listNotes(): Promise<readonly string[]>;
  groupWork(filter: WorkFilter, by: 'project' | 'client'): Promise<readonly WorkGroup[]>;
  /** Newest first. */
  listEntryIds(filter: WorkFilter, limit: number): Promise<readonly string[]>;
  /** The caller's time that no timesheet holds, the newest day first. */
  sumLooseDays(period: Period): Promise<readonly LooseDay[]>;
  /** The entries behind it, newest first. */
  listLooseIds(period: Period, limit: number): Promise<readonly string[]>;
  /** Oldest first. */
  listNotedWork(filter: WorkFilter, limit: number): Promise<readonly WorkedEntryNote[]>;
  /** Without those that are archived, but for one that is asked for. */
  listProjectTerms(filter: ProjectFilter): Promise<readonly ProjectTerms[]>;
  findRunning(): Promise<RunningFact | undefined>;
  /** Largest first. */
  listUnbilled(filter: WorkFilter): Promise<readonly UnbilledClient[]>;
  listUnbilledIds(filter: WorkFilter, limit: number): Promise<readonly string[]>;
  /** Issued and not paid in full; the one due first comes first. */
  listUnpaid(filter: UnpaidFilter): Promise<readonly InvoiceFact[]>;
  /** Credit notes count against. */
  sumInvoiced(period: Period | undefined, clientId: string | undefined): Promise<readonly InvoicedSum[]>;
  countFindings(filter: {
    readonly projectId?: string | undefined;
    readonly severity?: string | undefined;
  }): Promise<readonly FindingCount[]>;
  /** Worst first. */
  listFindings(
    filter: { readonly projectId?: string | undefined; readonly severity?: string | undefined },
    limit: number,
  ): Promise<readonly FindingFact[]>;
  listOpenRequests(projectId: string | undefined): Promise<readonly RequestFact[]>;
  /** Newest week first. */
  listOpenTimesheets(period: Period | undefined): Promise<readonly TimesheetFact[]>;
  /** Of any state. */
  listTimesheetsOf(period: Period): Promise<readonly TimesheetFact[]>;
}
