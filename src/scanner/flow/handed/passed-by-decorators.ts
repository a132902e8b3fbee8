/**
 * What decorators hand to a function of a framework: `@token_required def orders(current_user)`. It is no part of the
 * address, whatever stands there.
 */
import escapeStringRegexp from 'escape-string-regexp';
import { positional } from '../../match/call-parts.ts';
import { pattern } from '../../match/conditions.ts';
import { decoratorsOf } from '../../match/handlers.ts';
import { enclosingClass } from '../../names/class-info.ts';
import { parameterPattern } from '../../names/declare.ts';
import type { HandlerModel } from '../../rules/rule-data.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  kindAt,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { route } from '../chosen/route-segments.ts';
import type { Run } from '../run.ts';
import { type Parameter, passedTo, type Sender, sentTo } from './decorator-bodies.ts';

/** Who fills a parameter: the framework, a decorator, one of both, or a decorator that is a source itself. */
export type Filler = 'framework' | 'decorator' | 'either' | Sender;

/** What frameworks bring, and what is named for a question about the caller or for how it answers: these pass nothing. */
const passesNothing =
  /^(?:django|rest_framework|flask_login|flask_jwt_extended|flask_cors|flask_caching|flask_limiter|flask_wtf|functools|typing|tornado|falcon|graphene|strawberry|celery)\./;
const asksOnly =
  /^(?:needs|check|checked|staticmethod|classmethod|override|never_cache|async_?view|atomic|\w*(?:log(?:in|ged)_?(?:required|needed)?|logged|permissions?|roles?|admin|staff|auth(?:enticated|orized)?|requires?|cors|origin|cached?|limit(?:er)?|exempt|doc|docs|schema|response|responses|marshal_with|expect|produces|swag_from|timed|trace|deprecated)(?:_(?:required|needed|page|with|by|view|to|or_404|only|or_\w+|POST|GET|http_methods|safe|check|for))?|(?:require|requires|ensure|has|is|allow|csrf|rate|log|cache|jwt|vary|gzip|api|swagger|extend|xframe)_\w+)$/;

/** Decorators of a function, as expressions: its own, and those that its class names for all of its methods. */
function expressionsOf({ syntax, resolver }: Run, func: number): readonly number[] {
  const own = decoratorsOf(syntax, func).map((each) => childAt(syntax, each, 0));
  const owner = enclosingClass(syntax, func);
  if (owner === none) return own;
  const { values } = resolver.classInfo(owner);
  const lists = ['decorators', 'method_decorators'].map((name) => unwrap(syntax, values.get(name) ?? none));
  return [
    ...own,
    ...lists.filter((each) => kindAt(syntax, each) === K.array).flatMap((each) => childrenOf(syntax, each)),
  ];
}

function calleeOf({ syntax }: Run, expression: number): number {
  return kindAt(syntax, expression) === K.call ? childBy(syntax, expression, F.callee) : expression;
}

const isRoute = (run: Run, expression: number): boolean => route.test(`${textOf(run.syntax, expression)} `);

/** Registers a route in a statement of its own: `add_url_rule('/users/<name>', view_func=show)`. */
const registers =
  /^(?:add_url_rule|add_route|add_resource|add_api_route|add_view|register|register_blueprint)$/;

/** Texts that hold the routes of a function: before it, before its class, or in calls of the file that name either. */
function routesOf(run: Run, func: number): readonly number[] {
  const { syntax, resolver } = run;
  const owner = enclosingClass(syntax, func);
  const holders = owner === none ? [func] : [func, owner];
  const before = holders
    .flatMap((holder) => decoratorsOf(syntax, holder))
    .map((each) => childAt(syntax, each, 0))
    .filter((each) => isRoute(run, each));
  const names = holders.map((holder) => textOf(syntax, childBy(syntax, holder, F.name)));
  const apart: number[] = [];
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.call || !registers.test(resolver.lastOf(childBy(syntax, node, F.callee))))
      continue;
    const words = new Set(textOf(syntax, node).split(/\W+/));
    if (names.some((name) => words.has(name))) apart.push(node);
  }
  return [...before, ...apart];
}

