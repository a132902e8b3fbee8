/**
 * Runs the flow over a file: each unit is analysed with the summaries of the functions it calls, those that are called
 * before their callers, in rounds until no answer changes. A unit's result follows from its text and the answers it was
 * given, and the order from the text of the file: so a kept result equals a fresh one.
 */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { limits } from '../limits.ts';
import { endOf, textOf } from '../syntax/read.ts';
import { unitText } from '../units.ts';
import { callerDrafts } from './callers.ts';
import { aliasKeys, type ImportSession, type Imports, isImportable } from './imported.ts';
import { Interpreter } from './interpreter.ts';
import type { FlowMemory, UnitMemory, UnitResult } from './programs/flow-memory.ts';
import { allUnits, type Beginnings, calledNames, type NamedBy, namedFirst, unitsInFlow } from './reach.ts';
import { mayFlow, type Touches, touchesOfModule, touchesOfUnit } from './relevance.ts';
import type { SummarySource } from './run.ts';
import { localise, nothingShared, type Shared, sharedKeys, shareValues } from './shared.ts';
import { runFunction, runModule } from './summarise.ts';
import { areSame, emptySummary, type Keys, noKeys, type Summary } from './summary.ts';
import type { Value } from './value.ts';

/** What is known so far; units that were not followed yet are taken for empty ones. */
interface Known {
  readonly summaries: Summary[];
  shared: Shared;
}

/** How far the units of a file have been followed. */
interface Settling {
  /** Units, those that are called before their callers as far as they do not call one another in a circle. */
  readonly order: number[];
  /** Of the units in that order. */
  readonly places: Map<number, number>;
  readonly known: Known;
  readonly results: Map<number, UnitResult>;
  /** How often each unit was followed. */
  readonly runs: Map<number, number>;
}

/** What came of a round through a part of the order. */
interface Round {
  readonly last: number;
  readonly hasRun: boolean;
}

const moduleIndex = -1;
const maxResults = 8;

/** Kinds of questions, as they begin the keys of `UnitResult.used`. */
const asked = { unit: 'u', name: 'n', field: 'f', imported: 'i' } as const;

/** Whether a question is looked at. */
type Counts = (question: string) => boolean;

