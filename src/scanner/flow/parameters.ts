/** What frameworks hand to the parameters of functions that they call. */

import { positional } from '../match/call-parts.ts';
import { pattern as matcher } from '../match/conditions.ts';
import { decoratedSource, decoratorsOf } from '../match/handlers.ts';
import { allClasses } from '../match/models.ts';
import { enclosingClass } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import type { HandlerModel } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, enclosingFunction, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { asSegment, route } from './chosen/route-segments.ts';
import { formLabel } from './chosen/upload-labels.ts';
import { pastUnread } from './evidence/past-unread.ts';
import { applySummary, callFunction, type Site } from './functions.ts';
import { isConverted } from './handed/converters.ts';
import { fillerOf } from './handed/passed-by-decorators.ts';
import type { Run } from './run.ts';
import { declaredBits, isSafeType, typedValue } from './types.ts';
import { clean } from './value/clean.ts';
import { unknown, type Value } from './value/value.ts';

/** A number, a date, an enumeration: nothing that could carry an attack. */
export function hasSafeType(run: Run, parameter: number): boolean {
  return isSafeType(run, childBy(run.syntax, parameter, F.type));
}

/** `Depends(…)` in the default or the type of a parameter; or `none`. */
function injection(run: Run, parameter: number): number {
  const { syntax, resolver, models } = run;
  if (models.injected.size === 0) return none;
  for (let node = parameter; node < endOf(syntax, parameter); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const name = resolver.nameOf(childBy(syntax, node, F.callee));
    if (name !== undefined && models.injected.has(name)) return node;
  }
  return none;
}

/**
 * `= Depends(wanted)`, `Annotated[…, Depends(wanted)]`: the framework calls the dependency, with the request's own
 * values for its parameters. Undefined where nothing is injected.
 */
export function injectedValue(run: Run, parameter: number): Value | undefined {
  const call = injection(run, parameter);
  if (call === none) return undefined;
  const { syntax, resolver } = run;
  const [dependency = none] = positional(syntax, call);
  const rest = run.source('web', 'the request', parameterPattern(syntax, parameter));
  const given = { positional: [], byName: new Map(), rest, receiver: unknown };
  const site: Site = { node: call, shown: textOf(syntax, dependency), given, object: none };
  const named = dependency === none ? classOfType(run, parameter) : resolver.classNamed(dependency);
  const made = named === none ? none : resolver.methodOf(named, '__init__');
  const func = made === none ? resolver.localFunction(dependency) : made;
  if (func >= 0 && !run.active.has(func)) return callFunction(run, func, site) ?? unknown;
  const name = resolver.nameOf(dependency);
  const summary = name === undefined ? undefined : run.summaries.ofImport(name);
  return summary === undefined ? unknown : applySummary(run, site, summary);
}

/** `filter: Filter = Depends()`: the type is the dependency. */
function classOfType(run: Run, parameter: number): number {
  const type = childBy(run.syntax, parameter, F.type);
  return type === none ? none : run.resolver.classOfType(type);
}

/** Parameters whose type the framework or an import gives are objects of libraries, not texts. */
function hasLibraryType(run: Run, parameter: number): boolean {
  const type = childBy(run.syntax, parameter, F.type);
  const name = type === none ? undefined : run.resolver.typeName(type);
  return name !== undefined && /^(?:fastapi|starlette|sqlalchemy|flask|django|logging|asyncio)\b/.test(name);
}

/**
 * `@app.route('/users/<int:id>')`: the route itself lets nothing but a number through. Routes that stand apart from their
 * functions are looked for in the whole file: `add_url_rule('/users/<int:id>', view_func=Users.as_view('users'))`.
 */
function hasConverter({ syntax }: Run, parameter: number, name: string): boolean {
  const func = enclosingFunction(syntax, parameter);
  const own = decoratorsOf(syntax, func)
    .map((node) => textOf(syntax, node))
    .filter((text) => route.test(text));
  const isApart = own.length === 0 || enclosingClass(syntax, func) !== none;
  return isConverted(isApart ? [...own, syntax.text] : own, name);
}

/**
 * `@validated({ name: text })` before a method of a class view: what reads a schema fills parameters with what it has
 * checked. A text alone, `@needs('admin')`, says who may call.
 */
function isFilledBySchema({ syntax }: Run, handler: HandlerModel, parameter: number): boolean {
  if (handler.bases === undefined) return false;
  return decoratorsOf(syntax, enclosingFunction(syntax, parameter)).some((decorator) => {
    const list = childBy(syntax, childAt(syntax, decorator, 0), F.arguments);
    return childrenOf(syntax, list).some((given) => {
      const kind = kindAt(syntax, given);
      return kind === K.object || kind === K.call || kind === K.identifier || kind === K.member;
    });
  });
}

