/** What a workspace scan gives. */
import { type Language, type RuleInfo, type Severity, severities } from '../scanner/model.ts';
import type { BaselineEntry } from './baseline/baseline-file.ts';
import type { Project } from './project.ts';
import type { FileScan } from './scan-messages.ts';
import type { SkippedFile, SkipReason } from './skip-reasons.ts';

/** What a file gave; files with nothing to say are counted and not listed. */
export interface FileReport extends FileScan {
  /** Relative to `root`, with forward slashes. */
  readonly path: string;
  readonly root: string;
  readonly language: Language;
}

export interface ScanStats {
  readonly files: number;
  readonly bytes: number;
  /** Files read anew; `cached` came from the cache. */
  readonly scanned: number;
  readonly cached: number;
  readonly findings: number;
  readonly suppressed: number;
  readonly durationMs: number;
}

export interface WorkspaceScanResult {
  /** In the order of their paths. */
  readonly files: readonly FileReport[];
  readonly skipped: {
    readonly counts: Readonly<Partial<Record<SkipReason, number>>>;
    readonly files: readonly SkippedFile[];
  };
  /** What the user should know of the scan itself. */
  readonly notes: readonly string[];
  readonly stats: ScanStats;
  readonly rules: readonly RuleInfo[];
  readonly scannerVersion: string;
  /** The signal ended it early; the rest is as far as it came. */
  readonly cancelled: boolean;
  /** Entries of a baseline whose finding is gone, of the files that this scan covered. */
  readonly gone: readonly BaselineEntry[];
  /** What governed the files, by their `root`. */
  readonly projects: ReadonlyMap<string, Project>;
}

/** The result with other files in it; the counts follow. */
export function withFiles(result: WorkspaceScanResult, files: readonly FileReport[]): WorkspaceScanResult {
  const sum = (count: (file: FileReport) => number): number =>
    files.reduce((total, file) => total + count(file), 0);
  const findings = sum((file) => file.findings.length);
  const suppressed = sum((file) => file.suppressed.length);
  return { ...result, files, stats: { ...result.stats, findings, suppressed } };
}

export interface SeverityCount {
  readonly severity: Severity;
  readonly count: number;
}

/** How many findings there are of each severity, the worst first; those of which there are none left out. */
export function countBySeverity(
  findings: readonly { readonly severity: Severity }[],
): readonly SeverityCount[] {
  return severities
    .map((severity) => ({ severity, count: findings.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0);
}
