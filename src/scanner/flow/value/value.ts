/** Values as the flow knows them. A bound function holds values, and a value may be one: the two types are one. */
import type { Constant } from '../../match/constants.ts';
import type { Part } from './part.ts';
import { createTaint, type Taint } from './taint.ts';

/** What a caller hands in, while the function that it is handed to is summarised. */
export function partValue(part: Part, label: string): Value {
  const taint = createTaint({ origin: part, id: part.id, label, step: undefined });
  return { ...unknown, taints: [taint], same: part };
}

/** A function with some of its arguments: `functools.partial(run, name)`, `run.bind(this, name)`. */
export interface Bound {
  readonly func: number;
  /** Resolved name of a library's function. */
  readonly name: string | undefined;
  readonly positional: readonly Value[];
  readonly byName: ReadonlyMap<string, Value>;
  /** Set for what settles a promise: the key under which the state keeps what it is given. */
  readonly into?: string;
}

/** What the flow knows of a value. */
export interface Value {
  readonly taints: readonly Taint[];
  readonly fields: ReadonlyMap<string, Value> | undefined;
  /** Function node when the value is a function of this file, else -1. */
  readonly func: number;
  readonly constant: Constant | undefined;
  /** Number of elements where it is known: they then stand under `0`, `1` …; else -1. */
  readonly size: number;
  /** Set while the value is a caller's part itself, not something made from it. */
  readonly same: Part | undefined;
  /** What a library calls it, where members of that are sources: `express.Request()`. */
  readonly name: string | undefined;
  /** Name of the class of this file that it is an object of; names joined by `|` where it may be of several. */
  readonly instance: string | undefined;
  readonly bound: Bound | undefined;
  /** Of the keys by which it was taken out of an object: with `__proto__` for one, all objects inherit from it. */
  readonly via: readonly Taint[] | undefined;
  /** Set where the value is such a class itself; names joined by `|` as well. */
  readonly classes: string | undefined;
  /** Where it is a function that a function gave: the index of the unit that made it and the key that it was under. */
  readonly madeBy: string | undefined;
  /** What the keys of a dictionary carry, where that is known: a loop over one gives its keys. */
  readonly keys: readonly Taint[] | undefined;
  /** It is an object or list, whatever it holds: who sends it as it is sends JSON. */
  readonly isObject: boolean;
}

/** Nothing is known and nothing is suspected. All values are made of it, since engines are quick where objects are alike. */
export const unknown: Value = {
  taints: [],
  fields: undefined,
  func: -1,
  constant: undefined,
  size: -1,
  same: undefined,
  name: undefined,
  instance: undefined,
  bound: undefined,
  via: undefined,
  classes: undefined,
  madeBy: undefined,
  keys: undefined,
  isObject: false,
};

/** A value that only carries taints. */
export function tainted(taints: readonly Taint[]): Value {
  return taints.length === 0 ? unknown : { ...unknown, taints };
}

/** A known constant. */
export function constantValue(constant: Constant | undefined): Value {
  return constant === undefined ? unknown : { ...unknown, constant };
}

/** A collection of known elements. */
export function listOf(elements: readonly Value[]): Value {
  return {
    ...unknown,
    fields: new Map(elements.map((each, index) => [String(index), each])),
    size: elements.length,
    isObject: true,
  };
}
