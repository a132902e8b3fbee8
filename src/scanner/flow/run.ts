import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { Models } from '../match/models.ts';
import type { Resolver } from '../names/resolver.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { State } from './state.ts';
import type { Summary, SummarySink } from './summary.ts';
import type { Step, Taint, Value } from './value.ts';

/** Asks for what other units and modules do; the answers become part of the result's key. */
export interface SummarySource {
  /** Summary of a unit's function of this file, by its index. */
  ofUnit(index: number): Summary;
  /** Summary of an imported function by its resolved name, when its module is of this workspace. */
  ofImport(name: string): Summary | undefined;
}

/** Where `break` and `continue` of the innermost loop or switch meet. */
export interface Exits {
  readonly leaving: State[];
  readonly again: State[];
}

/** One run over one unit: what the evaluators of expressions and statements work with. */
export interface Run {
  readonly file: FileContext;
  readonly syntax: Syntax;
  readonly resolver: Resolver;
  readonly models: Models;
  readonly summaries: SummarySource;
  /** Undefined while the path cannot be reached. */
  state: State | undefined;
  returned: Value;
  /** Sink class of what the running function returns, when a framework sends it. */
  returnSink: string | undefined;
  readonly drafts: Draft[];
  readonly sinks: SummarySink[];
  /** Functions that were made but not run yet, with what they saw. */
  readonly pending: Map<number, State>;
  /** Functions being run, so that recursion ends. */
  readonly active: Set<number>;

  /** Value of an expression; effects on the state happen on the way. */
  evaluate(node: number): Value;
  execute(node: number): void;
  /** Runs something on its own copy of a state and gives the state after it. */
  branch(state: State | undefined, work: () => void): State | undefined;
  set(key: number | string, value: Value): void;
  get(key: number | string): Value | undefined;
  /** The path ends here: `return`, `throw`. */
  stop(): void;
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
