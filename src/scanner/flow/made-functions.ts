/** Functions that a function makes and gives back: `const tool = (name) => (arg) => exec(name + arg)`. */
import { parametersByPosition } from './closures.ts';
import type { Passed, Run } from './run.ts';
import { State } from './state.ts';
import { createSummary, emptySummary, type Summary, type SummarySink } from './summary.ts';
import { createPart, type Part } from './value/part.ts';
import type { Taint } from './value/taint.ts';
import { partValue, unknown, type Value } from './value/value.ts';

/** Parameters of the inner function stand behind all that the outer one can have. */
const innerPosition = 1_000;
const maxDepth = 3;
/** Objects with more functions are rare, and each is run once more. */
const maxHeld = 12;
const wholeKey = '';

function isInner({ origin }: Taint): boolean {
  return typeof origin !== 'string' && origin.position >= innerPosition;
}

function ownPart({ position, keys }: Part): Part {
  return createPart(position - innerPosition, keys);
}

function ownTaint(taint: Taint): Taint {
  if (typeof taint.origin === 'string') return taint;
  const origin = ownPart(taint.origin);
  return { ...taint, origin, id: origin.id };
}

/** A value as callers of the inner function meet it: what the outer one was handed is not theirs to know. */
function ownValue(value: Value, depth = 0): Value {
  const taints = value.taints
    .filter((taint) => typeof taint.origin === 'string' || isInner(taint))
    .map(ownTaint);
  const isShown = value.same !== undefined && value.same.position >= innerPosition;
  const fields =
    depth < maxDepth && value.fields !== undefined
      ? new Map([...value.fields].map(([key, field]) => [key, ownValue(field, depth + 1)]))
      : undefined;
  const same = isShown && value.same !== undefined ? ownPart(value.same) : undefined;
  return { ...unknown, taints, fields, size: fields === undefined ? -1 : value.size, same };
}

function ownSinks(sinks: readonly SummarySink[]): SummarySink[] {
  return sinks
    .filter(({ part }) => part.position >= innerPosition)
    .map((sink) => ({ ...sink, part: ownPart(sink.part) }));
}

function innerParts(run: Run, func: number): { readonly names: string[]; readonly passed: Passed } {
  const own = parametersByPosition(run, func).filter(({ position }) => position >= 0);
  const passed: Passed = (position, name) =>
    position < 0 ? undefined : partValue(createPart(innerPosition + position), name);
  return { names: own.map(({ name }) => name), passed };
}

/** What a call of the functions does that the running one gives back, alone or under the keys of an object. */
export function summariseMade(run: Run, returns: Value): ReadonlyMap<string, Summary> | undefined {
  const made = new Map<string, Summary>();
  const held = [...(returns.fields ?? [])].map(([key, { func }]) => [key, func] as const);
  for (const [key, func] of [[wholeKey, returns.func] as const, ...held.slice(0, maxHeld)]) {
    const summary = summariseOne(run, func);
    if (summary !== undefined) made.set(key, summary);
  }
  return made.size === 0 ? undefined : made;
}

/** What a unit returns, with the functions in it known by the unit. */
export function withMade(
  returns: Value,
  made: ReadonlyMap<string, Summary> | undefined,
  unit: number,
): Value {
  if (made === undefined) return returns;
  const mark = (value: Value, key: string): Value =>
    made.has(key) ? { ...value, madeBy: `${unit} ${key}` } : value;
  const fields =
    returns.fields && new Map([...returns.fields].map(([key, value]) => [key, mark(value, key)]));
  return { ...mark(returns, wholeKey), fields };
}

/** The summary that a function made elsewhere is known by. */
export function summaryOfMade(run: Run, madeBy: string): Summary | undefined {
  const at = madeBy.indexOf(' ');
  return run.summaries.ofUnit(Number(madeBy.slice(0, at))).made?.get(madeBy.slice(at + 1));
}

function summariseOne(run: Run, func: number): Summary | undefined {
  const seen = func < 0 ? undefined : run.pending.get(func);
  if (seen === undefined) return undefined;
  const outer = { sinks: run.sinks, drafts: run.drafts.length };
  run.sinks = new Map();
  const { names, passed } = innerParts(run, func);
  run.state = new State(seen);
  const returns = ownValue(run.callClosure(func, passed));
  const sinks = ownSinks([...run.sinks.values()]);
  // The function is run once more by itself: what it does with anybody's call is said then.
  run.sinks = outer.sinks;
  run.drafts.length = outer.drafts;
  run.pending.set(func, seen);
  run.state = undefined;
  if (sinks.length === 0 && returns.taints.length === 0 && returns.fields === undefined) return undefined;
  return createSummary({ ...emptySummary, returns, sinks, names });
}
