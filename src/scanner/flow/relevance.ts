/** Most files neither take anything from outside nor hold a sink; to see that is cheaper than to run them. */
import type { FileContext } from '../file-context.ts';
import { decoratedSource, handlerOf } from '../match/handlers.ts';
import { otherNames } from '../names/other-names.ts';
import { lastSegment } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  endOf,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Unit } from '../units.ts';
import { holdsEverything, isGlobalObject, subscriptedBy } from './chosen/everything-there.ts';
import { calledName } from './inherited-calls.ts';
import { entrySinks, receiverFits } from './receiver.ts';

/** What a piece of code takes part in by itself. */
export interface Touches {
  /** It holds a sink. */
  readonly sink: boolean;
  /** It holds a sink that a parameter of a library's function must not reach, whoever calls it. */
  readonly openSink: boolean;
  readonly source: boolean;
}

/** Bits of `Touches`. */
const bits = { sink: 1, openSink: 2, source: 4 } as const;
const everything = bits.sink | bits.openSink | bits.source;

type Look = (file: FileContext, node: number) => number;

const literals = new Set<number>([K.string, K.number, K.true, K.false, K.null]);

/** `require('fs')`, `console.log('done')`: nobody controls what is written there. */
function hasFixedArguments(syntax: Syntax, call: number): boolean {
  const list = childBy(syntax, call, F.arguments);
  const isPlain =
    kindAt(syntax, list) === K.args && kindAt(syntax, childBy(syntax, call, F.callee)) !== K.member;
  return isPlain && childrenOf(syntax, list).every((child) => isLiteral(syntax, child));
}

/** Python's f-strings are strings too, and take values in. */
function isLiteral(syntax: Syntax, node: number): boolean {
  return literals.has(kindAt(syntax, node)) && childOfKind(syntax, node, K.templateSub) === none;
}

const calledSinks: Look = (file, node) => {
  const { models, resolver, syntax } = file;
  const isFixed = hasFixedArguments(syntax, node);
  if (isFixed && syntax.grammar.family === 'script') return 0;
  const callee = unwrap(syntax, childBy(syntax, node, F.callee));
  const { name, last } = calledName(file, callee);
  const sinks = [name, ...otherNames(resolver, callee)]
    .flatMap((each) => models.sinks.find(each, last))
    .filter(({ receiver }) => receiver === undefined || receiverFits(resolver, callee, receiver));
  if (sinks.length === 0) return 0;
  const isOpen = !isFixed && sinks.some((sink) => models.openClasses.has(sink.class));
  return isOpen ? bits.sink | bits.openSink : bits.sink;
};

const calledSources: Look = ({ models, resolver, syntax }, node) => {
  const callee = childBy(syntax, node, F.callee);
  const names = [resolver.nameOf(callee), ...otherNames(resolver, callee)];
  const isSource = names.some((name) => models.calls.find(name, resolver.lastOf(callee)).length > 0);
  return isSource ? bits.source : 0;
};

/** `jobs[name]()`: who chooses the key chooses what is called. */
const calledByKey: Look = ({ syntax }, node) =>
  kindAt(syntax, unwrap(syntax, childBy(syntax, node, F.callee))) === K.subscript ? bits.sink : 0;

const call: Look = (file, node) =>
  calledSinks(file, node) | calledSources(file, node) | calledByKey(file, node);

/** Who chooses how often a loop runs keeps a server of Node busy. */
const loop: Look = ({ syntax }) => (syntax.grammar.family === 'python' ? 0 : bits.sink);

/** `globals()[name]` */
const entry: Look = ({ resolver, syntax }, node) => {
  const object = subscriptedBy(syntax, node);
  return holdsEverything(resolver, object) || isGlobalObject(resolver, object) ? bits.sink : 0;
};

const assignment: Look = (file, node) => {
  const { models, resolver, syntax } = file;
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) === K.subscript && entrySinks(file, left).length > 0) return bits.sink;
  const sinks = models.assignSinks.find(resolver.nameOf(left), resolver.lastOf(left));
  if (sinks.length === 0) return 0;
  const isOpen = sinks.some((sink) => models.openClasses.has(sink.class));
  return isOpen ? bits.sink | bits.openSink : bits.sink;
};

/** Kinds of indexes that may be anybody's key. */
const openKeys = new Set<number>([K.identifier, K.subscript, K.call, K.member]);

/** Whether an object may have been taken out of another: `node = node[key]`, the first parameter of a reducer. */
function mayBeTaken({ names, syntax }: FileContext, object: number): boolean {
  const kind = kindAt(syntax, object);
  if (kind === K.subscript) return true;
  const binding = kind === K.identifier ? bindingAt(names, object) : undefined;
  if (binding === undefined) return false;
  if (binding.kind === 'param' && binding.writes === 0) {
    const reducer = parentOf(syntax, parentOf(syntax, binding.scope.node));
    return (
      kindAt(syntax, reducer) === K.call &&
      textOf(syntax, childBy(syntax, reducer, F.callee)).endsWith('.reduce')
    );
  }
  return binding.writes > 0 || takers.has(kindAt(syntax, unwrap(syntax, binding.init)));
}

