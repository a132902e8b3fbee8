/** The last lines of a scan in text: how much was scanned and found, and what is not told above. */

import { configOf, fails } from '../../workspace/config/select-findings.ts';
import { countBySeverity, type WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { isNotableSkip } from '../../workspace/skip-reasons.ts';
import { isMany } from './by-weight.ts';
import { plural } from './plain-line.ts';
import type { ScanOptions } from './scan-options.ts';
import { type Paint, severityStyles } from './text-style.ts';

export function summarise({ stats, skipped, files, gone }: WorkspaceScanResult, paint: Paint): string {
  const counts = countBySeverity(files.flatMap(({ findings }) => findings)).map(({ severity, count }) =>
    paint(severityStyles[severity], `${count} ${severity}`),
  );
  const bySeverity = counts.length === 0 ? '' : ` (${counts.join(', ')})`;
  const known = files.reduce(
    (sum, file) => sum + file.suppressed.filter(({ by }) => by === 'baseline').length,
    0,
  );
  // Each of those that were named is told of beside the result.
  const left = skipped.files.filter((file) => isNotableSkip(file) && file.isNamed !== true).length;
  const parts = [
    `${plural(stats.scanned + stats.cached, 'file')} scanned`,
    `${plural(stats.findings, 'finding')}${bySeverity}`,
    ...(stats.suppressed === known ? [] : [`${stats.suppressed - known} suppressed`]),
    ...(known === 0 ? [] : [`${known} known (baseline)`]),
    ...(gone.length === 0 ? [] : [`${gone.length} of the baseline fixed`]),
    ...(left === 0 ? [] : [`${left} left out (--show-skipped says why)`]),
  ];
  return `${parts.join(', ')}.\n`;
}

/** What a person may wonder about below the counts. `unsure`: how many were left out for their confidence alone. */
export function describeRest(result: WorkspaceScanResult, options: ScanOptions, unsure: number): string {
  const isAbridged = options.brief !== true && options.full !== true && isMany(result);
  const hasBaseline = [...result.projects.values()].some(({ baseline }) => baseline !== undefined);
  const lines = [
    ...(isAbridged
      ? ['Many, so the mild ones have a line each: --full shows all of each, --brief a line for all.']
      : []),
    ...(unsure === 0 ? [] : [`${unsure} of low confidence not shown: --confidence low shows them.`]),
    ...(isAbridged && !hasBaseline ? ['To see only what is new from now on: "vireo baseline create".'] : []),
    ...describeLevel(result, options),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Findings and an exit code of 0 need a word. */
function describeLevel(result: WorkspaceScanResult, options: ScanOptions): readonly string[] {
  if (result.stats.findings === 0 || fails(result, options)) return [];
  const levels = result.files.map((file) => options.failOn ?? configOf(result, file)['fail-on']);
  const [level] = [...new Set(levels)].filter((each) => each !== 'never');
  return level === undefined ? [] : [`None fails the run: that begins at ${level} (--fail-on).`];
}
