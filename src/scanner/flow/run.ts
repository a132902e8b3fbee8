import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { Models } from '../match/models.ts';
import type { Resolver } from '../names/resolver.ts';
import type { HandlerModel } from '../rules/rule-data.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { State, StateKey } from './state.ts';
import type { Outcome, Proven, ReachedSinks, Summary } from './summary.ts';
import type { Step } from './value/step.ts';
import type { Taint } from './value/taint.ts';
import type { Value } from './value/value.ts';

/** Asks for what other units and modules do; the answers become part of the result's key. */
export interface SummarySource {
  /** Summary of a unit's function of this file, by its index. */
  ofUnit(index: number): Summary;
  /** Summary of an imported function by its resolved name, when its module is of this workspace. */
  ofImport(name: string): Summary | undefined;
  /** Whether `ofImport` would answer: to know that takes less than the summary. */
  hasImport(name: string): boolean;
  /** What a library calls an object that another module of this workspace hands out: `pg.Pool().query` for `./db.pool.query`. */
  aliasOf(name: string): string | undefined;
  /** What a name of the module holds after the module has run, and whatever its functions put there. */
  ofModule(name: string): Value | undefined;
  /** What the methods of a class put into a field of theirs. */
  ofField(className: string, field: string): Value | undefined;
}

/** Where `break` and `continue` of the innermost loop or switch meet. */
export interface Exits {
  readonly leaving: State[];
  readonly again: State[];
}

/** What a `try` collects for its handlers: any state its body was left in, and what was thrown. */
export interface Catcher {
  state: State | undefined;
  thrown: readonly Taint[];
}

/** The running function. */
export interface Frame {
  readonly func: number;
  /** Undefined until something is returned. */
  returned: Value | undefined;
  thrown: readonly Taint[];
  /** What holds where it returns. */
  exit: State | undefined;
  /** Sink class of what it returns, when a framework sends it. */
  returnSink: HandlerModel | undefined;
  /** Bindings of the parameters by position, while it is summarised: what its answers prove of them is noted. */
  guarded: readonly number[] | undefined;
  /** By outcome: what is known of each parameter; undefined while there was no such outcome. */
  readonly proven: Map<Outcome, readonly Proven[]>;
}

/** What a caller passes to a parameter; undefined when it passes nothing. */
export type Passed = (position: number, name: string) => Value | undefined;

/** One run over one unit: what the evaluators of expressions and statements work with. */
export interface Run {
  readonly file: FileContext;
  readonly syntax: Syntax;
  readonly resolver: Resolver;
  readonly models: Models;
  readonly summaries: SummarySource;
  /** Undefined while the path cannot be reached. */
  state: State | undefined;
  frame: Frame;
  readonly catchers: Catcher[];
  readonly drafts: Draft[];
  sinks: ReachedSinks;
  /** Functions that were made but not run yet, with what they saw. */
  readonly pending: Map<number, State>;
  /** Functions being run, so that recursion ends. */
  readonly active: Set<number>;
  /** How often each function inside this unit was run. */
  readonly closureRuns: Map<number, number>;
  /** Names whose conditions are being looked at. */
  readonly refined: Set<number>;
  /** What was put into objects that a framework hands from one handler to the next, by name. */
  readonly carried: Map<string, Value>;
  /** Keys of all members that were ever proven safe. */
  readonly proofs: Set<string>;

  /** Value of an expression; effects on the state happen on the way. */
  evaluate(node: number): Value;
  execute(node: number): void;
  /** Does something one level deeper, unless that is too deep. */
  nested(work: () => void): void;
  /** Runs a function of this unit with known arguments. */
  callClosure(func: number, passed: Passed): Value;
  /** Narrows the state by a condition that is known to be true or false. */
  refine(condition: number, isTrue: boolean): void;
  /** Runs something on its own copy of a state and gives the state after it. */
  branch(state: State | undefined, work: () => void): State | undefined;
  /** A state as it is now, whatever happens to the one at hand. */
  snapshot(state: State): State;
  set(key: StateKey, value: Value): void;
  get(key: StateKey): Value | undefined;
  /** The path ends here: `return`, `throw`. */
  stop(): void;
  /** The path ends here, with something that a handler or the caller may catch. */
  raise(taints: readonly Taint[]): void;
  /** `break` or `continue`: the path goes on where the loop ends or begins anew. */
  leave(how: keyof Exits): void;
  /** Runs a loop or switch with its own exits and joins those that leave it. */
  withExits(work: (exits: Exits) => void): void;
  returnValue(value: Value): void;
  from(node: number): number;
  to(node: number): number;
  step(previous: Step | undefined, message: string, node: number): Step | undefined;
  /** The same taints, one step further. */
  advance(taints: readonly Taint[], message: string, node: number): readonly Taint[];
  /** A value that comes from outside at this node. */
  source(origin: string, label: string, node: number): Value;
}

/** A frame for a function, or for the module when that is -1. */
export function createFrame(func: number): Frame {
  return {
    func,
    returned: undefined,
    thrown: [],
    exit: undefined,
    returnSink: undefined,
    guarded: undefined,
    proven: new Map(),
  };
}
