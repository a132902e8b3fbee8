/** Findings for a person at a terminal: where, the line with a caret, why it matters, how to mend it; the worst last. */
import path from 'node:path';
import type { RuleInfo } from '../../scanner/model.ts';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { groupByWeight, isMany, type PlacedFinding, type WeightGroup } from './by-weight.ts';
import { oneLine, withoutControls, wrap } from './plain-line.ts';
import { summarise } from './summary.ts';
import { createPaint, type Paint, severityStyles } from './text-style.ts';

export interface PrintOptions {
  /** Paths are shown relative to this folder. */
  readonly base: string;
  readonly colors: boolean;
  /** Of the terminal; why and fix are broken there. Code and places never are: they are clicked and copied. */
  readonly columns?: number | undefined;
  /** `brief`: a line a finding. `full`: all of each. `auto`: all of each unless they are many. */
  readonly detail: 'brief' | 'auto' | 'full';
}

interface Printer {
  readonly base: string;
  readonly paint: Paint;
  readonly isAbridged: boolean;
  /** Why and fix that stand below a group of findings: each text once, where it is nearest to the end. */
  readonly explanations: ReadonlyMap<WeightGroup, readonly string[]>;
}

/** Wider code is cut round the place. */
const shownColumns = 160;
/** Of one rule with its code; the rest in a line each. */
const shownOfRule = 3;

export function printText(result: WorkspaceScanResult, options: PrintOptions): string {
  const { base, colors, detail } = options;
  const paint = createPaint(colors);
  const groups = groupByWeight(result, base);
  const notes = printNotes(result, base, paint);
  if (detail === 'brief') {
    const lines = groups.flatMap(({ placed }) => placed.map((each) => briefLine(each, paint)));
    return [...notes, ...lines, summarise(result, paint)].join('\n');
  }
  const isAbridged = detail === 'auto' && isMany(result);
  const explained = isAbridged ? groups.filter(isHeavy) : groups;
  const explanations = explain(explained, result.rules, widthOf(options));
  const printer: Printer = { base, paint, isAbridged, explanations };
  const blocks = groups.map((group, index) => printGroup(printer, group, groups[index + 1]));
  return [...notes, ...blocks, summarise(result, paint)].join('\n');
}

/** Lines of prose are read best when they are not as wide as a wide terminal. */
function widthOf({ columns }: PrintOptions): number | undefined {
  return columns === undefined ? undefined : Math.max(40, Math.min(columns, 110));
}

function isHeavy({ severity }: Pick<WeightGroup, 'severity'>): boolean {
  return severity !== 'low' && severity !== 'info';
}

/** The form that compilers write and editors jump by. */
function briefLine({ path: file, finding }: PlacedFinding, paint: Paint): string {
  const severity = paint(severityStyles[finding.severity], finding.severity);
  return `${placeOf(file, finding)}: ${severity}: ${oneLine(withoutControls(finding.message))} [${finding.ruleId}]`;
}

function printGroup(printer: Printer, group: WeightGroup, next: WeightGroup | undefined): string {
  const isShort = printer.isAbridged && !isHeavy(group);
  const shown = isShort ? 0 : printer.isAbridged ? shownOfRule : group.placed.length;
  const lines = group.placed.flatMap((each, index) =>
    index < shown ? printFinding(printer, each) : [headline(printer, each)],
  );
  // Lines without code under them need no blank one between rules.
  const gap = isShort && next !== undefined && !isHeavy(next) ? [] : [''];
  return [...lines, ...(printer.explanations.get(group) ?? []), ...gap].join('\n');
}

function printFinding(printer: Printer, { path: file, finding }: PlacedFinding): readonly string[] {
  return [
    headline(printer, { path: file, finding }),
    ...printLine(printer, finding),
    ...finding.steps.map((step, index) => printStep(printer, file, { step, index })),
  ];
}

function headline({ paint }: Printer, { path: file, finding }: PlacedFinding): string {
  const severity = paint(severityStyles[finding.severity], finding.severity);
  const message = withoutControls(finding.message);
  return `${paint('bold', placeOf(file, finding))}  ${severity}  ${message}  ${paint('dim', finding.ruleId)}`;
}

function placeOf(file: string, { range }: ScannedFinding): string {
  return `${withoutControls(file)}:${range.startLine + 1}:${range.startColumn + 1}`;
}

/** Hundreds of rules about secrets share one why: it is told once, for the last of those that follow. */
function explain(
  groups: readonly WeightGroup[],
  infos: readonly RuleInfo[],
  width: number | undefined,
): ReadonlyMap<WeightGroup, readonly string[]> {
  const rules = new Map(infos.map((rule) => [rule.id, rule]));
  const told = new Set<string>();
  const entries = groups.toReversed().map((group): [WeightGroup, readonly string[]] => {
    const rule = rules.get(group.ruleId);
    const lines = rule === undefined ? [] : [`  why: ${oneLine(rule.why)}`, `  fix: ${oneLine(rule.fix)}`];
    const fresh = lines.filter((line) => !told.has(line));
    for (const line of fresh) told.add(line);
    return [group, fresh.flatMap((line) => wrap(line, width, ' '.repeat(7)))];
  });
  return new Map(entries);
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

function printStep({ base }: Printer, file: string, { step, index }: NumberedStep): string {
  const name = step.path === undefined ? file : toRelative(base, step.path);
  return `  ${index + 1}. ${withoutControls(step.message)} (${withoutControls(name)}:${step.range.startLine + 1})`;
}

function printNotes({ files }: WorkspaceScanResult, base: string, paint: Paint): readonly string[] {
  const lines = files.flatMap((file) => {
    const shown = withoutControls(toRelative(base, path.join(file.root, file.path)));
    return file.notes.map((note) => `${shown}  ${paint('dim', 'note')}  ${note}`);
  });
  return lines.length === 0 ? [] : [...lines, ''];
}
