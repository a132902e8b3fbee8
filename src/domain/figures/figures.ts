/**
 * The figures that more than one screen shows, as those who show them are handed them. What each means: worked-time.ts,
 * worked-value.ts, billing-stage.ts, billed-value.ts, open-findings.ts. Their SQL is that of insight/figures alone.
 */
import type { Money } from '../money.ts';
import type { Actor } from '../policy/actor.ts';
import type { WorkCondition } from '../query/conditions.ts';
import type { ValuedTime } from './billed-value.ts';
import type { CountedOf, CountedTime, TimeReach } from './counted-time.ts';
import type { OpenFindingCount } from './open-findings.ts';
import type { WorkAsked, WorkSums } from './work-sums.ts';
import type { Days } from './worked-time.ts';

/** Whose time a figure is of: that of a person whom the use case names, else all that the actor may see. */
export interface TimeOf {
  readonly actor: Actor;
  readonly userId?: string | undefined;
}

export interface FigureFilter {
  readonly period?: Days | undefined;
  readonly projectId?: string | undefined;
  readonly clientId?: string | undefined;
  /** Only what is, or is not, billable. */
  readonly billable?: boolean | undefined;
  readonly conditions?: readonly WorkCondition[] | undefined;
}

/** At most `limit`, of what the filter leaves. */
export interface FigureList {
  readonly filter: FigureFilter;
  readonly limit: number;
}

/** Recorded seconds of unbilled time and what they are worth, one amount a currency. */
export interface Unbilled {
  readonly seconds: number;
  readonly amounts: readonly Money[];
}

export interface UnbilledClient extends Unbilled {
  readonly clientId: string;
  readonly clientName: string;
  readonly entries: number;
  /** The part that can go on an invoice now: approved, and on no draft. */
  readonly readySeconds: number;
  /** The part that is on a draft. */
  readonly draftSeconds: number;
}

export interface UnbilledProject extends Unbilled {
  readonly projectId: string;
  readonly projectName: string;
  readonly clientName: string;
  readonly entries: number;
}

/** What one client could be billed now. */
export interface ReadyClient extends ValuedTime {
  readonly clientId: string;
}

/** Worked time of one project; an entry that was worked on several days of a period is one entry. */
export interface WorkedProject {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly seconds: number;
  readonly entries: number;
}

export interface WorkedEntryNote {
  readonly id: string;
  readonly projectId: string;
  readonly note: string;
  /** Of the period alone. */
  readonly seconds: number;
}

export interface LooseList {
  readonly period: Days;
  readonly limit: number;
}

/** Recorded seconds of the entries that began on a day. */
export interface LooseDay {
  readonly localDate: string;
  readonly seconds: number;
}

export interface OpenFindingFilter {
  readonly projectId?: string | undefined;
  readonly severity?: string | undefined;
}

export interface FiguresPort {
  /** Whose time the sums here count, of what they are narrowed down by. */
  findCounted(of: TimeOf, narrowed: CountedOf): Promise<CountedTime>;
  findTimeReach(of: Actor): Promise<TimeReach>;
  /** Open findings that the actor may see; `sumOpenFindings` adds them up. */
  countOpenFindings(of: Actor, filter: OpenFindingFilter): Promise<readonly OpenFindingCount[]>;
  sumUnbilled(of: TimeOf): Promise<Unbilled>;
  /** Most time first. A period is that of the days on which entries began: an entry is billed whole. */
  listUnbilled(of: TimeOf, filter: FigureFilter): Promise<readonly UnbilledClient[]>;
  /** Most time first; each is what `listUnbilled` tells of the project alone. */
  listUnbilledProjects(of: TimeOf, filter: FigureFilter): Promise<readonly UnbilledProject[]>;
  /** The entries behind it, newest first; `ready` leaves those that can go on an invoice now. */
  listUnbilledIds(of: TimeOf, list: FigureList & { readonly ready: boolean }): Promise<readonly string[]>;
  /** Those of the entries that are unbilled: what `listUnbilled` counts of them. */
  listUnbilledAmong(of: TimeOf, entryIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Most time first. A period is that of the days on which entries began, as an invoice of it takes them. */
  listReady(of: TimeOf, filter: Pick<FigureFilter, 'period'>): Promise<readonly ReadyClient[]>;
  /** By local day, most time first. */
  listWorked(of: TimeOf, filter: FigureFilter): Promise<readonly WorkedProject[]>;
  /** By local day, with what it is billed as. */
  sumWork(of: TimeOf, asked: WorkAsked): Promise<WorkSums>;
  /** The entries behind it, newest first. */
  listWorkedIds(of: TimeOf, list: FigureList): Promise<readonly string[]>;
  /** The same with their notes, oldest first. */
  listWorkedNotes(of: TimeOf, list: FigureList): Promise<readonly WorkedEntryNote[]>;
  /**
   * Time that no timesheet holds, the newest day first. A timesheet holds whole entries, so each counts on the day on
   * which it began.
   */
  sumLooseDays(of: TimeOf, period: Days): Promise<readonly LooseDay[]>;
  /** The entries behind it, newest first. */
  listLooseIds(of: TimeOf, list: LooseList): Promise<readonly string[]>;
}
