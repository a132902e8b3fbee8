/** A baseline knows flaws of files and of packages; whoever looks at one kind alone misses nothing of the other. */
import { isDependencyRule } from '../dependencies/findings/dependency-rules.ts';
import type { Baseline } from './baseline-file.ts';

export function partOfFiles(baseline: Baseline | undefined): Baseline | undefined {
  return (
    baseline && { ...baseline, findings: baseline.findings.filter(({ rule }) => !isDependencyRule(rule)) }
  );
}

export function partOfPackages(baseline: Baseline | undefined): Baseline | undefined {
  return (
    baseline && { ...baseline, findings: baseline.findings.filter(({ rule }) => isDependencyRule(rule)) }
  );
}
