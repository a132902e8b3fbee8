/**
 * Runs the flow over a file: the units that may find something, and the functions that these ask for, in rounds until no
 * answer changes. A unit's result follows from its text and the answers it was given, and the order from the text of the
 * file: so a kept result equals a fresh one.
 */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { limits } from '../limits.ts';
import { endOf, textOf } from '../syntax/read.ts';
import { unitText } from '../units.ts';
import { callerDrafts } from './callers.ts';
import { isImportable } from './exported.ts';
import { aliasKeys, type ImportSession, type Imports, presentKeys } from './imported.ts';
import { Interpreter } from './interpreter.ts';
import type { FlowMemory, UnitMemory, UnitResult } from './programs/flow-memory.ts';
import { asked, type Counts, type Known, moduleIndex, Settling } from './programs/settling.ts';
import { allUnits, type Beginnings, importedNames, type NamedBy, reachedFrom, unitsInFlow } from './reach.ts';
import {
  mayFlow,
  type Touches,
  touchesNothing,
  touchesOfModule,
  touchesOfUnit,
  withTouches,
} from './relevance.ts';
import type { SummarySource } from './run.ts';
import { localise, sharedKeys, shareValues } from './shared.ts';
import { runFunction, runModule } from './summarise.ts';
import { areSame, emptySummary, type Keys, noKeys, type Summary } from './summary.ts';
import type { Value } from './value/value.ts';

const maxResults = 8;
const everyOne: Counts = () => true;

/** Findings of the flow, and what was not followed to its end. */
export interface FlowOutcome {
  readonly drafts: readonly Draft[];
  readonly notes: readonly string[];
}

/** Asked between units: throws to cancel, answers true when the time for the flow is up. */
export type Checkpoint = () => boolean;

/**
 * Follows tainted values through one file: each function by itself, then again until what they know of one another is
 * settled.
 */
export class FileFlow {
  private readonly file: FileContext;
  private readonly memory: FlowMemory;
  private readonly imports: ImportSession | undefined;
  private readonly checkpoint: Checkpoint;
  private isLate = false;
  private wanted: ReadonlySet<number> | undefined;
  private hasSource: boolean | undefined;
  private readonly reached = new Map<number, Touches>();
  /** Those at work, the ones that wait for another's answer among them. */
  private readonly interpreters: Interpreter[] = [];
  private readonly settling: Settling;

  constructor(
    file: FileContext,
    memory: FlowMemory,
    imports: Imports | undefined,
    checkpoint: Checkpoint = () => false,
  ) {
    this.file = file;
    this.memory = memory;
    this.imports = imports?.session(file, createModuleFlow);
    this.checkpoint = checkpoint;
    this.settling = new Settling({
      resultOf: (unit, known) => this.resultOf(unit, known),
      holds: (result, known, by, counts) => this.holds(result, known, by, counts),
      share: (known, module) => shareValues(this.file, module.names, known.summaries),
      isLate: () => this.isLate,
      depth: () => this.interpreters.reduce((sum, { nesting }) => sum + nesting, 0),
      isWanted: (unit) => this.wanted?.has(unit) !== false,
    });
  }

  /** Findings of the whole file. */
  run(): FlowOutcome {
    const beginnings = this.beginnings();
    if (beginnings === undefined) return { drafts: [], notes: [] };
    const { roots, wanted } = unitsInFlow(this.file, beginnings, this.recallNamed);
    this.wanted = wanted;
    this.settling.settle(roots);
    const results = this.inOrder();
    const summaries = results.slice(1).map((each) => each.summary);
    const late = this.isLate ? ['data flow: the time limit was met, some functions were not followed'] : [];
    return {
      drafts: [
        ...results.flatMap((each) => each.drafts),
        ...callerDrafts(this.file, summaries, calledUnits(results)),
      ],
      notes: [...new Set([...results.flatMap((each) => each.notes), ...late])],
    };
  }

  /** All results, the module's first. */
  private inOrder(): readonly UnitResult[] {
    const { results } = this.settling;
    return [moduleIndex, ...this.file.units.list.keys()].map((index) => results.get(index) ?? nothingFound);
  }

