import { pastUnread } from './evidence/past-unread.ts';
import { clean } from './value/clean.ts';
import { join } from './value/join.ts';
import type { Taint } from './value/taint.ts';
import { unknown, type Value } from './value/value.ts';

/** A binding's id, or a text: the method's own object, a proven member. */
export type StateKey = number | string;

/** Begins the keys of proofs. */
export const proofMark = '?';

function isProof(key: StateKey): boolean {
  return typeof key === 'string' && key.startsWith(proofMark);
}

const maxDepth = 16;

/**
 * Values by key, in layers: a branch writes into a layer of its own over what both branches share, so that to fork
 * and to join cost what was changed, not what is known. A state that another stands on is not written any more.
 */
export class State {
  readonly base: State | undefined;
  readonly depth: number;
  /** Undefined marks a key that the layers below hold and this one has forgotten. */
  private readonly own = new Map<StateKey, Value | undefined>();

  constructor(base?: State) {
    const isDeep = base !== undefined && base.depth >= maxDepth;
    this.base = isDeep ? undefined : base;
    this.depth = base === undefined || isDeep ? 0 : base.depth + 1;
    if (isDeep) for (const [key, value] of base.entries()) this.own.set(key, value);
  }

  get(key: StateKey): Value | undefined {
    for (let at: State | undefined = this; at !== undefined; at = at.base) {
      const value = at.own.get(key);
      if (value !== undefined || at.own.has(key)) return value;
    }
    return undefined;
  }

  set(key: StateKey, value: Value): void {
    this.own.set(key, value);
  }

  forget(key: StateKey): void {
    this.own.set(key, undefined);
  }

  /** Everything that is known. */
  entries(): Map<StateKey, Value> {
    const layers: State[] = [];
    for (let at: State | undefined = this; at !== undefined; at = at.base) layers.push(at);
    const all = new Map<StateKey, Value>();
    for (const { own } of layers.reverse()) {
      for (const [key, value] of own) {
        if (value === undefined) all.delete(key);
        else all.set(key, value);
      }
    }
    return all;
  }

  /** Keys that were written above a state below. */
  changedSince(base: State | undefined, into: Set<StateKey>): Set<StateKey> {
    for (let at: State | undefined = this; at !== undefined && at !== base; at = at.base)
      for (const key of at.own.keys()) into.add(key);
    return into;
  }
}

/** The nearest state that both stand on; undefined when there is none. */
function sharedBase(one: State, other: State): State | undefined {
  let left: State | undefined = one;
  let right: State | undefined = other;
  while (left !== right) {
    if (left === undefined || right === undefined) return undefined;
    if (left.depth >= right.depth) left = left.base;
    else right = right.base;
  }
  return left;
}

/** A value that only one of two paths has set: what the other one leaves is not known. */
function halfKnown(value: Value): Value {
  const isExact = value.constant !== undefined || value.size >= 0 || value.same !== undefined;
  return isExact ? join(value, unknown) : value;
}

function joinValues(key: StateKey, one: Value | undefined, other: Value | undefined): Value | undefined {
  if (one === other) return one;
  if (one !== undefined && other !== undefined) return join(one, other);
  const known = one ?? other;
  return known === undefined || isProof(key) ? undefined : halfKnown(known);
}

/** What holds after either of two paths; a path that ended does not count, a proof must hold on both. */
export function joinStates(one: State | undefined, other: State | undefined): State | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const base = sharedBase(one, other);
  const joined = new State(base);
  for (const key of other.changedSince(base, one.changedSince(base, new Set()))) {
    const value = joinValues(key, one.get(key), other.get(key));
    if (value === undefined) joined.forget(key);
    else joined.set(key, value);
  }
  return joined;
}

/** Whether a turn has changed nothing. */
export function isSameState(one: State | undefined, other: State | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const base = sharedBase(one, other);
  for (const key of other.changedSince(base, one.changedSince(base, new Set()))) {
    const left = one.get(key);
    const right = other.get(key);
    if (left !== right && (left === undefined || right === undefined || !isSameValue(left, right)))
      return false;
  }
  return true;
}

function isSameValue(one: Value, other: Value): boolean {
  return (
    one.constant === other.constant &&
    one.func === other.func &&
    one.size === other.size &&
    one.isObject === other.isObject &&
    one.taints.length === other.taints.length &&
    one.taints.every((taint, index) => isSameTaint(taint, other.taints[index])) &&
    hasSameFields(one.fields, other.fields)
  );
}

function hasSameFields(one: Value['fields'], other: Value['fields']): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.size !== other.size) return false;
  for (const [key, value] of one) {
    const match = other.get(key);
    if (
      match === undefined ||
      !(value === match || (isSameObject(value, match) && isSameValue(value, match)))
    )
      return false;
  }
  return true;
}

/** Of a field, all is told to whoever takes it out. */
function isSameObject(one: Value, other: Value): boolean {
  return (
    one.same?.id === other.same?.id &&
    one.name === other.name &&
    one.instance === other.instance &&
    one.bound === other.bound &&
    one.via === other.via &&
    one.classes === other.classes &&
    one.madeBy === other.madeBy &&
    one.keys === other.keys &&
    one.isObject === other.isObject
  );
}

function isSameTaint(one: Taint, other: Taint | undefined): boolean {
  return one.id === other?.id && one.cleaned === other.cleaned;
}

/** Notes that what shares its source with a value has passed checks whose bodies were not read: their answers, as bits. */
export function passOrigins(state: State, ids: ReadonlySet<string>, unread: number): void {
  for (const [key, value] of state.entries())
    if (value.taints.some((taint) => ids.has(taint.id))) state.set(key, pastUnread(value, unread));
}

/** Makes safe what shares its source with a proven value: a checked host proves the address it was taken from. */
export function cleanOrigins(state: State, ids: ReadonlySet<string>, bits: number): void {
  for (const [key, value] of state.entries()) {
    if (value.taints.some((taint) => ids.has(taint.id))) state.set(key, clean(value, bits));
  }
}