/** By a route that converts it, or by what has checked it. */
function isFilledSafely(run: Run, handler: HandlerModel, parameter: number, name: string): boolean {
  return hasConverter(run, parameter, name) || isFilledBySchema(run, handler, parameter);
}

/** Pipes of Nest that let nothing harmful through: `@Param('id', ParseIntPipe)`. */
const safePipes = /\bParse(?:Int|Float|Bool|UUID|Enum|Date)Pipe\b/;

/** `@Query('size') size: number`: a number does no harm but by its size. */
export function numberFromFramework(run: Run, parameter: number): Value {
  const source = decoratedSource(run.models, run.resolver, parameter);
  const type = textOf(run.syntax, childBy(run.syntax, parameter, F.type));
  if (source === undefined || !/^:?\s*number$/.test(type)) return unknown;
  const value = run.source(source.class, source.label, parameterPattern(run.syntax, parameter));
  return clean(value, allClasses & ~(run.models.classBits.get('resource') ?? 0));
}

const looseType = /^:?\s*(?:any|object|unknown|Record<string, ?(?:any|unknown)>)$/;

function decoratedValue(run: Run, parameter: number): Value | undefined {
  const source = decoratedSource(run.models, run.resolver, parameter);
  if (source === undefined) return undefined;
  const decorators = childrenOf(run.syntax, parameter).filter(
    (child) => kindAt(run.syntax, child) === K.decorator,
  );
  if (decorators.some((node) => safePipes.test(textOf(run.syntax, node)))) return unknown;
  const value = run.source(source.class, source.label, parameterPattern(run.syntax, parameter));
  const type = childBy(run.syntax, parameter, F.type);
  // A type that lets anything in does not say what may be in it.
  const bits = looseType.test(textOf(run.syntax, type)) ? 0 : source.bits;
  return typedValue(run, type, clean(value, bits));
}

/** A function that is known by its parameters alone, and that a view of this file calls, is the view's helper. */
function isCalledHere({ syntax }: Run, handler: HandlerModel, parameter: number): boolean {
  if (handler.spares === undefined || handler.names === undefined) return false;
  const func = enclosingFunction(syntax, parameter);
  const opening = `${textOf(syntax, childBy(syntax, func, F.name))}(request`;
  // Once where it is written down.
  const text = textOf(syntax, 0);
  return text.indexOf(opening) !== text.lastIndexOf(opening);
}

/** What a framework hands to a parameter; undefined when it hands nothing that others control. */
export function fromFramework(
  run: Run,
  handler: HandlerModel | undefined,
  parameter: number,
  position: number,
): Value | undefined {
  const decorated = decoratedValue(run, parameter);
  if (decorated !== undefined) return decorated;
  if (handler?.tainted === undefined || (handler.types?.[position] ?? '') !== '') return undefined;
  if (hasLibraryType(run, parameter)) return undefined;
  const pattern = parameterPattern(run.syntax, parameter);
  const name = textOf(run.syntax, pattern);
  if (handler.spares !== undefined && matcher(handler.spares).test(name)) return undefined;
  if (isFilledSafely(run, handler, parameter, name)) return undefined;
  if (isCalledHere(run, handler, parameter)) return undefined;
  return sentValue(run, handler, parameter, position);
}

/** `files: list[UploadFile]`, `raw: bytes = File(...)`: what is handed in is read, and looked up nowhere. */
function isUpload({ syntax, resolver }: Run, parameter: number): boolean {
  if (syntax.grammar.family !== 'python') return false;
  const type = textOf(syntax, childBy(syntax, parameter, F.type));
  if (/\bUploadFile\b/.test(type)) return true;
  for (let node = parameter; node < endOf(syntax, parameter); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    if (/^fastapi(?:\.\w+)*\.File$/.test(resolver.nameOf(childBy(syntax, node, F.callee)) ?? '')) return true;
  }
  return false;
}

/** What a framework or one of its decorators sends; undefined where a decorator fills the parameter by itself. */
function sentValue(run: Run, handler: HandlerModel, parameter: number, position: number): Value | undefined {
  const filler = fillerOf(run, handler, parameter, position);
  if (filler === 'decorator') return undefined;
  const { class: origin = 'web', tainted = 'the request' } = typeof filler === 'string' ? handler : filler;
  const label = isUpload(run, parameter) ? formLabel : tainted;
  const isDoubtful = filler === 'either';
  const pattern = parameterPattern(run.syntax, parameter);
  const source = run.source(origin, isDoubtful ? `${label} or a decorator` : label, pattern);
  const segment = asSegment(run, source, { parameter, name: textOf(run.syntax, pattern), label });
  // The decorator may have looked at the value, or put another one in its place.
  const sent = isDoubtful ? pastUnread(segment, 1) : segment;
  const value = clean(sent, declaredBits(run, parameter));
  return typedValue(run, childBy(run.syntax, parameter, F.type), value);
}
