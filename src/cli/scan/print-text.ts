/** Findings for a person at a terminal: where, the line with a caret, why it matters, how to mend it. */
import path from 'node:path';
import { styleText } from 'node:util';
import type { RuleInfo, Severity } from '../../scanner/model.ts';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import { countBySeverity, type FileReport, type WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { isNotableSkip } from '../../workspace/skip-reasons.ts';
import { oneLine, plural, withoutControls } from './plain-line.ts';

type Style = Parameters<typeof styleText>[0];

export interface PrintOptions {
  /** Paths are shown relative to this folder. */
  readonly base: string;
  readonly colors: boolean;
}

interface Printer {
  readonly base: string;
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly paint: (style: Style, text: string) => string;
  /** Rules that were explained above. */
  readonly explained: Set<string>;
}

const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'dim',
};

/** Wider code is cut round the place. */
const shownColumns = 160;

export function printText(result: WorkspaceScanResult, { base, colors }: PrintOptions): string {
  const printer: Printer = {
    base,
    rules: new Map(result.rules.map((rule) => [rule.id, rule])),
    explained: new Set(),
    paint: (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text),
  };
  const blocks = result.files.flatMap((file) => [
    ...file.findings.map((finding) => printFinding(printer, file, finding)),
    ...printNotes(printer, file),
  ]);
  return [...blocks, summarise(printer, result)].join('\n');
}

function printFinding(printer: Printer, file: FileReport, finding: ScannedFinding): string {
  const { paint, rules } = printer;
  const rule = rules.get(finding.ruleId);
  const { startLine, startColumn } = finding.range;
  const where = `${pathFrom(printer, file)}:${startLine + 1}:${startColumn + 1}`;
  const severity = paint(severityStyles[finding.severity], finding.severity);
  const lines = [
    `${paint('bold', where)}  ${severity}  ${withoutControls(finding.message)}  ${paint('dim', finding.ruleId)}`,
    ...printLine(printer, finding),
    ...finding.steps.map((step, index) => printStep(printer, file, { step, index })),
    ...explain(printer, rule),
    '',
  ];
  return lines.join('\n');
}

/** Once a rule: the tenth time nobody reads it. */
function explain({ explained }: Printer, rule: RuleInfo | undefined): readonly string[] {
  if (rule === undefined || explained.has(rule.id)) return [];
  explained.add(rule.id);
  return [`  why: ${oneLine(rule.why)}`, `  fix: ${oneLine(rule.fix)}`];
}

function printLine({ paint }: Printer, { snippet, range }: ScannedFinding): readonly string[] {
  const line = snippet.split('\n', 1)[0] ?? '';
  if (line.trim() === '') return [];
  const cut = Math.max(0, range.startColumn - shownColumns / 2);
  const shown = line.slice(cut, cut + shownColumns);
  const lastColumn = range.endLine === range.startLine ? range.endColumn : line.length;
  const end = Math.min(lastColumn - cut, shown.length);
  const start = range.startColumn - cut;
  const number = String(range.startLine + 1).padStart(6);
  const indent = shown.slice(0, start).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, end - start));
  return [`${number} | ${withoutControls(shown)}`, `${' '.repeat(6)} | ${indent}${paint('red', caret)}`];
}

interface NumberedStep {
  readonly step: ScannedFinding['steps'][number];
  readonly index: number;
}

function printStep(printer: Printer, file: FileReport, { step, index }: NumberedStep): string {
  const name = step.path === undefined ? pathFrom(printer, file) : toRelative(printer.base, step.path);
  return `  ${index + 1}. ${withoutControls(step.message)} (${withoutControls(name)}:${step.range.startLine + 1})`;
}

function printNotes(printer: Printer, file: FileReport): readonly string[] {
  return file.notes.map((note) => `${pathFrom(printer, file)}  ${printer.paint('dim', 'note')}  ${note}\n`);
}

function pathFrom({ base }: Printer, file: FileReport): string {
  return withoutControls(toRelative(base, path.join(file.root, file.path)));
}

function summarise(printer: Printer, { stats, skipped, files, gone }: WorkspaceScanResult): string {
  const counts = countBySeverity(files.flatMap(({ findings }) => findings)).map(({ severity, count }) =>
    printer.paint(severityStyles[severity], `${count} ${severity}`),
  );
  const bySeverity = counts.length > 1 ? ` (${counts.join(', ')})` : '';
  // Each of those that were named is told of beside the result.
  const left = skipped.files.filter((file) => isNotableSkip(file) && file.isNamed !== true).length;
  const parts = [
    `${plural(stats.scanned + stats.cached, 'file')} scanned`,
    `${plural(stats.findings, 'finding')}${bySeverity}`,
    ...(stats.suppressed === 0 ? [] : [`${stats.suppressed} suppressed`]),
    ...(gone.length === 0 ? [] : [`${gone.length} of the baseline mended`]),
    ...(left === 0 ? [] : [`${left} left out (--show-skipped says why)`]),
  ];
  return `${parts.join(', ')}.\n`;
}
