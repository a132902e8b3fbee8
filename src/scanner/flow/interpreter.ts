/**
 * Runs the body of one unit over abstract values: statements in order, branches joined, loops twice.
 * It knows nothing of one language's syntax beyond the shared kinds, and nothing of libraries beyond the models.
 */

import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { limits } from '../limits.ts';
import type { Models } from '../match/models.ts';
import { arrival } from '../model.ts';
import type { Resolver } from '../names/resolver.ts';
import { kindAt } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { anchorOf } from '../units.ts';
import { callClosure } from './closures.ts';
import { isAssumedAt } from './evidence/assumed.ts';
import { writtenAt } from './evidence/written.ts';
import { evaluators } from './expressions.ts';
import { refine } from './guards.ts';
import {
  type Catcher,
  createFrame,
  type Exits,
  type Frame,
  type Passed,
  type Run,
  type SummarySource,
} from './run.ts';
import { joinStates, State, type StateKey } from './state.ts';
import { executors } from './statements.ts';
import type { ReachedSinks } from './summary.ts';
import { join } from './value/join.ts';
import { addStep, type Step } from './value/step.ts';
import { createTaint, type Taint, unite } from './value/taint.ts';
import { tainted, unknown, type Value } from './value/value.ts';

const visitsBetweenLooks = 2_048;

/**
 * Runs one function on values that may be tainted: every branch, loops for a few turns, calls by summary. It
 * executes nothing; a path that ends leaves no state.
 */
export class Interpreter implements Run {
  readonly file: FileContext;
  readonly syntax: Syntax;
  readonly resolver: Resolver;
  readonly models: Models;
  readonly summaries: SummarySource;
  /** Undefined while the path cannot be reached. */
  state: State | undefined = new State();
  frame: Frame = createFrame(-1);
  readonly catchers: Catcher[] = [];
  readonly proofs = new Set<string>();
  readonly refined = new Set<number>();
  readonly carried = new Map<string, Value>();
  readonly drafts: Draft[] = [];
  sinks: ReachedSinks = new Map();
  readonly notes = new Set<string>();
  readonly exits: Exits[] = [];
  /** Functions that were made but not run yet, with what they saw. */
  readonly pending = new Map<number, State>();
  readonly active = new Set<number>();
  readonly closureRuns = new Map<number, number>();
  private readonly isLate: () => boolean;
  private visits = 0;
  private depth = 0;

  constructor(file: FileContext, summaries: SummarySource, isLate: () => boolean = () => false) {
    this.isLate = isLate;
    this.file = file;
    this.syntax = file.syntax;
    this.resolver = file.resolver;
    this.models = file.models;
    this.summaries = summaries;
  }

  /** How deep it is in expressions and statements. */
  get nesting(): number {
    return this.depth;
  }

  /** Value of an expression; effects on the state happen on the way. */
  evaluate(node: number): Value {
    if (node < 0 || this.state === undefined || !this.enter()) return unknown;
    const value = evaluators[kindAt(this.syntax, node)]?.(this, node) ?? unknown;
    this.depth -= 1;
    return value;
  }

  callClosure(func: number, passed: Passed): Value {
    return callClosure(this, func, passed);
  }

  refine(condition: number, isTrue: boolean): void {
    refine(this, condition, isTrue);
  }

  /** Runs a statement. */
  execute(node: number): void {
    if (node < 0 || this.state === undefined || !this.enter()) return;
    const run = executors[kindAt(this.syntax, node)];
    if (run === undefined) this.evaluate(node);
    else run(this, node);
    this.depth -= 1;
  }

  nested(work: () => void): void {
    if (!this.enter()) return;
    work();
    this.depth -= 1;
  }

  private enter(): boolean {
    this.visits += 1;
    // The caller's clock is asked now and then: asking costs more than a visit.
    if (this.visits % visitsBetweenLooks === 0 && this.isLate()) this.visits = Number.POSITIVE_INFINITY;
    if (this.visits > limits.flowVisits)
      this.notes.add('data flow: a function is too big to follow to its end');
    else if (this.depth > limits.flowDepth) this.notes.add('data flow: code is nested too deep to follow');
    else {
      this.depth += 1;
      return true;
    }
    return false;
  }

  /** Runs something on its own copy of a state and gives the state after it. */
  branch(state: State | undefined, work: () => void): State | undefined {
    const before = this.state;
    this.state = state === undefined ? undefined : new State(state);
    work();
    const after = this.state;
    this.state = before;
    return after;
  }

  snapshot(state: State): State {
    if (state === this.state) this.state = new State(state);
    return state;
  }

  set(key: StateKey, value: Value): void {
    this.state?.set(key, value);
  }

  get(key: StateKey): Value | undefined {
    return this.state?.get(key);
  }

  /** The path ends here: `return`, `throw`. */
  stop(): void {
    this.state = undefined;
  }

  /** The path ends here, with something that a handler or the caller may catch. */
  raise(taints: readonly Taint[]): void {
    const catcher = this.catchers[this.catchers.length - 1];
    if (catcher === undefined) this.frame.thrown = unite(this.frame.thrown, taints);
    else {
      catcher.thrown = unite(catcher.thrown, taints);
      catcher.state = joinStates(catcher.state, this.state);
    }
    this.state = undefined;
  }

  /** `break` or `continue`: the path goes on where the loop ends or begins anew. */
  leave(how: keyof Exits): void {
    const target = this.exits[this.exits.length - 1];
    if (this.state !== undefined) target?.[how].push(this.state);
    this.state = undefined;
  }

  /** Runs a loop body or switch with its own exits and joins them. */
  withExits(work: (exits: Exits) => void): void {
    const exits: Exits = { leaving: [], again: [] };
    this.exits.push(exits);
    work(exits);
    this.exits.pop();
    for (const state of exits.leaving) this.state = joinStates(this.state, state);
  }

  returnValue(value: Value): void {
    const { frame } = this;
    frame.returned = frame.returned === undefined ? value : join(frame.returned, value);
    frame.exit = joinStates(frame.exit, this.state);
  }

  from(node: number): number {
    return anchorOf(this.file.units, this.syntax.start[node] ?? 0);
  }

  to(node: number): number {
    return anchorOf(this.file.units, this.syntax.end[node] ?? 0);
  }

  step(previous: Step | undefined, message: string, node: number): Step | undefined {
    return addStep(previous, message, this.from(node), this.to(node));
  }

  /** The same taints, one step further. */
  advance(taints: readonly Taint[], message: string, node: number): readonly Taint[] {
    if (taints.length === 0) return taints;
    const from = this.from(node);
    const to = this.to(node);
    return taints.map((taint) => {
      const step = addStep(taint.step, message, from, to);
      return step === taint.step ? taint : { ...taint, step };
    });
  }

  /** A value that comes from outside at this node. */
  source(origin: string, label: string, node: number): Value {
    const id = `${origin}@${this.from(node)}`;
    const first = this.step(undefined, `${label} ${arrival}`, node);
    const step = first && { ...first, written: writtenAt(this.syntax, node) };
    const isAssumed = origin === 'web' && isAssumedAt(this.file, node);
    return tainted([{ ...createTaint({ origin, id, label, step }), isAssumed }]);
  }
}
