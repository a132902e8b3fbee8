/** What plans are written from: the files of a project, what is on record about it, and what was typed into the form. */
import type { KnownProject } from '../../learning/known-project.ts';
import type { ProposedPurpose } from './propose-purpose.ts';

export interface KnownFinding {
  readonly ruleId: string;
  readonly category: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly path: string;
  /** From one. */
  readonly line: number;
  readonly message: string;
}

export interface KnownHealth {
  /** Whole per cent; null where nothing could be measured. */
  readonly score: number | null;
  readonly assessedAt: string;
  readonly parts: readonly {
    readonly part: string;
    readonly score: number | null;
    readonly why: string | null;
  }[];
  readonly gains: readonly {
    readonly part: string;
    readonly text: string;
    readonly gain: number;
    readonly effort: string;
  }[];
}

/** Whole seconds. */
export interface KnownBudget {
  readonly budgetSeconds: number | null;
  readonly usedSeconds: number;
  readonly clientName: string;
  /** Of everybody, or of the person alone who asked. */
  readonly ofWhom: 'everybody' | 'own';
}

/** Of an hour of work. */
export interface KnownRate {
  /** `110.00`. */
  readonly amount: string;
  readonly currency: string;
}

/** A remark in code that something is to be done. */
export interface OpenPoint {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface Stakeholder {
  readonly name: string;
  /** Empty where none was given. */
  readonly role: string;
}

export interface Deadline {
  /** `2027-01-31`. */
  readonly on: string;
  readonly what: string;
}

/** Undefined: it is not on record. */
export interface PracticeRecords {
  readonly health: KnownHealth | undefined;
  /** Those that stand, the worst first. */
  readonly findings: readonly KnownFinding[];
  /** There are more than these. */
  readonly areFindingsCut: boolean;
  readonly budget: KnownBudget | undefined;
  readonly rate: KnownRate | undefined;
}

export interface PlanningFacts extends PracticeRecords {
  /** As the practice calls it. */
  readonly name: string;
  /** `2026-11-24`. */
  readonly today: string;
  readonly goal: string;
  /** What a model made of the README; undefined where none was asked. */
  readonly purpose: ProposedPurpose | undefined;
  readonly endsOn: string | undefined;
  readonly stakeholders: readonly Stakeholder[];
  /** By their days. */
  readonly deadlines: readonly Deadline[];
  /** What is to be there over HTTP, as it was typed: `GET /orders`. */
  readonly endpoints: readonly string[];
  readonly project: KnownProject;
  readonly points: readonly OpenPoint[];
  /** What could not be read, as sentences. */
  readonly unread: readonly string[];
}
