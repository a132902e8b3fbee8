/**
 * Scans a parsed file unit by unit. What a unit's result depends on is its key: its text, the environment and the
 * summaries it used; so a kept result equals a fresh one, and an edit costs the units that it touched.
 */
import type { CodePart } from './compose-result.ts';
import { type Draft, fillMessage, type Hit } from './draft.ts';
import type { Engine } from './engine.ts';
import { createFileContext, type FileContext } from './file-context.ts';
import { finishFindings } from './findings.ts';
import { createFlowMemory, FileFlow, type FlowMemory } from './flow/file-flow.ts';
import type { Dispatch, Report } from './match/dispatch.ts';
import type { CancelSignal, CodeLanguage } from './model.ts';
import type { RuleData } from './rules/rule-data.ts';
import { ScanCancelled } from './scan-cancelled.ts';
import { endOf } from './syntax/read.ts';
import type { Syntax } from './syntax/syntax.ts';
import { isTestFile } from './test-files.ts';
import { anchorOf, environmentOf, type Unit, unitText } from './units.ts';

/** What a document keeps of a unit between scans. */
interface UnitMemory {
  readonly text: string;
  drafts: readonly Draft[] | undefined;
}

/** What a document keeps between scans; worthless once the environment differs. */
export interface FileMemory {
  readonly environment: string;
  readonly units: readonly UnitMemory[];
  readonly module: UnitMemory;
  readonly flow: FlowMemory;
}

export interface ScanInput {
  readonly path: string;
  readonly language: CodeLanguage;
  readonly syntax: Syntax;
}

export interface ScanOutcome {
  readonly part: CodePart;
  readonly memory: FileMemory;
}

/** Throws when the caller has lost interest. */
export function checkCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new ScanCancelled();
}

function toDraft(file: FileContext, rule: RuleData, hit: Hit): Draft {
  const anchor = (offset: number) => anchorOf(file.units, offset);
  const fixes = hit.fix === undefined ? [] : [hit.fix];
  return {
    rule,
    message: fillMessage(rule.message, hit.values ?? {}),
    confidence: hit.confidence ?? rule.confidence,
    severity: hit.severity,
    from: anchor(hit.from),
    to: anchor(hit.to),
    steps: [],
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ from: anchor(edit.from), to: anchor(edit.to), newText: edit.newText })),
    })),
  };
}

function collect(file: FileContext, run: (report: Report) => void): Draft[] {
  const drafts: Draft[] = [];
  run((rule, hit) => drafts.push(toDraft(file, rule, hit)));
  return drafts;
}

const noNodes: ReadonlySet<number> = new Set();

function scanUnit(file: FileContext, dispatch: Dispatch, unit: Unit): Draft[] {
  const range = { first: unit.body, stop: endOf(file.syntax, unit.body), skips: noNodes, open: noNodes };
  return collect(file, (report) => dispatch.run(file, range, report));
}

function scanModule(file: FileContext, dispatch: Dispatch): Draft[] {
  const skips = new Set(file.units.list.map((unit) => unit.body));
  const range = { first: 0, stop: file.syntax.count, skips, open: new Set(file.units.holders) };
  return collect(file, (report) => dispatch.run(file, range, report));
}

function scanWholeFile(file: FileContext, dispatch: Dispatch): Draft[] {
  return collect(file, (report) => dispatch.runFile(file, report));
}

/** The units of this text, with what is still true of the last scan. */
function recall(file: FileContext, last: FileMemory | undefined): FileMemory {
  const environment = environmentOf(file.units, file.names);
  const kept = last?.environment === environment ? last : undefined;
  const units = file.units.list.map((unit, index) => {
    const text = unitText(file.units, unit);
    const known = kept?.units[index];
    return known?.text === text ? known : { text, drafts: undefined };
  });
  return {
    environment,
    units,
    module: kept?.module ?? { text: '', drafts: undefined },
    flow: kept?.flow ?? createFlowMemory(),
  };
}

function notesOf(file: FileContext, flowNotes: readonly string[]): string[] {
  const errors = file.syntax.errors.length;
  const first = file.syntax.errors[0];
  const line = first === undefined ? 0 : lineOf(file, first);
  const syntaxNote =
    errors === 0 ? [] : [`syntax error at line ${line}: the code round it may be incompletely read`];
  return [...syntaxNote, ...flowNotes];
}

function lineOf(file: FileContext, node: number): number {
  const offset = file.syntax.start[node] ?? 0;
  return file.lines.findLastIndex((start) => start <= offset) + 1;
}

/** A memory for one scan: nothing is compared with it later, so it holds no texts. */
function forget(file: FileContext): FileMemory {
  const blank = (): UnitMemory => ({ text: '', drafts: undefined });
  return { environment: '', units: file.units.list.map(blank), module: blank(), flow: createFlowMemory() };
}

export interface ScanOptions {
  /** Whether the outcome's memory will be handed in again. */
  readonly keeps: boolean;
  /** What the last scan of this document kept. */
  readonly last?: FileMemory | undefined;
  readonly signal?: CancelSignal | undefined;
}

/** Scans a file, taking from the last scan what still holds. */
export function scanFile(engine: Engine, input: ScanInput, options: ScanOptions): ScanOutcome {
  const { signal } = options;
  const file = createFileContext(engine.models[input.syntax.grammar.family], input, input.syntax);
  const dispatch = engine.dispatch[input.language];
  const memory = options.keeps ? recall(file, options.last) : forget(file);
  memory.module.drafts ??= scanModule(file, dispatch);
  file.units.list.forEach((unit, index) => {
    checkCancelled(signal);
    const own = memory.units[index];
    if (own !== undefined) own.drafts ??= scanUnit(file, dispatch, unit);
  });
  const flow = new FileFlow(file, memory.flow, engine.imports, () => {
    checkCancelled(signal);
    return signal?.expired === true;
  }).run();
  const patterns = memory.units.flatMap((unit) => unit.drafts ?? []);
  const drafts = [...memory.module.drafts, ...patterns, ...flow.drafts, ...scanWholeFile(file, dispatch)];
  return { part: finish(file, drafts, flow.notes), memory };
}

/** Without what tests may do: a password there opens nothing. */
function outsideTests(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0 || !isTestFile(file.path)) return drafts;
  return drafts.filter((draft) => draft.rule.outsideTests !== true);
}

function finish(file: FileContext, drafts: readonly Draft[], flowNotes: readonly string[]): CodePart {
  const { syntax } = file;
  return {
    findings: finishFindings(file, outsideTests(file, drafts)),
    comments: syntax.comments.map((node) => ({ from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0 })),
    notes: notesOf(file, flowNotes),
  };
}
