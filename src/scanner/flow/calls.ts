import { keyText } from '../match/call-parts.ts';
import { allHold } from '../match/conditions.ts';
import { parametersOf } from '../match/handlers.ts';
import type { CompiledCleaner, CompiledPropagator } from '../match/models.ts';
import { enclosingClass, enclosingMethod } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { mapOver, runCallbacks } from './callbacks.ts';
import { callContainer, merged } from './containers.ts';
import { applySummary, callFunction, type Site } from './functions.ts';
import { proveReturned } from './guard-calls.ts';
import { callOnConstant } from './operators.ts';
import { callKey } from './places.ts';
import { replaced } from './regexes.ts';
import type { Run } from './run.ts';
import { type Arguments, checkKey, checkSink } from './sinks.ts';
import { selfKey, updateAt } from './store.ts';
import { concatenate } from './text.ts';
import {
  allTaints,
  clean,
  cleanTaints,
  deeper,
  elementOf,
  elementsOf,
  join,
  type Taint,
  tainted,
  unite,
  unknown,
  type Value,
} from './value.ts';

/** A call with everything its handling needs. */
interface Call {
  readonly node: number;
  readonly callee: number;
  readonly name: string | undefined;
  readonly last: string;
  readonly receiver: Value;
  /** Node of the receiver, or `none`. */
  readonly object: number;
  readonly given: Arguments;
}

function evaluateArguments(run: Run, list: number): Arguments {
  const positional: Value[] = [];
  const byName = new Map<string, Value>();
  let rest = unknown;
  if (kindAt(run.syntax, list) !== K.args) {
    // A generator as only argument stands without a list; a tagged template has its parts.
    return { positional: list === none ? [] : [run.evaluate(list)], byName, rest, receiver: unknown };
  }
  for (const child of childrenOf(run.syntax, list)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.keywordArg)
      byName.set(keyText(run.syntax, child), run.evaluate(childBy(run.syntax, child, F.value)));
    else if (kind === K.spread) rest = join(rest, spreadInto(run, child, { positional, byName }));
    else positional.push(run.evaluate(child));
  }
  return { positional, byName, rest, receiver: unknown };
}

/** `...list`, `*args`, `**options`: known elements take their places; the rest may stand anywhere. */
function spreadInto(
  run: Run,
  spread: number,
  into: { readonly positional: Value[]; readonly byName: Map<string, Value> },
): Value {
  const value = run.evaluate(childAt(run.syntax, spread, 0));
  const isNamed = run.syntax.text.startsWith('**', run.syntax.start[spread]);
  if (isNamed) for (const [key, field] of value.fields ?? []) into.byName.set(key, field);
  else if (value.size >= 0) into.positional.push(...elementsOf(value));
  const isPlaced = value.fields !== undefined && (isNamed || value.size >= 0);
  return isPlaced ? tainted(value.taints) : elementOf(value);
}

function everything(call: Call): readonly Taint[] {
  let taints = call.given.rest.taints;
  for (const value of [...call.given.positional, ...call.given.byName.values()])
    taints = unite(taints, allTaints(value));
  return taints;
}

function sanitized(call: Call, cleaners: readonly CompiledCleaner[]): Value {
  const bits = bitsOf(cleaners);
  return tainted(cleanTaints(unite(everything(call), allTaints(call.receiver)), bits));
}

/** `"…{}".format(x)`: what stands before the first place is the beginning. */
function formatted(run: Run, call: Call): Value {
  const text = call.receiver.constant;
  if (typeof text !== 'string') return tainted(unite(call.receiver.taints, everything(call)));
  return concatenate(run, [{ ...unknown, constant: text.split('{')[0] ?? '' }, tainted(everything(call))]);
}

function propagated(run: Run, call: Call, models: readonly CompiledPropagator[]): Value {
  if (call.last === 'format') return formatted(run, call);
  // What one library's model says of a call holds beside what another's says.
  const shared = models.reduce((bits, model) => bits | (model.args === undefined ? model.bits : 0), 0);
  const own = allTaints(call.receiver);
  let taints = shared === 0 ? own : cleanTaints(own, shared);
  for (const model of models) {
    const values =
      model.args === undefined
        ? undefined
        : model.args.map((position) => call.given.positional[position] ?? unknown);
    const passing = values === undefined ? everything(call) : values.flatMap((value) => allTaints(value));
    const bits = model.bits | shared;
    const cleaned = bits === 0 ? passing : cleanTaints(passing, bits);
    if (model.into === true && call.object !== none)
      updateAt(run, call.object, (before) => ({ ...before, taints: unite(before.taints, cleaned) }));
    else taints = unite(taints, cleaned);
  }
  return tainted(
    run.advance(taints, `passes through ${call.last || textOf(run.syntax, call.callee)}`, call.node),
  );
}