const takers = new Set<number>([K.subscript, K.logical, K.binary, K.assign, K.augAssign]);

/** `tree[key][name] = value`, `node[name] = value`: a key may lead to what all objects inherit from. */
const writesByKey: Look = (file, node) => {
  const { models, syntax } = file;
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) !== K.subscript || !models.classBits.has('prototype')) return 0;
  if (!openKeys.has(kindAt(syntax, childBy(syntax, left, F.index)))) return 0;
  return mayBeTaken(file, unwrap(syntax, childBy(syntax, left, F.object))) ? bits.sink | bits.openSink : 0;
};

const attribute: Look = ({ models, syntax }, node) =>
  models.jsxSinks.has(textOf(syntax, childAt(syntax, node, 0))) ? bits.sink : 0;

const read: Look = ({ models, resolver }, node) =>
  models.reads.find(resolver.nameOf(node), resolver.lastOf(node)).length > 0 ? bits.source : 0;

const parameter: Look = ({ models, resolver }, node) =>
  decoratedSource(models, resolver, node) === undefined ? 0 : bits.source;

/** A framework's handler: what it is handed comes from outside, what it returns may be a sink of its own. */
const handler: Look = ({ models, resolver }, node) => {
  const found = handlerOf(models, resolver, node);
  if (found === undefined) return 0;
  return found.returns === undefined ? bits.source : bits.source | bits.sink;
};

/** `for entry in archive`: going through an object calls a method that nobody writes. */
const iteration: Look = ({ models, resolver, syntax }, node) => {
  if (syntax.grammar.family !== 'python') return 0;
  const name = resolver.nameOf(unwrap(syntax, childBy(syntax, node, F.right)));
  const isSource = name !== undefined && models.calls.find(`${name}.__iter__`, '__iter__').length > 0;
  return isSource ? bits.source : 0;
};

const looks: (Look | undefined)[] = [];
looks[K.call] = call;
looks[K.new] = call;
looks[K.assign] = (file, node) => assignment(file, node) | writesByKey(file, node);
looks[K.jsxAttribute] = attribute;
looks[K.func] = handler;
looks[K.param] = parameter;
looks[K.forIn] = iteration;
looks[K.forInClause] = iteration;
for (const kind of [K.member, K.identifier, K.shorthandPattern]) looks[kind] = read;
looks[K.subscript] = (file, node) => read(file, node) | entry(file, node);
looks[K.for] = loop;
looks[K.while] = loop;

function toTouches(found: number): Touches {
  return {
    sink: (found & bits.sink) !== 0,
    openSink: (found & bits.openSink) !== 0,
    source: (found & bits.source) !== 0,
  };
}

/** What a function takes part in by itself, its header included. */
export function touchesOfUnit(file: FileContext, { func }: Unit): Touches {
  const { syntax } = file;
  const stop = endOf(syntax, func);
  let found = 0;
  for (let node = func; node < stop && found !== everything; node += 1)
    found |= looks[syntax.kind[node] ?? 0]?.(file, node) ?? 0;
  return toTouches(found);
}

/** What the statements round the functions take part in by themselves. */
export function touchesOfModule(file: FileContext): Touches {
  const { syntax, units } = file;
  let found = 0;
  for (let node = 0; node < syntax.count && found !== everything; node += 1) {
    if (units.byFunction.has(node)) node = endOf(syntax, node) - 1;
    else found |= looks[syntax.kind[node] ?? 0]?.(file, node) ?? 0;
  }
  return toTouches(found);
}

/** What a library's function takes part in that another module hands out. */
export function touchesOfAlias({ models }: FileContext, name: string): Touches {
  const last = lastSegment(name);
  const sinks = [...models.sinks.find(name, last), ...models.assignSinks.find(name, last)];
  const isSource = models.calls.find(name, last).length > 0 || models.reads.find(name, last).length > 0;
  return {
    sink: sinks.length > 0,
    openSink: sinks.some((sink) => models.openClasses.has(sink.class)),
    source: isSource,
  };
}

/** Takes part in nothing. */
export const touchesNothing: Touches = { sink: false, openSink: false, source: false };

/** What either takes part in. */
export function withTouches(one: Touches, other: Touches): Touches {
  if (other === touchesNothing) return one;
  return {
    sink: one.sink || other.sink,
    openSink: one.openSink || other.openSink,
    source: one.source || other.source,
  };
}

/** Whether a flow could end in a finding: it needs a sink, and a source unless the sink is open to any caller. */
export function mayFlow(parts: readonly Touches[]): boolean {
  if (parts.some(({ openSink }) => openSink)) return true;
  return parts.some(({ sink }) => sink) && parts.some(({ source }) => source);
}
