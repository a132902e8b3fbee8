/**
 * What a baseline knows of one file by itself, for whoever looks at one file at a time: an editor. What has moved here
 * from another file only a scan of all files can tell, and counts as new until then.
 */
import type { Finding, ScanResult } from '../../scanner/model.ts';
import { keysOfFinding, toMaskedText } from '../finding-keys.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import type { Baseline, BaselineEntry } from './baseline-file.ts';
import { type IsNamed, matchBaseline } from './match-baseline.ts';

export interface KnownInFiles {
  /**
   * Of a file's findings, those that are known; `file` is relative to the project's folder. `isNamed` says whether the
   * function that one stood in is still there: gone, it may have been renamed.
   */
  among<Found extends ScannedFinding>(
    file: string,
    findings: readonly Found[],
    isNamed: IsNamed,
  ): ReadonlySet<ScannedFinding>;
  /** Whether a finding of this rule and name is known in the file. */
  hasNamed(file: string, named: Pick<Finding, 'ruleId' | 'fingerprint'>): boolean;
  /** Whether anything is. */
  has(file: string): boolean;
}

export function createKnownInFiles({ findings: entries }: Pick<Baseline, 'findings'>): KnownInFiles {
  const byFile = Map.groupBy(entries, ({ path }) => path);
  const entriesOf = (file: string): readonly BaselineEntry[] => byFile.get(file) ?? [];
  return {
    among: (file, findings, isNamed) => {
      const placed = findings.map((finding) => ({ path: file, finding }));
      return new Set(matchBaseline(entriesOf(file), placed, isNamed).known.keys());
    },
    hasNamed: (file, { ruleId, fingerprint }) =>
      entriesOf(file).some((entry) => entry.rule === ruleId && entry.fingerprint === fingerprint),
    has: (file) => byFile.has(file),
  };
}

/** A file's findings with what a baseline knows them by; `all` is what the scan found in the text, set aside or not. */
export function withKeys(
  findings: readonly (Finding & Partial<Pick<ScannedFinding, 'keys'>>)[],
  { text, all, salt }: { readonly text: string; readonly all: ScanResult; readonly salt: string },
): readonly ScannedFinding[] {
  const masked = toMaskedText(text, [...all.findings, ...all.suppressed.map(({ finding }) => finding)]);
  return findings.map((finding) => ({
    ...finding,
    snippet: '',
    // Those of a package are no part of the text.
    keys: finding.keys ?? keysOfFinding({ text, masked, salt }, finding),
  }));
}