/** The function that is called, when it is of this unit, this file or this workspace. */
function callOwn(run: Run, call: Call, value: Value): Value | undefined {
  const site: Site = { ...call, shown: textOf(run.syntax, call.callee).slice(0, 60) };
  if (value.func >= 0) return callFunction(run, value.func, site);
  const { resolver } = run;
  if (resolver.isSuper(call.callee)) return callSuper(run, call, site);
  const func = localMethod(run, call);
  if (func >= 0) return callMethod(run, func, call, site);
  const owner = resolver.classNamed(call.callee);
  if (owner !== none) return construct(run, owner, site);
  const summary = call.name === undefined ? undefined : run.summaries.ofImport(call.name);
  return summary && applySummary(run, site, summary);
}

/** A function of this file that the callee means, by what is written or by what the receiver is known to be. */
function localMethod(run: Run, call: Call): number {
  const func = run.resolver.localFunction(call.callee);
  const { instance } = call.receiver;
  if (func >= 0 || instance === undefined) return func;
  return run.resolver.methodOf(run.resolver.classCalled(instance), call.last);
}

function callMethod(run: Run, func: number, call: Call, site: Site): Value | undefined {
  const isSuper = run.resolver.isSuper(call.object);
  const made = callFunction(run, func, isSuper ? withSelf(run, call, site) : site);
  // `super().__init__(x)` fills the method's own object.
  const isFilled = isSuper && call.last === initializer.python && made !== undefined;
  if (isFilled) fillOwn(run, call.node, made);
  return made;
}

function fillOwn(run: Run, node: number, made: Value): void {
  const key = ownKey(run, node);
  const own = key === undefined ? undefined : run.get(key);
  if (key !== undefined && own !== undefined) run.set(key, { ...own, fields: merged(own, made).fields });
}

/** `super.find(x)`: the object is the method's own. */
function withSelf(run: Run, call: Call, site: Site): Site {
  const key = ownKey(run, call.node);
  const receiver = (key === undefined ? undefined : run.get(key)) ?? unknown;
  return { ...site, object: none, given: { ...site.given, receiver } };
}

/** Key of the method's own object in the state. */
function ownKey(run: Run, node: number): number | string | undefined {
  if (run.syntax.grammar.family === 'script') return selfKey;
  const method = enclosingMethod(run.syntax, node);
  const [first = none] = method === none ? [] : parametersOf(run.syntax, method);
  return bindingAt(run.resolver.names, parameterPattern(run.syntax, first))?.id;
}

/** `super(x)`: the base's constructor fills the same object. */
function callSuper(run: Run, call: Call, site: Site): Value | undefined {
  const func = run.resolver.baseMethod(enclosingClass(run.syntax, call.node), 'constructor');
  const unit = func < 0 ? undefined : run.file.units.byFunction.get(func);
  if (unit === undefined) return undefined;
  fillOwn(run, call.node, applySummary(run, site, run.summaries.ofUnit(unit)));
  return unknown;
}

const initializer = { script: 'constructor', python: '__init__' } as const;

/** An object of a class of this file: what its constructor puts into it. */
function construct(run: Run, owner: number, site: Site): Value {
  const { resolver, syntax } = run;
  const func = resolver.methodOf(owner, initializer[syntax.grammar.family]);
  const instance = textOf(syntax, childBy(syntax, owner, F.name));
  if (func >= 0) return { ...(callFunction(run, func, site) ?? unknown), instance };
  // Python's data classes take their declared fields, in order or by name.
  const fields = new Map(site.given.byName);
  resolver.classInfo(owner).declared.forEach((name, position) => {
    const value = site.given.positional[position];
    if (value !== undefined) fields.set(name, value);
  });
  return { ...unknown, fields, instance };
}

function bitsOf(cleaners: readonly CompiledCleaner[]): number {
  return cleaners.reduce((bits, cleaner) => bits | cleaner.bits, 0);
}

function cleanersOf(run: Run, call: Call): readonly CompiledCleaner[] {
  const known = run.models.sanitizers.find(call.name, call.last);
  if (known.every((each) => each.where === undefined)) return known;
  const match = { node: call.node, value: none, name: '' };
  return known.filter((each) => allHold(run.resolver, match, { where: each.where ?? [] }));
}

