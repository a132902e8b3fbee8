/** What plans are written from: the files of a project, and what is on record about it. */

import type { ServiceFacts } from '../../devops/facts/service-facts.ts';
import type { ProjectFacts as DocumentedProject } from '../../documentation/facts/project-facts.ts';
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

/** A remark in code that something is to be done. */
export interface OpenPoint {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Undefined: it is not on record. */
export interface PracticeRecords {
  readonly health: KnownHealth | undefined;
  /** Those that stand, the worst first. */
  readonly findings: readonly KnownFinding[];
  /** There are more than these. */
  readonly areFindingsCut: boolean;
  readonly budget: KnownBudget | undefined;
}

export interface PlanningFacts extends PracticeRecords {
  /** `2026-11-24`. */
  readonly today: string;
  readonly goal: string;
  /** What a model made of the README; undefined where none was asked. */
  readonly purpose: ProposedPurpose | undefined;
  readonly endsOn: string | undefined;
  readonly project: DocumentedProject;
  readonly services: readonly ServiceFacts[];
  readonly points: readonly OpenPoint[];
  readonly hasPipeline: boolean;
  readonly unknown: readonly string[];
}