  /** Where flows could begin or end; undefined when none could in this file. */
  private beginnings(): Beginnings | undefined {
    if (this.file.models.rulesBySink.size === 0) return undefined;
    const { file } = this;
    const own = touchesOfModule(file);
    const module = withTouches(own, this.touchesBeyond(importedNames(file, undefined)));
    const touches = file.units.list.map((_unit, index) =>
      withTouches(this.touchesOf(index), this.touchesBeyond(this.namesIn(index))),
    );
    if (!mayFlow([module, ...touches])) return undefined;
    // Without a source, only what a library's caller hands in can flow: to the sinks that are open to it.
    const hasSource = [module, ...touches].some(({ source }) => source);
    const takesPart = ({ sink, openSink, source }: Touches) => (hasSource ? sink || source : openSink);
    const units = [...touches.keys()].filter((index) => takesPart(touches[index] ?? touchesNothing));
    return { units, module: takesPart(own) };
  }

  /** What a function of another module takes part in that is named here. */
  private touchesBeyond(names: readonly string[]): Touches {
    const { imports } = this;
    return imports === undefined
      ? touchesNothing
      : names.map((name) => imports.touchesOf(name)).reduce(withTouches, touchesNothing);
  }

  private namesIn(index: number): readonly string[] {
    if (this.imports === undefined) return [];
    const memory = this.recall(index);
    const unit = this.file.units.list[index];
    if (unit !== undefined) memory.calls ??= importedNames(this.file, unit);
    return memory.calls ?? [];
  }

  private readonly recallNamed: NamedBy = (unit, find) => {
    const memory = this.recall(unit);
    memory.named ??= find();
    return memory.named;
  };

  private touchesOf(index: number): Touches {
    const memory = this.recall(index);
    const unit = this.file.units.list[index];
    if (unit !== undefined) memory.touches ??= touchesOfUnit(this.file, unit);
    return memory.touches ?? touchesNothing;
  }

  /** What a function takes part in, or what it calls in this file. */
  touchesFrom(unit: number): Touches {
    const known = this.reached.get(unit);
    if (known !== undefined) return known;
    const units = [...reachedFrom(this.file, unit, this.recallNamed)];
    const found = units.map((each) => this.touchesOf(each)).reduce(withTouches, this.sharedSource());
    this.reached.set(unit, found);
    return found;
  }

  /** What comes from outside anywhere in the file may reach a function by the names and fields that all share. */
  private sharedSource(): Touches {
    this.hasSource ??=
      touchesOfModule(this.file).source ||
      this.file.units.list.some((_unit, index) => this.touchesOf(index).source);
    return { ...touchesNothing, source: this.hasSource };
  }

  /** Summary of a function, for a caller in another file. */
  summaryOf(unit: number): Summary {
    if (this.settling.results.size === 0) this.settling.settle(this.sourceUnits());
    this.settling.settle([unit]);
    return this.settling.results.get(unit)?.summary ?? emptySummary;
  }

  /** Units that may put something from outside where others find it. */
  private sourceUnits(): readonly number[] {
    if (!this.sharedSource().source) return [];
    if (touchesOfModule(this.file).source) return allUnits(this.file, this.recallNamed);
    const units = [...this.file.units.list.keys()].filter((index) => this.touchesOf(index).source);
    return unitsInFlow(this.file, { units, module: false }, this.recallNamed).roots;
  }

  private resultOf(index: number, known: Known): UnitResult {
    const isOver = this.isOver();
    const { results } = this.recall(index);
    for (const result of results) for (const unit of result.asks) this.settling.demand(unit);
    const kept = results.find((result) => this.holds(result, known, 'exact'));
    if (kept !== undefined) return kept;
    if (isOver) return nothingFound;
    const made = this.analyse(index, known);
    // What was broken off is no answer for later.
    if (this.isLate) return made;
    results.push(made);
    if (results.length > maxResults) results.shift();
    return made;
  }

  private isOver(): boolean {
    this.isLate ||= this.checkpoint();
    return this.isLate;
  }

  private recall(index: number): UnitMemory {
    const unit = this.file.units.list[index];
    const text = unit === undefined ? '' : unitText(this.file.units, unit);
    const known = this.memory.get(index);
    if (known !== undefined && known.text === text) return known;
    const fresh: UnitMemory = { text, results: [] };
    this.memory.set(index, fresh);
    return fresh;
  }

