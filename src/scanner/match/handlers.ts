/** Recognises functions that a framework calls, and says what it hands them. */

import { enclosingClass, enclosingMethod } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import type { ParameterNamer, Resolver } from '../names/resolver.ts';
import type { HandlerModel } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { allHold, pattern } from './conditions.ts';
import type { CompiledSource, Models } from './models.ts';
import { referredHandler } from './referred-handlers.ts';

/** Parameters of a function, in order; a lone arrow parameter counts as a list of one. */
export function parametersOf(syntax: Syntax, func: number): number[] {
  const list = childBy(syntax, func, F.parameters);
  if (list !== none) return childrenOf(syntax, list);
  const single = childBy(syntax, func, F.parameter);
  return single === none ? [] : [single];
}

function byCall(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  const { syntax } = resolver;
  let list = parentOf(syntax, func);
  // Handlers also come in arrays, or wrapped once: `app.get('/', [check, (req, res) => …])`, `wrap(async (req) => …)`.
  if (kindAt(syntax, list) === K.array) list = parentOf(syntax, list);
  if (kindAt(syntax, list) !== K.args) return undefined;
  const call = parentOf(syntax, list);
  const callee = childBy(syntax, call, F.callee);
  const candidates = models.handlerCalls.find(resolver.nameOf(callee), resolver.lastOf(callee));
  const match = { node: call, value: none, name: '' };
  const found = candidates.find(
    (handler) =>
      importsFit(resolver, handler.imports) && allHold(resolver, match, { where: handler.where ?? [] }),
  );
  if (found !== undefined) return found;
  return kindAt(syntax, parentOf(syntax, call)) === K.args && kindAt(syntax, call) === K.call
    ? byCall(models, resolver, call)
    : undefined;
}

/** Name that a decorator calls or is. */
export function decoratorCallee(syntax: Syntax, decorator: number): number {
  const expression = childAt(syntax, decorator, 0);
  return kindAt(syntax, expression) === K.call ? childBy(syntax, expression, F.callee) : expression;
}

