/**
 * Scans a parsed file unit by unit. What a unit's result depends on is its key: its text, the environment and the
 * summaries it used; so a kept result equals a fresh one, and an edit costs the units that it touched.
 */
import { placesInCode } from './comment-places.ts';
import type { CodePart } from './compose-result.ts';
import { credentialTag } from './credential-place.ts';
import { type Draft, fillMessage, type Hit } from './draft.ts';
import type { Engine } from './engine.ts';
import type { Evidence } from './evidence.ts';
import { createFileContext, type FileContext } from './file-context.ts';
import { finishFindings } from './findings.ts';
import { factsKey } from './flow/chosen/file-facts.ts';
import { FileFlow } from './flow/file-flow.ts';
import { copyFlowMemory, createFlowMemory, type FlowMemory } from './flow/programs/flow-memory.ts';
import { keyTag } from './key-literals.ts';
import type { Dispatch, Report } from './match/dispatch.ts';
import { writtenSpan } from './match/shown/written-setting.ts';
import { withoutMisread } from './misread-code.ts';
import type { CancelSignal, CodeLanguage } from './model.ts';
import { asInTests } from './places/test-code.ts';
import { withPlaces } from './places/with-places.ts';
import type { RuleData } from './rules/rule-data.ts';
import { ScanCancelled } from './scan-cancelled.ts';
import { endOf } from './syntax/read.ts';
import type { Syntax } from './syntax/syntax.ts';
import { TimeLimit } from './time-limit.ts';
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

/** A file of code as it was parsed. */
export interface ScanInput {
  readonly path: string;
  readonly language: CodeLanguage;
  readonly syntax: Syntax;
}

/**
 * What the scan of a file gives: its part of the result, and what the next scan of the same document can go on from.
 */
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
    message: messageOf(file, rule, hit),
    confidence: hit.confidence ?? rule.confidence,
    impact: hit.impact,
    evidence: hit.evidence ?? codeEvidence(rule),
    from: anchor(hit.from),
    to: anchor(hit.to),
    steps: [],
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ from: anchor(edit.from), to: anchor(edit.to), newText: edit.newText })),
    })),
  };
}

/** A check that names nothing is shown by its code; not that of a secret. */
function messageOf({ syntax }: FileContext, rule: RuleData, { message, values = {}, from, to }: Hit): string {
  const isBare = values['name'] === undefined && !rule.tags.includes(credentialTag);
  const code = isBare ? { code: writtenSpan(syntax.text, { from, to }) } : {};
  return fillMessage(message ?? rule.message, { ...code, ...values });
}

/** What stands behind what a check of security finds: it looks at resolved names, and says so where it does not. */
function codeEvidence({ category, tags }: RuleData): Evidence | undefined {
  if (category !== 'security') return undefined;
  const isSecret = tags.includes(credentialTag) || tags.includes(keyTag);
  return isSecret
    ? { kind: 'secret', proof: 'guards', value: 'real', place: 'application' }
    : { kind: 'setting', value: 'literal', owner: 'resolved', condition: 'none', place: 'application' };
}

function collect(file: FileContext, run: (report: Report) => void): Draft[] {
  const drafts: Draft[] = [];
  run((rule, hit) => drafts.push(toDraft(file, rule, hit)));
  return drafts;
}

const noNodes: ReadonlySet<number> = new Set();

/** What the patterns and checks of a scan go by. */
interface Looking {
  readonly file: FileContext;
  readonly dispatch: Dispatch;
  readonly limit: TimeLimit;
}

function scanUnit({ file, dispatch, limit }: Looking, unit: Unit): Draft[] {
  const stop = endOf(file.syntax, unit.body);
  const range = { first: unit.body, stop, skips: noNodes, open: noNodes, limit };
  return collect(file, (report) => dispatch.run(file, range, report));
}

function scanModule({ file, dispatch, limit }: Looking): Draft[] {
  const skips = new Set(file.units.list.map((unit) => unit.body));
  const range = { first: 0, stop: file.syntax.count, skips, open: new Set(file.units.holders), limit };
  return collect(file, (report) => dispatch.run(file, range, report));
}