  /** Whether a result was made from the answers that would be given now. */
  private holds(result: UnitResult, known: Known, by: keyof Keys, counts: Counts = everyOne): boolean {
    for (const [question, keys] of result.used)
      if (counts(question) && !areSame(this.answerKeys(question, known), keys, by)) return false;
    return true;
  }

  private answerKeys(question: string, known: Known): Keys {
    const name = question.slice(1);
    if (question.startsWith(asked.unit)) return known.summaries[Number(name)]?.keys ?? noKeys;
    if (question.startsWith(asked.present))
      return this.imports?.has(name) === true ? presentKeys : aliasKeys(this.imports?.aliasOf(name));
    if (question.startsWith(asked.imported))
      return this.imports?.summaryOf(name)?.keys ?? aliasKeys(this.imports?.aliasOf(name));
    const values = question.startsWith(asked.name) ? known.shared.names : known.shared.fields;
    return sharedKeys(values.get(name));
  }

  private sourceFor(known: Known, used: Map<string, Keys>): SummarySource {
    const note = (kind: keyof typeof asked, name: string | number) => {
      const question = `${asked[kind]}${name}`;
      if (!used.has(question)) used.set(question, this.answerKeys(question, known));
    };
    const held = (value: Value | undefined) => value && localise(value, this.file);
    return {
      ofUnit: (unit) => {
        this.settling.demand(unit);
        note('unit', unit);
        return known.summaries[unit] ?? emptySummary;
      },
      ofImport: (name) => {
        const summary = this.imports?.summaryOf(name);
        // Without imports the answer is that there is none: such a result holds with them where theirs is the same.
        if (isImportable(this.file, name)) note('imported', name);
        return summary;
      },
      hasImport: (name) => {
        if (isImportable(this.file, name)) note('present', name);
        return this.imports?.has(name) === true;
      },
      aliasOf: (name) => this.imports?.aliasOf(name),
      ofModule: (name) => {
        note('name', name);
        return held(known.shared.names.get(name));
      },
      ofField: (className, field) => {
        const key = `${className}.${field}`;
        note('field', key);
        return held(known.shared.fields.get(key));
      },
    };
  }

  private analyse(index: number, known: Known): UnitResult {
    const used = new Map<string, Keys>();
    const interpreter = new Interpreter(this.file, this.sourceFor(known, used), () => this.isOver());
    this.interpreters.push(interpreter);
    const { summary, names } = this.follow(interpreter, index);
    this.interpreters.pop();
    const { drafts, notes } = interpreter;
    return { drafts, summary, names, notes: [...notes], used, asks: unitsAsked(used) };
  }

  private follow(interpreter: Interpreter, index: number): Pick<UnitResult, 'summary' | 'names'> {
    const unit = this.file.units.list[index];
    try {
      if (unit === undefined) return { summary: emptySummary, names: runModule(interpreter) };
      if (!this.isTooBig(unit.body))
        return { summary: runFunction(interpreter, unit.func), names: new Map() };
      this.noteSize(interpreter, unit.func);
    } catch (error) {
      // Depth is bounded where code can be nested; should a stack still overflow, the rest of the file is scanned.
      if (!(error instanceof RangeError)) throw error;
      interpreter.notes.add('data flow: code is nested too deep to follow');
    }
    return { summary: emptySummary, names: new Map() };
  }

  private isTooBig(body: number): boolean {
    return endOf(this.file.syntax, body) - body > limits.flowNodes;
  }

  private noteSize(interpreter: Interpreter, func: number): void {
    const head = textOf(this.file.syntax, func).slice(0, 40);
    const name = head.split(/[\n({]/)[0] ?? '';
    interpreter.notes.add(
      `data flow: a function is over ${limits.flowNodes} nodes and was left out (${name.trim()})`,
    );
  }
}

function unitsAsked(used: ReadonlyMap<string, Keys>): number[] {
  return [...used.keys()]
    .filter((question) => question.startsWith(asked.unit))
    .map((question) => Number(question.slice(1)));
}

/** Units that the file itself calls. */
function calledUnits(results: readonly UnitResult[]): ReadonlySet<number> {
  return new Set(results.flatMap(({ asks }) => asks));
}

const nothingFound: UnitResult = {
  drafts: [],
  summary: emptySummary,
  names: new Map(),
  notes: [],
  used: new Map(),
  asks: [],
};

function createModuleFlow(file: FileContext, memory: FlowMemory): FileFlow {
  return new FileFlow(file, memory, undefined);
}
