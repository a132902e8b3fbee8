/** Functions that a framework is handed by name, or inside of an object: `server.register_function(run)`, `listen({ find })`. */
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import type { HandlerModel } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { allHold, pattern } from './conditions.ts';
import type { Models } from './models.ts';

type Found = Map<number, HandlerModel>;

const byFile = new WeakMap<Resolver, Found>();
const maxDepth = 4;

/** What a name always stands for, or the node itself. */
function meant({ names, syntax }: Resolver, node: number): number {
  const inner = unwrap(syntax, node);
  const isName = kindAt(syntax, inner) === K.identifier || kindAt(syntax, inner) === K.shorthand;
  const binding = isName ? bindingAt(names, inner) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isFixed && binding.init !== none ? unwrap(syntax, binding.init) : inner;
}

/** Functions of an object that the framework calls by their keys, and methods of an object of a class of this file. */
function noteInside(resolver: Resolver, node: number, handler: HandlerModel, into: Found, depth = 0): void {
  const { syntax } = resolver;
  const value = meant(resolver, node);
  if (depth > maxDepth) return;
  if (kindAt(syntax, value) === K.func) into.set(value, handler);
  if (kindAt(syntax, value) === K.object)
    for (const child of childrenOf(syntax, value)) {
      const held = kindAt(syntax, child) === K.pair ? childBy(syntax, child, F.value) : child;
      noteInside(resolver, held, handler, into, depth + 1);
    }
  const owner = resolver.classOf(value);
  if (owner === none) return;
  for (const [name, method] of resolver.classInfo(owner).methods)
    if (!/^_|^constructor$/.test(name)) into.set(method, handler);
}

function isImported({ names }: Resolver, { imports }: HandlerModel): boolean {
  return imports === undefined || names.specifiers.some((specifier) => pattern(imports).test(specifier));
}

function noteArgument(resolver: Resolver, argument: number, handler: HandlerModel, into: Found): void {
  const { syntax } = resolver;
  const isNamed = kindAt(syntax, argument) === K.keywordArg;
  const given = isNamed ? childBy(syntax, argument, F.value) : argument;
  const func = resolver.localFunction(unwrap(syntax, given));
  if (func !== none) into.set(func, handler);
  else if (handler.inside === true) noteInside(resolver, given, handler, into);
}

function noteCall(models: Models, resolver: Resolver, call: number, into: Found): void {
  const { syntax } = resolver;
  const callee = childBy(syntax, call, F.callee);
  const match = { node: call, value: none, name: '' };
  const handlers = models.handlerCalls
    .find(resolver.nameOf(callee), resolver.lastOf(callee))
    .filter((each) => isImported(resolver, each) && allHold(resolver, match, { where: each.where ?? [] }));
  if (handlers.length === 0) return;
  for (const argument of childrenOf(syntax, childBy(syntax, call, F.arguments)))
    for (const handler of handlers) noteArgument(resolver, argument, handler, into);
}

function findAll(models: Models, resolver: Resolver): Found {
  const found: Found = new Map();
  const { syntax } = resolver;
  for (let node = 0; node < syntax.count; node += 1)
    if (syntax.kind[node] === K.call || syntax.kind[node] === K.new) noteCall(models, resolver, node, found);
  return found;
}

/** What a framework does with a function that some call of the file hands it by name; undefined where none does. */
export function referredHandler(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  let found = byFile.get(resolver);
  if (found === undefined) {
    // Names of parameters ask for handlers themselves; while the file is read, there are none.
    byFile.set(resolver, new Map());
    found = findAll(models, resolver);
    byFile.set(resolver, found);
  }
  return found.get(func);
}