function scanWholeFile({ file, dispatch, limit }: Looking): Draft[] {
  return collect(file, (report) => dispatch.runFile(file, limit, report));
}

/** Patterns and checks of all units, the module first; what the time limit cuts short is given but not kept. */
function scanUnits(looking: Looking, memory: FileMemory): Draft[] {
  const { file, limit } = looking;
  const all: Draft[] = [];
  const add = (own: UnitMemory | undefined, scan: () => Draft[]): void => {
    if (own === undefined || (limit.isMet() && own.drafts === undefined)) return;
    const drafts = own.drafts ?? scan();
    if (!limit.wasMet) own.drafts = drafts;
    all.push(...drafts);
  };
  add(memory.module, () => scanModule(looking));
  for (const [index, unit] of file.units.list.entries())
    add(memory.units[index], () => scanUnit(looking, unit));
  return all;
}

/**
 * What a scan in the middle of a syntax error may take from the last one: the results of units whose text is the same,
 * although what is round them is not. Copied, since what is added here holds for this text alone.
 */
function forBrokenText({ environment, units, flow }: FileMemory): FileMemory {
  return {
    environment,
    units: units.map((unit) => ({ ...unit })),
    module: { text: '', drafts: undefined },
    flow: copyFlowMemory(flow),
  };
}

/** The units of this text, with what is still true of the last scan. */
function recall(file: FileContext, { last, isProvisional }: ScanOptions): FileMemory {
  const environment = `${environmentOf(file.units, file.names)}\u0000${factsKey(file.syntax)}`;
  const sure = last?.environment === environment ? last : undefined;
  const kept = sure === undefined && isProvisional === true ? last && forBrokenText(last) : sure;
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
function forget(file: FileContext, flow = createFlowMemory()): FileMemory {
  const blank = (): UnitMemory => ({ text: '', drafts: undefined });
  return { environment: '', units: file.units.list.map(blank), module: blank(), flow };
}

/** How one scan goes: for good, or as a step of an edited document. */
export interface ScanOptions {
  /** Whether the outcome's memory will be handed in again. */
  readonly keeps: boolean;
  /** What the last scan of this document kept. */
  readonly last?: FileMemory | undefined;
  /** The text is in the middle of an edit that broke it, and will be scanned again: nearly right is good enough. */
  readonly isProvisional?: boolean | undefined;
  readonly signal?: CancelSignal | undefined;
}

/** A parsed file with the names and models that hold in it. */
export function fileIn(engine: Engine, input: ScanInput): FileContext {
  const place = { ...input, name: engine.nameOf?.(input.path) };
  return createFileContext(engine.models[input.syntax.grammar.family], place, input.syntax);
}

/** Scans a file, taking from the last scan what still holds. */
export function scanFile(engine: Engine, file: FileContext, options: ScanOptions): ScanOutcome {
  const limit = new TimeLimit(options.signal);
  const looking: Looking = { file, dispatch: engine.dispatch[file.language], limit };
  const memory = options.keeps
    ? recall(file, options)
    : forget(file, engine.imports?.memories.of(file.path, file.syntax.text));
  const found = scanUnits(looking, memory);
  const flow = new FileFlow(file, memory.flow, engine.imports, () => limit.isMet()).run();
  const drafts = [...found, ...flow.drafts, ...scanWholeFile(looking)];
  return { part: finish(file, drafts, [...flow.notes, ...notesOfLimit(limit)]), memory };
}

function notesOfLimit({ wasMet }: TimeLimit): string[] {
  return wasMet ? ['the time limit was met, some checks were left out'] : [];
}

function finish(file: FileContext, drafts: readonly Draft[], flowNotes: readonly string[]): CodePart {
  const { syntax } = file;
  const counted = withPlaces(file, asInTests(file, drafts));
  return {
    findings: finishFindings(file, withoutMisread(file, counted)),
    comments: syntax.comments.map((node) => ({ from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0 })),
    notes: notesOf(file, flowNotes),
    places: placesInCode(syntax, file.lines),
  };
}