/** What a decorator of a parameter fills it with: `@Query('name') name: string`. */
export function decoratedSource(
  models: Models,
  resolver: Resolver,
  parameter: number,
): CompiledSource | undefined {
  const { syntax } = resolver;
  for (const child of childrenOf(syntax, parameter)) {
    if (kindAt(syntax, child) !== K.decorator) continue;
    const callee = decoratorCallee(syntax, child);
    const [found] = models.decorators.find(resolver.nameOf(callee), resolver.lastOf(callee));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Decorators of a function: they hold it in Python, and stand before a method in a script. */
export function decoratorsOf(syntax: Syntax, func: number): number[] {
  const up = parentOf(syntax, func);
  const kind = kindAt(syntax, up);
  if (kind !== K.decorated && kind !== K.classBody) return [];
  const siblings = childrenOf(syntax, up);
  if (kind === K.decorated) return siblings.filter((child) => kindAt(syntax, child) === K.decorator);
  const before = siblings.slice(0, siblings.indexOf(func));
  const first = before.findLastIndex((child) => kindAt(syntax, child) !== K.decorator) + 1;
  return before.slice(first);
}

function byDecorator(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  const { syntax } = resolver;
  for (const child of decoratorsOf(syntax, func)) {
    const expression = childAt(syntax, child, 0);
    const callee = decoratorCallee(syntax, child);
    const match = { node: expression, value: none, name: '' };
    const found = models.handlerDecorators
      .find(resolver.nameOf(callee), resolver.lastOf(callee))
      .find(
        (handler) =>
          importsFit(resolver, handler.imports) &&
          saysSo(syntax, func, handler) &&
          allHold(resolver, match, { where: handler.where ?? [] }),
      );
    if (found !== undefined) return found;
  }
  return undefined;
}

function saysSo(syntax: Syntax, func: number, { says }: HandlerModel): boolean {
  return says === undefined || pattern(says).test(textOf(syntax, func));
}

function importsFit(resolver: Resolver, source: string | undefined): boolean {
  return (
    source === undefined || resolver.names.specifiers.some((specifier) => pattern(source).test(specifier))
  );
}

function parametersFit(resolver: Resolver, func: number, wanted: readonly string[]): boolean {
  const { syntax } = resolver;
  const given = parametersOf(syntax, func);
  if (given.length < wanted.length) return false;
  return wanted.every((source, position) =>
    pattern(source).test(textOf(syntax, parameterPattern(syntax, given[position] ?? none))),
  );
}

function isExportedAs(resolver: Resolver, func: number, wanted: readonly string[]): boolean {
  const { syntax } = resolver;
  const own = childBy(syntax, func, F.name);
  const holder = parentOf(syntax, func);
  // `exports.handler = async (event) => …`
  if (own === none && kindAt(syntax, holder) === K.assign) {
    const left = textOf(syntax, childBy(syntax, holder, F.left));
    return wanted.includes(/^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1] ?? '');
  }
  const isHeld = own === none && kindAt(syntax, holder) === K.declarator;
  const name = textOf(syntax, isHeld ? childBy(syntax, holder, F.name) : own);
  return wanted.includes(name) && resolver.names.exports.has(name);
}

/** `def get(self, name)` of a class that is derived from the framework's own. */
function isMethodOf(resolver: Resolver, func: number, { bases = [], exported = [] }: HandlerModel): boolean {
  const { syntax } = resolver;
  if (!exported.includes(textOf(syntax, childBy(syntax, func, F.name)))) return false;
  // Asked from inside: a function within a method is none itself.
  if (enclosingMethod(syntax, childBy(syntax, func, F.name)) !== func) return false;
  const base = resolver.baseName(enclosingClass(syntax, func));
  return base !== undefined && bases.includes(base);
}

/** `show.exposed = True` beside a method: so CherryPy knows what it serves. */
function isMarked({ syntax }: Resolver, func: number, attribute: string): boolean {
  const up = parentOf(syntax, func);
  const holder = kindAt(syntax, up) === K.decorated ? parentOf(syntax, up) : up;
  const mark = `${textOf(syntax, childBy(syntax, func, F.name))}.${attribute}`;
  return childrenOf(syntax, holder).some((statement) => {
    const assignment = kindAt(syntax, statement) === K.exprStmt ? childAt(syntax, statement, 0) : none;
    if (kindAt(syntax, assignment) !== K.assign) return false;
    const value = textOf(syntax, childBy(syntax, assignment, F.right));
    return textOf(syntax, childBy(syntax, assignment, F.left)) === mark && /^(?:True|1)$/.test(value);
  });
}

/** By file: which of them its imports let in is the same for all its functions. */
const shapes = new WeakMap<Resolver, readonly HandlerModel[]>();

function shapesOf({ handlers }: Models, resolver: Resolver): readonly HandlerModel[] {
  const known = shapes.get(resolver) ?? handlers.filter(({ imports }) => importsFit(resolver, imports));
  shapes.set(resolver, known);
  return known;
}

function byShape(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  return shapesOf(models, resolver).find((handler) => {
    if (!saysSo(resolver.syntax, func, handler)) return false;
    if (handler.marked !== undefined) return isMarked(resolver, func, handler.marked);
    if (handler.bases !== undefined) return isMethodOf(resolver, func, handler);
    if (handler.names !== undefined) return parametersFit(resolver, func, handler.names);
    return isExportedAs(resolver, func, handler.exported ?? []);
  });
}

/** Answers by file: the flow asks for the same function many times. */
const answers = new WeakMap<Resolver, Map<number, HandlerModel | undefined>>();

/** What a framework does with a function; undefined for a function of the program's own. */
export function handlerOf(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  const known = answers.get(resolver) ?? new Map<number, HandlerModel | undefined>();
  answers.set(resolver, known);
  if (!known.has(func)) known.set(func, findHandler(models, resolver, func));
  return known.get(func);
}

function findHandler(models: Models, resolver: Resolver, func: number): HandlerModel | undefined {
  // Four names in a row say more than the call: `app.use((error, request, response, next) => …)`.
  const shaped =
    parametersOf(resolver.syntax, func).length === 4 ? byShape(models, resolver, func) : undefined;
  if ((shaped?.names?.length ?? 0) === 4) return shaped;
  return (
    byCall(models, resolver, func) ??
    byDecorator(models, resolver, func) ??
    byShape(models, resolver, func) ??
    referredHandler(models, resolver, func)
  );
}

/** Names parameters by the framework that calls their function. */
export function frameworkNamer(models: Models, resolver: Resolver): ParameterNamer {
  const known = new Map<number, HandlerModel | undefined>();
  return (func, position) => {
    if (func < 0) return undefined;
    if (!known.has(func)) {
      known.set(func, undefined);
      known.set(func, findHandler(models, resolver, func));
    }
    const type = known.get(func)?.types?.[position];
    return type === '' ? undefined : type;
  };
}
