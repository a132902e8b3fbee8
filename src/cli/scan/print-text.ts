/** Findings for a person at a terminal: where, the line with a caret, why it matters, how to mend it. */
import path from 'node:path';
import { styleText } from 'node:util';
import type { RuleInfo, Severity } from '../../scanner/model.ts';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from '../../workspace/workspace-scan.ts';

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
}

const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'dim',
};

export function printText(result: WorkspaceScanResult, { base, colors }: PrintOptions): string {
  const printer: Printer = {
    base,
    rules: new Map(result.rules.map((rule) => [rule.id, rule])),
    paint: (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text),
  };
  const blocks = result.files.flatMap((file) => [
    ...file.findings.map((finding) => printFinding(printer, file, finding)),
    ...printNotes(printer, file),
  ]);
  return [...blocks, summarise(result)].join('\n');
}

/** What redraws a terminal, and marks that turn the order of its text round. */
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A source file may hold characters that steer the terminal. */
export function withoutControls(text: string): string {
  return text.replace(steering, '\ufffd');
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
    ...(rule === undefined ? [] : [`  why: ${oneLine(rule.why)}`, `  fix: ${oneLine(rule.fix)}`]),
    '',
  ];
  return lines.join('\n');
}

function printLine({ paint }: Printer, { snippet, range }: ScannedFinding): readonly string[] {
  const line = snippet.split('\n', 1)[0] ?? '';
  if (line.trim() === '') return [];
  const isOneLine = range.endLine === range.startLine;
  const end = Math.min(isOneLine ? range.endColumn : line.length, line.length);
  const number = String(range.startLine + 1).padStart(6);
  const indent = line.slice(0, range.startColumn).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, end - range.startColumn));
  return [`${number} | ${withoutControls(line)}`, `${' '.repeat(6)} | ${indent}${paint('red', caret)}`];
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

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function summarise({ stats, skipped }: WorkspaceScanResult): string {
  const read = stats.scanned + stats.cached;
  const files = `${read} ${read === 1 ? 'file' : 'files'} scanned`;
  const findings = `${stats.findings} ${stats.findings === 1 ? 'finding' : 'findings'}`;
  const suppressed = stats.suppressed === 0 ? '' : `, ${stats.suppressed} suppressed`;
  const left = skipped.files.length === 0 ? '' : `, ${skipped.files.length} skipped (--stats says why)`;
  return `${files}, ${findings}${suppressed}${left}.\n`;
}
