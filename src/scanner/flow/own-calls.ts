import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { parametersOf } from '../match/handlers.ts';
import { enclosingClass, enclosingMethod } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import { bindingAt } from '../names/scopes.ts';
import { overridesOf } from '../names/subclasses.ts';
import { F } from '../syntax/kinds.ts';
import { childBy, childrenOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './call.ts';
import { merged } from './containers.ts';
import { applySummary, callEach, callFunction, methodsOf, type Site } from './functions.ts';
import { summaryOfMade } from './made-functions.ts';
import type { Run } from './run.ts';
import { callSpecial, shownAs } from './special-methods.ts';
import { selfKey } from './store.ts';
import { join } from './value/join.ts';
import { listOf, unknown, type Value } from './value/value.ts';

/** The function that is called, when it is of this unit, this file or this workspace. */
export function callOwn(run: Run, call: Call, value: Value): Value | undefined {
  const site: Site = { ...call, shown: textOf(run.syntax, call.callee).slice(0, 60) };
  if (value.func >= 0) return callFunction(run, value.func, site);
  const made = value.madeBy === undefined ? undefined : summaryOfMade(run, value.madeBy);
  if (made !== undefined) return applySummary(run, site, made);
  const { resolver } = run;
  if (resolver.isSuper(call.callee)) return callSuper(run, call, site);
  const funcs = localMethods(run, call);
  if (funcs.length > 0) return callMethods(run, funcs, { call, site });
  const owners = classesCalled(run, call.callee, value);
  if (owners.length > 0) return owners.map((owner) => construct(run, owner, site)).reduce(join);
  const called = callSpecial(run, value, {
    names: ['__call__'],
    node: call.node,
    args: call.given.positional,
  });
  if (called !== undefined) return called;
  if (call.name === 'str') return shownArgument(run, call);
  const summary = call.name === undefined ? undefined : run.summaries.ofImport(call.name);
  return summary && applySummary(run, site, summary);
}

/** `str(message)` of an object of this file's own class. */
function shownArgument(run: Run, { node, given }: Call): Value | undefined {
  const [value = unknown] = given.positional;
  const shown = shownAs(run, value, node);
  return shown === value ? undefined : shown;
}

/** Classes of this file that a callee constructs: by its name, by what it holds, or `cls` in a method of the class. */
function classesCalled(run: Run, callee: number, value: Value): number[] {
  const { resolver, syntax } = run;
  const owner = resolver.classNamed(callee);
  if (owner !== none) return [owner];
  if (value.classes !== undefined)
    return value.classes
      .split('|')
      .map((name) => resolver.classCalled(name))
      .filter((each) => each !== none);
  const isOwn = syntax.grammar.family === 'python' && resolver.isSelf(callee);
  return isOwn && textOf(syntax, callee) === 'cls' ? [enclosingClass(syntax, callee)] : [];
}

/** Functions of this file that the callee means, by what the receiver is known to be or by what is written. */
function localMethods(run: Run, call: Call): number[] {
  const { resolver } = run;
  const { instance } = call.receiver;
  const isSelf = call.object !== none && resolver.isSelf(call.object);
  const exact = instance === undefined || isSelf ? [] : methodsOf(run, instance, call.last);
  if (exact.length > 0) return exact;
  const func = resolver.localFunction(call.callee);
  const own = func >= 0 ? [func] : instance === undefined ? [] : methodsOf(run, instance, call.last);
  if (call.object === none || run.syntax.grammar.family !== 'python') return own;
  // What is written says no more than the base: `self.render()`, `thing: Thing`.
  const owner = resolver.classOf(call.object);
  const isClass =
    owner === none || resolver.classNamed(call.object) !== none || resolver.isSuper(call.object);
  return isClass ? own : [...own, ...overridesOf(resolver, owner, call.last)];
}

interface MethodCall {
  readonly call: Call;
  readonly site: Site;
}

function callMethods(run: Run, funcs: readonly number[], { call, site }: MethodCall): Value | undefined {
  const [only] = funcs;
  return funcs.length === 1 && only !== undefined
    ? callMethod(run, only, call, site)
    : callEach(run, funcs, site);
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
  const { declared } = resolver.classInfo(owner);
  if (resolver.baseName(owner) === 'typing.NamedTuple')
    return { ...namedTuple(declared, site.given), instance };
  const fields = new Map(site.given.byName);
  declared.forEach((name, position) => {
    const value = site.given.positional[position];
    if (value !== undefined) fields.set(name, value);
  });
  return { ...unknown, fields, instance };
}

/** A tuple whose elements have names as well. */
function namedTuple(names: readonly string[], given: Arguments): Value {
  const elements = names.map(
    (name, position) => given.positional[position] ?? given.byName.get(name) ?? unknown,
  );
  const named = names.map((name, position) => [name, elements[position] ?? unknown] as const);
  return { ...listOf(elements), fields: new Map([...(listOf(elements).fields ?? []), ...named]) };
}

/** `Point = namedtuple("Point", ["x", "y"])`: what `Point(1, 2)` makes; undefined for any other call. */
export function callNamedTuple(run: Run, { callee, name, given }: Call): Value | undefined {
  if (name !== 'collections.namedtuple()') return undefined;
  const binding = bindingAt(run.resolver.names, callee);
  const [, list = none] = binding === undefined ? [] : positional(run.syntax, binding.init);
  const text = constantOf(run.resolver, list);
  const names =
    typeof text === 'string'
      ? text.split(/[\s,]+/)
      : childrenOf(run.syntax, list).map((each) => String(constantOf(run.resolver, each)));
  return list === none ? undefined : namedTuple(names, given);
}
