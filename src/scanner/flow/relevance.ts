/** Most files neither take anything from outside nor hold a sink; to see that is cheaper than to run them. */
import type { FileContext } from '../file-context.ts';
import { decoratedSource, handlerOf } from '../match/handlers.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { entrySinks, receiverFits } from './receiver.ts';

type Look = (file: FileContext, node: number) => boolean;

const literals = new Set<number>([K.string, K.number, K.true, K.false, K.null]);

/** `require('fs')`, `console.log('done')`: nobody controls what is written there. */
function hasFixedArguments(syntax: Syntax, call: number): boolean {
  const list = childBy(syntax, call, F.arguments);
  const isPlain =
    kindAt(syntax, list) === K.args && kindAt(syntax, childBy(syntax, call, F.callee)) !== K.member;
  return isPlain && childrenOf(syntax, list).every((child) => literals.has(kindAt(syntax, child)));
}

const callsSink: Look = ({ models, resolver, syntax }, node) => {
  if (syntax.grammar.family === 'script' && hasFixedArguments(syntax, node)) return false;
  const callee = unwrap(syntax, childBy(syntax, node, F.callee));
  const sinks = models.sinks.find(resolver.nameOf(callee), resolver.lastOf(callee));
  return sinks.some((sink) => sink.receiver === undefined || receiverFits(resolver, callee, sink.receiver));
};

/** Sinks that a parameter of a library's function must not reach, whoever calls it. */
const callsOpenSink: Look = (file, node) => {
  const { models, resolver, syntax } = file;
  if (hasFixedArguments(syntax, node)) return false;
  const callee = unwrap(syntax, childBy(syntax, node, F.callee));
  const sinks = models.sinks.find(resolver.nameOf(callee), resolver.lastOf(callee));
  return sinks.some(
    (sink) =>
      models.openClasses.has(sink.class) &&
      (sink.receiver === undefined || receiverFits(resolver, callee, sink.receiver)),
  );
};

const assignsSink: Look = (file, node) => {
  const { models, resolver, syntax } = file;
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) === K.subscript && entrySinks(file, left).length > 0) return true;
  return models.assignSinks.find(resolver.nameOf(left), resolver.lastOf(left)).length > 0;
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
    const call = parentOf(syntax, parentOf(syntax, binding.scope.node));
    return (
      kindAt(syntax, call) === K.call && textOf(syntax, childBy(syntax, call, F.callee)).endsWith('.reduce')
    );
  }
  return binding.writes > 0 || takers.has(kindAt(syntax, unwrap(syntax, binding.init)));
}

const takers = new Set<number>([K.subscript, K.logical, K.binary, K.assign, K.augAssign]);

/** `tree[key][name] = value`, `node[name] = value`: a key may lead to what all objects inherit from. */
const writesByKey: Look = (file, node) => {
  const { models, syntax } = file;
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) !== K.subscript || !models.classBits.has('prototype')) return false;
  if (!openKeys.has(kindAt(syntax, childBy(syntax, left, F.index)))) return false;
  return mayBeTaken(file, unwrap(syntax, childBy(syntax, left, F.object)));
};

const isSinkAttribute: Look = ({ models, syntax }, node) =>
  models.jsxSinks.has(textOf(syntax, childAt(syntax, node, 0)));

const readsSource: Look = ({ models, resolver }, node) =>
  models.reads.find(resolver.nameOf(node), resolver.lastOf(node)).length > 0;

const callsSource: Look = ({ models, resolver, syntax }, node) => {
  const callee = childBy(syntax, node, F.callee);
  return models.calls.find(resolver.nameOf(callee), resolver.lastOf(callee)).length > 0;
};

const isFilled: Look = ({ models, resolver }, node) => decoratedSource(models, resolver, node) !== undefined;

const isHandler: Look = ({ models, resolver }, node) => handlerOf(models, resolver, node) !== undefined;

const sinkLooks: (Look | undefined)[] = [];
sinkLooks[K.call] = callsSink;
sinkLooks[K.new] = callsSink;
sinkLooks[K.assign] = (file, node) => assignsSink(file, node) || writesByKey(file, node);
sinkLooks[K.jsxAttribute] = isSinkAttribute;
// What a handler returns may be a sink of its own.
sinkLooks[K.func] = (file, node) => handlerOf(file.models, file.resolver, node)?.returns !== undefined;

const openLooks: (Look | undefined)[] = [];
openLooks[K.call] = callsOpenSink;
openLooks[K.new] = callsOpenSink;
openLooks[K.assign] = writesByKey;

const sourceLooks: (Look | undefined)[] = [];
sourceLooks[K.call] = callsSource;
sourceLooks[K.func] = isHandler;
sourceLooks[K.param] = isFilled;
for (const kind of [K.member, K.subscript, K.identifier, K.shorthandPattern]) sourceLooks[kind] = readsSource;

/** Whether a node is a source or a sink by itself. */
export function touchesFlow(file: FileContext, node: number): boolean {
  const kind = file.syntax.kind[node] ?? 0;
  return sinkLooks[kind]?.(file, node) === true || sourceLooks[kind]?.(file, node) === true;
}

function some(file: FileContext, looks: readonly (Look | undefined)[]): boolean {
  const { syntax } = file;
  for (let node = 0; node < syntax.count; node += 1) {
    const look = looks[syntax.kind[node] ?? 0];
    if (look?.(file, node)) return true;
  }
  return false;
}

/**
 * Whether a flow could end in a finding. It needs a source and a sink; with imported functions, which may hold either,
 * one of the two is enough.
 */
export function mayFlow(file: FileContext, hasImports: boolean): boolean {
  if (file.models.rulesBySink.size === 0) return false;
  const hasSinks = some(file, sinkLooks);
  if (hasSinks && (hasImports || some(file, openLooks))) return true;
  return (hasSinks || hasImports) && some(file, sourceLooks);
}
