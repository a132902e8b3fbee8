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

/**
 * What to say where the computer was too busy to scan all files: undefined where it was not. A result of which something
 * is made that stands for the whole, as a baseline or a score, is refused with it.
 */
export function describeNotReached({ skipped }: Pick<WorkspaceScanResult, 'skipped'>): string | undefined {
  const count = skipped.counts['not-reached'] ?? 0;
  if (count === 0) return undefined;
  const named = skipped.files.filter(({ reason }) => reason === 'not-reached').map(({ path }) => path);
  const shown = named.slice(0, namedAtMost).join(', ');
  const more = count > namedAtMost ? ` and ${count - namedAtMost} more` : '';
  return `The computer was too busy to scan ${count === 1 ? '1 file' : `${count} files`}: ${shown}${more}. Scan again when it has less to do.`;
}

const namedAtMost = 10;

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
