/**
 * Health of a project: 0 to 1 in six parts, each with its reasons, and what would raise it most.
 * What was measured comes in as data (`HealthFacts`) and is judged here; who measures is workspace/health. Pure: no
 * clock, no files. Why these formulas: docs/adr/0011-health.md.
 */

/** In the order in which they are shown. */
export const healthPartIds = [
  'security',
  'quality',
  'tests',
  'documentation',
  'dependencies',
  'maintenance',
] as const;
export type HealthPartId = (typeof healthPartIds)[number];

/** A file, and a line in it counted from one where one is meant; paths are relative to the project's folder. */
export interface HealthPlace {
  readonly file: string;
  readonly line?: number | undefined;
}

/** What was measured for one part, or why it could not be. */
export type Measured<F> =
  | { readonly kind: 'measured'; readonly facts: F }
  /** `why`: a sentence that also says what to do, where something can be done. */
  | { readonly kind: 'not-assessed'; readonly why: string };

export type FindingSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info';
export type FindingConfidence = 'high' | 'medium' | 'low';

/** A finding as far as health looks at it. */
export interface FindingFact extends HealthPlace {
  readonly ruleId: string;
  /** What the rule is called. */
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly confidence: FindingConfidence;
  /** What it is about where a rule speaks of several things: a package. Findings of one rule and subject go together. */
  readonly subject?: string | undefined;
  /** What to do, in a sentence, where more is known than that it is to be fixed. */
  readonly remedy?: string | undefined;
  /** A person has looked at it and said that it is none, or one to live with: it does not count. */
  readonly isDismissed?: boolean | undefined;
}

export interface FindingFacts {
  readonly findings: readonly FindingFact[];
  /** Lines that are not blank, of the code and infrastructure in which they were looked for. */
  readonly lines: number;
}

/** Something that is there, by the file that shows it. */
export interface Evidence {
  readonly name: string;
  readonly file: string;
}

export interface CoveredFile {
  readonly file: string;
  readonly coveredLines: number;
  readonly totalLines: number;
}

export interface TestFacts {
  /** Lines that are not blank, of code that is no test. */
  readonly codeLines: number;
  /** The same of tests. */
  readonly testLines: number;
  /** What runs the tests. */
  readonly runner: Evidence | undefined;
  /** What runs them on each change. */
  readonly pipeline: Evidence | undefined;
  /** Of a coverage report, if one lies in the workspace. */
  readonly coverage: { readonly report: string; readonly files: readonly CoveredFile[] } | undefined;
  /** Files of code that no test is named after, with their lines. */
  readonly untested: readonly { readonly file: string; readonly lines: number }[];
}

export interface DocumentationFacts {
  readonly readme: { readonly file: string; readonly words: number } | undefined;
  /** Words of documents other than the README. */
  readonly docsWords: number;
  readonly changelog: string | undefined;
  readonly licence: string | undefined;
  /** Undefined where no language was met whose exports are known. */
  readonly exports: ExportFacts | undefined;
}

export interface ExportFacts {
  readonly total: number;
  readonly documented: number;
  /** Files with the most exports that nothing is said of. */
  readonly undocumented: readonly { readonly file: string; readonly line: number; readonly count: number }[];
}

export interface DependencyFacts {
  readonly findings: readonly FindingFact[];
  /** Packages that are installed, others' code alone. */
  readonly packages: number;
  /** What no advisory was compared with, by file, with the reason. */
  readonly uncompared?: readonly { readonly file: string; readonly text: string }[];
  /** A sentence that says how to bring the advisories that are missing; absent where none are. */
  readonly lack?: string | undefined;
}

/** How often a file was changed of late, and how hard it is to change. */
export interface ChangedFile {
  readonly file: string;
  readonly changes: number;
  readonly lines: number;
  /** Levels of indentation of all its lines, added up (Hindle, Godfrey & Holt 2008: a proxy for complexity in any language). */
  readonly indentation: number;
}

export interface MaintenanceFacts {
  readonly files: readonly ChangedFile[];
  /** Commits of late by each author, without names. */
  readonly commitsByAuthor: readonly number[];
  /** Whole days from the last commit to now. */
  readonly daysSinceLastCommit: number;
}

export interface PartFacts {
  readonly security: FindingFacts;
  readonly quality: FindingFacts;
  readonly tests: TestFacts;
  readonly documentation: DocumentationFacts;
  readonly dependencies: DependencyFacts;
  readonly maintenance: MaintenanceFacts;
}

/** All that is measured of a project. */
export type HealthFacts = { readonly [P in HealthPartId]: Measured<PartFacts[P]> };

/** A guess: minutes are less than an hour, hours less than a day. */
export const efforts = ['minutes', 'hours', 'days'] as const;
export type Effort = (typeof efforts)[number];

export interface HealthReason {
  /** Names it within its part. */
  readonly id: string;
  /** A sentence with the counts. */
  readonly text: string;
  readonly count: number;
  /** The worst first, five at most. */
  readonly places: readonly HealthPlace[];
}

export interface AssessedPart {
  readonly kind: 'assessed';
  readonly id: HealthPartId;
  readonly score: number;
  /** Share of the whole; those of all parts add up to 1. */
  readonly weight: number;
  /** What costs most first. */
  readonly reasons: readonly HealthReason[];
}

export interface UnassessedPart {
  readonly kind: 'not-assessed';
  readonly id: HealthPartId;
  readonly why: string;
}

export type HealthPart = AssessedPart | UnassessedPart;

/** What raises the whole, by how much once what stands before it is done: gains add up. */
export interface HealthGain {
  readonly part: HealthPartId;
  /** Id of the reason that goes; of several that go together, with ` + ` between them. */
  readonly reason: string;
  /** Ids of all reasons that go. */
  readonly reasons: readonly string[];
  /** What to do, in a sentence. */
  readonly text: string;
  readonly gain: number;
  readonly effort: Effort;
  readonly places: readonly HealthPlace[];
}

export interface Health {
  /** Undefined where nothing could be assessed. */
  readonly score: number | undefined;
  /** All six, in their order. */
  readonly parts: readonly HealthPart[];
  /** The largest gain first. */
  readonly gains: readonly HealthGain[];
}
