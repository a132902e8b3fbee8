/** Makes of a finished run what callers need to know: the summary of its function, or what its module holds. */
import { handlerOf } from '../match/handlers.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../syntax/read.ts';
import { bindParameters, parametersByPosition, runBody, runPending } from './closures.ts';
import { summariseMade, withMade } from './made-functions.ts';
import { proofsOf } from './outcomes.ts';
import { carriedMark } from './places.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';
import { selfKey } from './store.ts';
import { createSummary, portable, type Summary, type SummaryParts } from './summary.ts';
import { createPart, receiverPosition } from './value/part.ts';
import { partValue, type Value } from './value/value.ts';

/** The object that a method is called on. */
function ownObject(run: Run, func: number): Value {
  const instance = run.resolver.className(func);
  const own = partValue(createPart(receiverPosition), 'its object');
  return instance === '' ? own : { ...own, instance };
}

function bindingOf(run: Run, pattern: number): number {
  const inner = kindAt(run.syntax, pattern) === K.restPattern ? pattern + 1 : pattern;
  return bindingAt(run.resolver.names, inner)?.id ?? -1;
}

/** Runs the body of a unit's function, with its parameters as origins, and summarises it. */
export function runFunction(run: Run, func: number): Summary {
  const parameters = parametersByPosition(run, func);
  const own = parameters.filter(({ position }) => position >= 0);
  const bindings = new Map(parameters.map(({ position, pattern }) => [position, bindingOf(run, pattern)]));
  run.active.add(func);
  run.frame.guarded = own.map(({ pattern }) => bindingOf(run, pattern));
  if (run.syntax.grammar.family === 'script') run.set(selfKey, ownObject(run, func));
  bindParameters(run, func, (position, name) =>
    position < 0 ? ownObject(run, func) : partValue(createPart(position), name),
  );
  const returns = withoutHanded(run, func, runBody(run, func));
  const { exit } = run.frame;
  const made = summariseMade(run, returns);
  const effects = effectsOf(run, exit, bindings);
  const globals = globalsOf(run, exit);
  const parts: Omit<SummaryParts, 'sinks'> = {
    returns: withMade(portable(returns, toUnit(run)), made, toUnit(run)(func)),
    throws: run.frame.thrown,
    effects,
    globals,
    proofs: proofsOf(run.frame),
    names: own.map(({ name }) => name),
    constructs: isConstructor(run, func),
    isElsewhere: false,
    made,
  };
  run.frame.guarded = undefined;
  runPending(run);
  return createSummary({ ...parts, sinks: [...run.sinks.values()] });
}

/** What templates hand to a tag, and a router to a view, is not what another caller in the program gets back from it. */
function withoutHanded(run: Run, func: number, value: Value): Value {
  const handler = handlerOf(run.models, run.resolver, func);
  if (handler?.spares === undefined) return value;
  return { ...value, taints: value.taints.filter(({ label }) => label !== handler.tainted) };
}

function toUnit(run: Run): (func: number) => number {
  return (func) => run.file.units.byFunction.get(func) ?? -1;
}

function isConstructor(run: Run, func: number): boolean {
  const name = textOf(run.syntax, childBy(run.syntax, func, F.name));
  return name === (run.syntax.grammar.family === 'script' ? 'constructor' : '__init__');
}

/** Whether a parameter's object holds something that the caller did not put there. */
function isChanged(value: Value, position: number): boolean {
  const { same } = value;
  if (same?.position !== position || same.keys.length > 0) return false;
  return value.fields !== undefined || value.taints.some((taint) => taint.id !== same.id);
}

function effectsOf(
  run: Run,
  exit: State | undefined,
  bindings: ReadonlyMap<number, number>,
): Map<number, Value> {
  const effects = new Map<number, Value>();
  const keys: [number, number | string][] = [...bindings];
  if (run.syntax.grammar.family === 'script') keys.push([receiverPosition, selfKey]);
  for (const [position, key] of keys) {
    const value = exit?.get(key);
    if (value !== undefined && isChanged(value, position))
      effects.set(position, portable(value, toUnit(run)));
  }
  return effects;
}

/** Names of the module that the function has given a value. */
function globalsOf(run: Run, exit: State | undefined): Map<string, Value> {
  const globals = new Map<string, Value>();
  for (const [key, value] of exit?.entries() ?? []) {
    const binding = typeof key === 'number' ? run.resolver.names.bindings[key] : undefined;
    if (binding?.scope.outer === undefined && binding !== undefined && isTold(value))
      globals.set(binding.name, portable(value, toUnit(run)));
  }
  for (const [name, value] of run.carried) globals.set(carriedMark + name, portable(value, toUnit(run)));
  return globals;
}

/** Constants of names that nobody writes again are known to everyone; the rest is worth telling. */
function isTold(value: Value): boolean {
  const { taints, fields, func, instance, classes, madeBy } = value;
  const isOfClass = instance !== undefined || classes !== undefined;
  return taints.length > 0 || fields !== undefined || func >= 0 || isOfClass || madeBy !== undefined;
}

/** Runs the module round the functions; gives what its names hold afterwards. */
export function runModule(run: Run): ReadonlyMap<string, Value> {
  run.execute(0);
  const held = globalsOf(run, run.state);
  runPending(run);
  return held;
}
