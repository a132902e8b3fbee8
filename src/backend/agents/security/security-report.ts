/** The Security agent's report, Markdown: what was found by severity and rule, and what was and was not read. */
import { plainText } from '../../../contract/plain-text.ts';
import { type RuleInfo, type Severity, severities } from '../../../scanner/model.ts';
import { countBySeverity } from '../../../workspace/scan-result.ts';
import { type SkipReason, skipReasons } from '../../../workspace/skip-reasons.ts';
import type { FileReport, WorkspaceScanResult } from '../../../workspace/workspace-scan.ts';
import { codeSpan, escapeMarkdown } from '../../platform/markdown.ts';

export interface SecurityReport {
  readonly projectName: string;
  /** With their security findings only, paths relative to the project's folder. */
  readonly files: readonly FileReport[];
  readonly result: WorkspaceScanResult;
}

interface Place {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly ruleId: string;
  readonly severity: Severity;
}

const placesAtMost = 20;
const partialAtMost = 20;

function toPlaces(files: readonly FileReport[]): readonly Place[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ range, message, ruleId, severity }) => ({
      path,
      line: range.startLine + 1,
      message,
      ruleId,
      severity,
    })),
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function summary(places: readonly Place[], result: WorkspaceScanResult): string {
  const read = plural(result.stats.files, 'file');
  return places.length === 0
    ? `Nothing found in ${read}.`
    : `${plural(places.length, 'finding')} in ${plural(new Set(places.map(({ path }) => path)).size, 'file')}; ${read} read.`;
}

function severityTable(places: readonly Place[]): readonly string[] {
  if (places.length === 0) {
    return [];
  }
  const rows = countBySeverity(places).map(({ severity, count }) => `| ${severity} | ${count} |`);
  return ['| Severity | Findings |', '|---|---:|', ...rows, ''];
}

function ruleSection(rule: RuleInfo | undefined, places: readonly Place[]): readonly string[] {
  const [first] = places;
  const id = first?.ruleId ?? '';
  const title = rule === undefined ? codeSpan(id) : `${escapeMarkdown(rule.title)} (${codeSpan(id)})`;
  const weaknesses =
    rule === undefined || rule.cwe.length === 0 ? '' : `, ${rule.cwe.map((cwe) => `CWE-${cwe}`).join(', ')}`;
  const shown = places.slice(0, placesAtMost);
  const rest = places.length - shown.length;
  return [
    `### ${title}`,
    '',
    `${first?.severity ?? ''}${weaknesses}, ${plural(places.length, 'finding')}`,
    '',
    ...(rule === undefined
      ? []
      : [`**Why it matters.** ${rule.why}`, '', `**How to fix it.** ${rule.fix}`, '']),
    ...shown.map(
      ({ path, line, message }) => `- ${codeSpan(`${path}:${line}`)} ${escapeMarkdown(plainText(message))}`,
    ),
    ...(rest > 0 ? [`- and ${plural(rest, 'more place')}`] : []),
    '',
  ];
}

function rulesSections(places: readonly Place[], rules: readonly RuleInfo[]): readonly string[] {
  const byRule = Map.groupBy(places, ({ ruleId }) => ruleId);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = [...byRule].toSorted(([, a], [, b]) => rank(a) - rank(b) || b.length - a.length);
  return ordered.flatMap(([id, found]) => ruleSection(known.get(id), found));
}

function rank(places: readonly Place[]): number {
  return severities.indexOf(places[0]?.severity ?? 'info');
}

function reading(report: SecurityReport): readonly string[] {
  const { stats, skipped, notes, scannerVersion } = report.result;
  const counts = (Object.keys(skipped.counts) as SkipReason[])
    .map((reason) => ({ reason, count: skipped.counts[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `- ${plural(count, 'file')} left out: ${skipReasons[reason]}`);
  const partial = report.files.filter((file) => file.partial);
  return [
    '## What was read',
    '',
    `- ${plural(stats.files, 'file')} read in ${(stats.durationMs / 1_000).toFixed(1)} s, ${stats.cached} of them unchanged since the last scan (engine ${escapeMarkdown(scannerVersion)})`,
    ...(stats.suppressed > 0
      ? [`- ${plural(stats.suppressed, 'finding')} set aside by comments in the source`]
      : []),
    ...counts,
    ...partial
      .slice(0, partialAtMost)
      .map(({ path, notes: why }) => `- ${codeSpan(path)} in part only: ${escapeMarkdown(why.join('; '))}`),
    ...(partial.length > partialAtMost
      ? [`- ${plural(partial.length - partialAtMost, 'more file')} in part only`]
      : []),
    ...notes.map((note) => `- ${escapeMarkdown(note)}`),
    '',
  ];
}

export function writeSecurityReport(report: SecurityReport): string {
  const places = toPlaces(report.files);
  return [
    `# Security report: ${escapeMarkdown(report.projectName)}`,
    '',
    summary(places, report.result),
    '',
    ...severityTable(places),
    ...(places.length > 0 ? ['## What was found', '', ...rulesSections(places, report.result.rules)] : []),
    ...reading(report),
  ].join('\n');
}