/** Whether all of a route is written where it stands. */
function isWritten({ syntax }: Run, call: number): boolean {
  const texts = positional(syntax, call).filter((each) => /['"]\s*[/]?/.test(textOf(syntax, each)));
  return (
    texts.length > 0 && texts.every((each) => /^[bru]{0,2}(['"])(?:(?!\1).)*\1$/i.test(textOf(syntax, each)))
  );
}

/** `<name>`, `<int:name>`, `<name:path>`, `{name:path}`, `(?P<name>…)`, `:name`. */
function namesPart(text: string, parameter: string): boolean {
  const name = escapeStringRegexp(parameter);
  return new RegExp(`<(?:[^<>]{0,80}:)?\\s*${name}\\s*(?::[^<>]*)?>|\\{\\s*${name}\\b|/:${name}\\b`).test(
    text,
  );
}

/** Addresses of all functions of a file: `Blueprint('shop', url_prefix='/<tenant>')`, and default values of routes. */
function prefixNames({ syntax }: Run, name: string): boolean {
  return [...syntax.text.matchAll(/\b(?:url_prefix|defaults|prefix)\s*=\s*([^\n]{0,200})/g)].some(
    ([, text = '']) =>
      namesPart(text, name) || [`'${name}'`, `"${name}"`].some((each) => text.includes(each)),
  );
}

/** A decorator that fills parameters with the request: `@use_args(…)`. */
function sourceAmong(run: Run, expressions: readonly number[]): HandlerModel | undefined {
  const { models, resolver } = run;
  for (const each of expressions) {
    if (isRoute(run, each)) continue;
    const callee = calleeOf(run, each);
    const found = models.handlerDecorators.find(resolver.nameOf(callee), resolver.lastOf(callee));
    const source = found.find(
      ({ tainted, imports, where, says }) =>
        tainted !== undefined &&
        where === undefined &&
        says === undefined &&
        (imports === undefined || resolver.names.specifiers.some((one) => pattern(imports).test(one))),
    );
    if (source !== undefined) return source;
  }
  return undefined;
}

/** What a decorator that stands elsewhere may do to a parameter. */
function mayPass(run: Run, expression: number): boolean {
  const callee = calleeOf(run, expression);
  if (asksOnly.test(run.resolver.lastOf(callee))) return false;
  return !passesNothing.test(run.resolver.nameOf(callee) ?? '');
}

/** By decorators that the program itself, or nobody here, knows. */
function byDecorators(run: Run, expressions: readonly number[], parameter: Parameter): Filler {
  const { read, unread } = bodiesOf(run, expressions);
  if (read.some((func) => passedTo(run, func, parameter).length > 0)) return 'decorator';
  return unread.some((each) => mayPass(run, each)) ? 'either' : 'framework';
}

/** Decorators whose bodies stand in the file, as functions, and the others, as expressions. */
function bodiesOf(run: Run, expressions: readonly number[]) {
  const read: number[] = [];
  const unread: number[] = [];
  for (const each of expressions) {
    const func = run.resolver.localFunction(calleeOf(run, each));
    if (func < 0) unread.push(each);
    else read.push(func);
  }
  return { read, unread };
}

/** Who sends what decorators pass on: `@use_args(…)` by its model, one of this file by what it reads. */
function senderAmong(run: Run, expressions: readonly number[], parameter: Parameter): Sender | undefined {
  const modelled = sourceAmong(run, expressions);
  if (modelled !== undefined) return modelled;
  for (const func of bodiesOf(run, expressions).read) {
    const found = sentTo(run, func, parameter);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Who fills a parameter of a function that a framework calls. */
export function fillerOf(run: Run, handler: HandlerModel, parameter: number, position: number): Filler {
  const { syntax } = run;
  const name = textOf(syntax, parameterPattern(syntax, parameter));
  // `**parts` takes whatever comes.
  if (syntax.grammar.family !== 'python' || !/^\w+$/.test(name)) return 'framework';
  const func = enclosingFunction(syntax, parameter);
  const all = expressionsOf(run, func).filter(
    (each) => !isRoute(run, each) && !isHandler(run, each, handler),
  );
  if (all.length === 0) return 'framework';
  const answer = handler.tainted === 'the address' ? byRoutes(run, routesOf(run, func), name) : 'unknown';
  if (answer === 'part') return 'framework';
  const sender = senderAmong(run, all, { name, position });
  if (sender !== undefined) return sender;
  return answer === 'no part' ? 'decorator' : byDecorators(run, all, { name, position });
}

/** Whether the routes of a function, as far as they are written in the file, fill a parameter. */
function byRoutes(run: Run, routes: readonly number[], name: string): 'part' | 'no part' | 'unknown' {
  if (routes.some((each) => namesPart(textOf(run.syntax, each), name))) return 'part';
  const isKnown = routes.length > 0 && routes.every((each) => isWritten(run, each));
  return isKnown && !prefixNames(run, name) ? 'no part' : 'unknown';
}

/** The decorator that makes a function the framework's. */
function isHandler(run: Run, expression: number, handler: HandlerModel): boolean {
  const callee = calleeOf(run, expression);
  const found = run.models.handlerDecorators.find(run.resolver.nameOf(callee), run.resolver.lastOf(callee));
  return found.includes(handler);
}
