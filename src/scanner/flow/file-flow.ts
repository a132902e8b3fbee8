/**
 * Runs the flow over a file: each unit is analysed with the summaries of the functions it calls, in rounds that all
 * start from empty summaries. So the result does not depend on any order, and a kept result equals a fresh one.
 */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { limits } from '../limits.ts';
import { endOf, textOf } from '../syntax/read.ts';
import { unitText } from '../units.ts';
import { bindParameters, runBody, runPending } from './closures.ts';
import type { Imports } from './imported.ts';
import { Interpreter } from './interpreter.ts';
import { mayFlow } from './relevance.ts';
import type { SummarySource } from './run.ts';
import { createSummary, emptySummary, type Summary } from './summary.ts';
import { join, tainted, type Value } from './value.ts';

/** What the analysis of one unit gave, and the summaries that it used. */
interface UnitResult {
  readonly drafts: readonly Draft[];
  readonly summary: Summary;
  readonly notes: readonly string[];
  /** Unit index, or imported name → key of the summary that was used. */
  readonly used: ReadonlyMap<number | string, string>;
}

interface UnitResults {
  readonly text: string;
  readonly results: UnitResult[];
}

/** Results by unit index (-1 is the module); each is good for the summaries that it used. */
export type FlowMemory = Map<number, UnitResults>;

export function createFlowMemory(): FlowMemory {
  return new Map();
}

const moduleIndex = -1;
const maxResults = 6;

export class FileFlow {
  private readonly file: FileContext;
  private readonly memory: FlowMemory;
  private readonly imports: Imports | undefined;
  private readonly imported = new Map<string, Summary | undefined>();

  constructor(file: FileContext, memory: FlowMemory, imports: Imports | undefined) {
    this.file = file;
    this.memory = memory;
    this.imports = imports;
  }

  /** Findings of the whole file; `checkpoint` is called between units and may throw to cancel. */
  run(checkpoint: () => void): { readonly drafts: readonly Draft[]; readonly notes: readonly string[] } {
    if (!mayFlow(this.file, this.hasOwnImports())) return { drafts: [], notes: [] };
    const rounds = this.settle(checkpoint);
    const all = [
      this.resultOf(
        moduleIndex,
        rounds.map((each) => each.summary),
      ),
      ...rounds,
    ];
    return {
      drafts: all.flatMap((each) => each.drafts),
      notes: [...new Set(all.flatMap((each) => each.notes))],
    };
  }

  private hasOwnImports(): boolean {
    return this.imports !== undefined && this.file.names.specifiers.length > 0;
  }

  /** Summaries of all functions, for a caller in another file. */
  summarise(): readonly Summary[] {
    return this.settle(() => undefined).map((each) => each.summary);
  }

  /** Rounds until no summary changes any more, or the bound on call depth is met. */
  private settle(checkpoint: () => void): readonly UnitResult[] {
    const indexes = this.file.units.list.map((_unit, index) => index);
    let summaries: readonly Summary[] = indexes.map(() => emptySummary);
    let results: readonly UnitResult[] = [];
    for (let round = 0; round < limits.summaryRounds; round += 1) {
      const before = summaries;
      results = indexes.map((index) => {
        checkpoint();
        return this.resultOf(index, before);
      });
      summaries = results.map((each) => each.summary);
      if (summaries.every((summary, index) => summary.key === before[index]?.key)) break;
    }
    return results;
  }

  private resultOf(index: number, summaries: readonly Summary[]): UnitResult {
    const known = this.recall(index);
    const kept = known.results.find((result) => this.isGood(result, summaries));
    if (kept !== undefined) return kept;
    const made = this.analyse(index, summaries);
    known.results.push(made);
    if (known.results.length > maxResults) known.results.shift();
    return made;
  }

  private recall(index: number): UnitResults {
    const unit = this.file.units.list[index];
    const text = unit === undefined ? '' : unitText(this.file.units, unit);
    const known = this.memory.get(index);
    if (known !== undefined && known.text === text) return known;
    const fresh: UnitResults = { text, results: [] };
    this.memory.set(index, fresh);
    return fresh;
  }

  private isGood(result: UnitResult, summaries: readonly Summary[]): boolean {
    for (const [used, key] of result.used) {
      const now = typeof used === 'number' ? summaries[used] : this.importedSummary(used);
      if ((now?.key ?? 'none') !== key) return false;
    }
    return true;
  }

  private analyse(index: number, summaries: readonly Summary[]): UnitResult {
    const used = new Map<number | string, string>();
    const source: SummarySource = {
      ofUnit: (unit) => {
        const summary = summaries[unit] ?? emptySummary;
        used.set(unit, summary.key);
        return summary;
      },
      ofImport: (name) => {
        if (!this.isImportable(name)) return undefined;
        const summary = this.importedSummary(name);
        used.set(name, summary?.key ?? 'none');
        return summary;
      },
    };
    const interpreter = new Interpreter(this.file, source);
    const returned = this.isTooBig(index)
      ? this.noteSize(interpreter, index)
      : this.interpret(interpreter, index);
    return {
      drafts: interpreter.drafts,
      summary: createSummary(returned.taints, interpreter.sinks),
      notes: [...interpreter.notes],
      used,
    };
  }

  private isTooBig(index: number): boolean {
    const body = this.file.units.list[index]?.body ?? 0;
    return index !== moduleIndex && endOf(this.file.syntax, body) - body > limits.flowNodes;
  }

  private noteSize(interpreter: Interpreter, index: number): Value {
    const { func } = this.file.units.list[index] ?? { func: 0 };
    const name =
      textOf(this.file.syntax, func)
        .slice(0, 40)
        .split(/[\n({]/)[0] ?? '';
    interpreter.notes.add(
      `data flow: a function is over ${limits.flowNodes} nodes and was left out (${name.trim()})`,
    );
    return tainted([]);
  }

  private interpret(interpreter: Interpreter, index: number): Value {
    const unit = this.file.units.list[index];
    if (unit === undefined) {
      interpreter.execute(0);
      runPending(interpreter);
      return tainted([]);
    }
    interpreter.active.add(unit.func);
    bindParameters(interpreter, unit.func, (position, name) => parameterValue(position, name));
    const returned = runBody(interpreter, unit.func);
    runPending(interpreter);
    return join(returned, tainted([]));
  }

  /** Only names that an import of this file brought in can lead to a module of the workspace. */
  private isImportable(name: string): boolean {
    return this.imports !== undefined && this.moduleOf(name) !== undefined;
  }

  private moduleOf(name: string): string | undefined {
    return this.file.names.specifiers.find(
      (specifier) =>
        name.startsWith(`${specifier}.`) ||
        name === specifier ||
        (specifier.endsWith('.') && name.startsWith(specifier)),
    );
  }

  private importedSummary(name: string): Summary | undefined {
    if (this.imported.has(name)) return this.imported.get(name);
    const specifier = this.moduleOf(name);
    const found =
      specifier === undefined ? undefined : this.imports?.exportsOf(this.file.path, specifier, summariseFile);
    const member =
      specifier === undefined || name === specifier
        ? 'default'
        : name.slice(specifier.length).replace(/^\./, '');
    const summary = found?.exports.get(member);
    this.imported.set(name, summary);
    return summary;
  }
}

/** While a function is summarised, each parameter is its own origin. */
function parameterValue(position: number, name: string): Value {
  return tainted([
    { origin: position, id: `parameter ${position}`, label: name, cleaned: 0, step: undefined },
  ]);
}

function summariseFile(file: FileContext): readonly Summary[] {
  return new FileFlow(file, createFlowMemory(), undefined).summarise();
}