/** Calls that give back what they are given, or its elements. */
const givesSame = new Set([
  'Promise.all',
  'Promise.resolve',
  'Promise.allSettled',
  'Object.freeze',
  'Object.seal',
  'structuredClone',
  'Array.from',
  'list',
  'tuple',
  'dict',
  'iter',
  'copy.copy',
  'copy.deepcopy',
  'typing.cast',
  'asyncio.shield',
  'asyncio.wait_for',
  'asyncio.create_task',
]);

/** A container that a library function hands on as it is. */
function handedOn(call: Call): Value | undefined {
  if (call.name === undefined || !givesSame.has(call.name)) return undefined;
  const value = call.given.positional[call.name === 'typing.cast' ? 1 : 0];
  return value?.fields === undefined && value?.same === undefined ? undefined : value;
}

/** Text that `re.sub(pattern, '', text)` or `PATTERN.sub('', text)` works on. */
function subject(call: Call): Value {
  return call.given.positional[call.name === 're.sub' ? 2 : 1] ?? unknown;
}

/** What a call gives that no function of ours explains. */
function callLibrary(run: Run, call: Call): Value {
  const [source] = run.models.calls.find(call.name, call.last);
  if (source !== undefined) return clean(run.source(source.class, source.label, call.node), source.bits);
  const own =
    callOnConstant(call.receiver, call.last, call.given.positional) ??
    handedOn(call) ??
    replaced(run, call.node, call.last, call.last === 'sub' ? subject(call) : call.receiver) ??
    (call.name === 'map' || call.name === 'filter' ? mapOver(run, call) : undefined);
  const cleaners = cleanersOf(run, call);
  if (own !== undefined) return clean(own, bitsOf(cleaners));
  if (cleaners.length > 0) return sanitized(call, cleaners);
  const fromCallbacks = runCallbacks(run, call);
  if (fromCallbacks !== undefined) return fromCallbacks;
  const { positional: args, byName } = call.given;
  const held = call.object === none ? undefined : callContainer(run, { ...call, args, byName });
  if (held !== undefined) return held;
  const propagators = run.models.propagators.find(call.name, call.last);
  if (propagators.length > 0) return propagated(run, call, propagators);
  if (run.models.safeProperties.has(call.last)) return unknown;
  // Whoever calls may know what the method gives: `request.get_json()` of a request that was handed in.
  if (call.receiver.same !== undefined && run.models.sourceMethods.has(call.last))
    return deeper(call.receiver, callKey(call.last));
  // A method of a tainted value gives a tainted value, whatever the method.
  return tainted(allTaints(call.receiver));
}

/** A template behind a name, as in sql`…${x}`: the tag decides, and those in use bind their values. */
function isTagged(run: Run, node: number): boolean {
  const list = childBy(run.syntax, node, F.arguments);
  return kindAt(run.syntax, list) === K.template && kindAt(run.syntax, parentOf(run.syntax, list)) === K.call;
}

/** Value of a call or construction. */
export function evaluateCall(run: Run, node: number): Value {
  const callee = unwrap(run.syntax, childBy(run.syntax, node, F.callee));
  const isMember = kindAt(run.syntax, callee) === K.member;
  const object = isMember ? childBy(run.syntax, callee, F.object) : none;
  const receiver = run.evaluate(object);
  const value = isMember ? unknown : run.evaluate(callee);
  if (kindAt(run.syntax, callee) === K.subscript) checkKey(run, callee, 'reflection');
  const given = evaluateArguments(run, childBy(run.syntax, node, F.arguments));
  if (isTagged(run, node)) return unknown;
  const name = run.resolver.nameOf(callee) ?? nameByReceiver(run, receiver, callee);
  const last = run.resolver.lastOf(callee);
  const call: Call = { node, callee, name, last, receiver, object, given: { ...given, receiver } };
  for (const sink of run.models.sinks.find(name, last)) checkSink(run, node, sink, call.given);
  const own = callOwn(run, call, isMember ? memberFunction(run, receiver, last) : value);
  if (own !== undefined) runCallbacks(run, { ...call, last: '' });
  const result = own ?? callLibrary(run, call);
  proveReturned(run, node, callee);
  return result;
}

/** `wrapper.request.get_json()`: what the receiver is known to be names its method. */
function nameByReceiver(run: Run, receiver: Value, callee: number): string | undefined {
  return receiver.name === undefined ? undefined : `${receiver.name}.${run.resolver.lastOf(callee)}`;
}

/** A function kept in a literal object: `const handlers = { read: (path) => … }; handlers.read(x)`. */
function memberFunction(run: Run, receiver: Value, last: string): Value {
  const held = receiver.fields?.get(last);
  return held !== undefined && held.func >= 0 && !run.active.has(held.func) ? held : unknown;
}