const everyOne: Counts = () => true;
const isOfShared: Counts = (question) => question.startsWith(asked.name) || question.startsWith(asked.field);

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

  constructor(
    file: FileContext,
    memory: FlowMemory,
    imports: Imports | undefined,
    checkpoint: Checkpoint = () => false,
  ) {
    this.file = file;
    this.memory = memory;
    this.imports = imports?.session(file, summariseFile);
    this.checkpoint = checkpoint;
  }

  /** Findings of the whole file. */
  run(): FlowOutcome {
    const beginnings = this.beginnings();
    if (beginnings === undefined) return { drafts: [], notes: [] };
    const results = this.settle(unitsInFlow(this.file, beginnings, this.recallNamed));
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

  /** Where flows could begin or end; undefined when none could in this file. */
  private beginnings(): Beginnings | undefined {
    if (this.file.models.rulesBySink.size === 0) return undefined;
    const hasImports = this.imports !== undefined && this.file.names.specifiers.length > 0;
    const module = touchesOfModule(this.file);
    const touches = this.file.units.list.map((_unit, index) => this.touchesOf(index));
    if (!mayFlow([module, ...touches], hasImports)) return undefined;
    const callers = hasImports ? [...touches.keys()].filter((index) => this.callsImported(index)) : [];
    // Without a source, only what a library's caller hands in can flow: to the sinks that are open to it.
    const hasSource = callers.length > 0 || [module, ...touches].some(({ source }) => source);
    const takesPart = ({ sink, openSink, source }: Touches) => (hasSource ? sink || source : openSink);
    const units = [...touches.keys()].filter((index) => takesPart(touches[index] ?? touchesNothing));
    return { units: [...units, ...callers], module: takesPart(module) };
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

  private callsImported(index: number): boolean {
    const memory = this.recall(index);
    const unit = this.file.units.list[index];
    if (unit !== undefined) memory.calls ??= calledNames(this.file, unit);
    return memory.calls?.some((name) => this.imports?.summaryOf(name) !== undefined) === true;
  }

  /** Summaries of all functions, for a caller in another file. */
  summarise(): readonly Summary[] {
    return this.settle(allUnits(this.file, this.recallNamed))
      .slice(1)
      .map((each) => each.summary);
  }

  /** Passes until no answer changes any more, or their bound is met; gives all results, the module's first. */
  private settle(order: readonly number[]): readonly UnitResult[] {
    const known: Known = { summaries: [], shared: nothingShared };
    const settling: Settling = {
      order: [...order],
      places: new Map(order.map((unit, place) => [unit, place])),
      known,
      results: new Map(),
      runs: new Map(),
    };
    const { results } = settling;
    for (let count = 0; count < limits.summaryRounds; count += 1) {
      const module = this.renewed(moduleIndex, results.get(moduleIndex), known);
      results.set(moduleIndex, module);
      known.shared = shareValues(this.file, module.names, known.summaries);
      for (let place = 0; place < order.length; place += 1) place = this.settleFrom(settling, place);
      known.shared = shareValues(this.file, module.names, known.summaries);
      if (this.isLate || [...results.values()].every((result) => this.holds(result, known, 'shape'))) break;
    }
    return [moduleIndex, ...this.file.units.list.keys()].map((index) => results.get(index) ?? nothingFound);
  }

  /**
   * Follows the unit at a place, with all behind it that it asks and those between: they may call one another in a circle.
   * Whom they did ask tells the circles apart, and what is in one is followed until it agrees. Whoever calls into it comes
   * later. Gives the last place.
   */
  private settleFrom(settling: Settling, first: number): number {
    const { order, places, results } = settling;
    const { last, hasRun } = this.runRound(settling, first, first);
    if (!hasRun) return last;
    const units = order.slice(first, last + 1);
    const isHere = new Set(units);
    const asks = (unit: number) => (results.get(unit)?.asks ?? []).filter((each) => isHere.has(each));
    namedFirst(units, asks).forEach((unit, index) => {
      order[first + index] = unit;
      places.set(unit, first + index);
    });
    for (let place = first; place <= last; place += 1) place = this.settleCircle(settling, place);
    return last;
  }

  /** Rounds until the units of a circle agree; gives its last place. */
  private settleCircle(settling: Settling, first: number): number {
    let round = this.runRound(settling, first, first);
    while (round.hasRun && !this.isLate) round = this.runRound(settling, first, round.last);
    return round.last;
  }

  /** Follows the units between two places that wait for it, and those behind that they ask. */
  private runRound(settling: Settling, first: number, end: number): Round {
    const { order, places, results } = settling;
    let last = end;
    let hasRun = false;
    for (let place = first; place <= last; place += 1) {
      const unit = order[place] ?? moduleIndex;
      const isWaiting = this.isWaiting(settling, unit);
      if (isWaiting) this.runUnit(settling, unit);
      hasRun ||= isWaiting;
      for (const asked of results.get(unit)?.asks ?? []) last = Math.max(last, places.get(asked) ?? last);
    }
    return { last, hasRun };
  }

  private runUnit({ known, results, runs }: Settling, unit: number): void {
    const result = this.resultOf(unit, known);
    results.set(unit, result);
    runs.set(unit, (runs.get(unit) ?? 0) + 1);
    known.summaries[unit] = result.summary;
  }

  /** Whether a unit is to be followed: what grows with every round is followed some times, and then for new shared values. */
  private isWaiting({ known, results, runs }: Settling, unit: number): boolean {
    const last = results.get(unit);
    if (last === undefined) return true;
    if (this.holds(last, known, 'shape')) return false;
    const count = runs.get(unit) ?? 0;
    return (
      count < limits.summaryRounds ||
      (count < 2 * limits.summaryRounds && !this.holds(last, known, 'shape', isOfShared))
    );
  }

  /** The result of the round before as long as it holds: where functions call themselves, steps would grow for ever. */
  private renewed(index: number, last: UnitResult | undefined, known: Known): UnitResult {
    return last !== undefined && this.holds(last, known, 'shape') ? last : this.resultOf(index, known);
  }

  private resultOf(index: number, known: Known): UnitResult {
    const isOver = this.isOver();
    const { results } = this.recall(index);
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
        note('unit', unit);
        return known.summaries[unit] ?? emptySummary;
      },
      ofImport: (name) => {
        const summary = this.imports?.summaryOf(name);
        // Without imports the answer is that there is none: such a result holds with them where theirs is the same.
        if (isImportable(this.file, name)) note('imported', name);
        return summary;
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
    const { summary, names } = this.follow(interpreter, index);
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

const touchesNothing: Touches = { sink: false, openSink: false, source: false };

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

function summariseFile(file: FileContext, memory: FlowMemory): readonly Summary[] {
  return new FileFlow(file, memory, undefined).summarise();
}
