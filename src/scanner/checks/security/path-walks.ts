/** Walks down an object along the parts of a path and writes at its end: a part `__proto__` leads out of it. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, enclosingFunction, endOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { ReportHit } from '../check.ts';
import { isForeignOrHolds } from './foreign.ts';

/** A list of another file that is called so: `specialProperties.has(key)`. */
export const refusing =
  /(?:[sS]pecial|[fF]orbidden|[dD]angerous|[rR]eserved|[bB]locked|[dD]isallowed)\w{0,30}\.(?:has|includes)\(/;

const guarding = /__proto__|Object\.create\(null\)|[uU]nsafe|isPrototypePolluted|\bprototype\b|hasOwn|Map\(/;

/** Names of a function's parameters. */
export function parameterNames(syntax: Syntax, func: number): string[] {
  return parametersOf(syntax, func).map((each) => textOf(syntax, parameterPattern(syntax, each)));
}

/** Object of `object[key]`, where the key is no literal; '' for anything else. */
function walkedObject(syntax: Syntax, node: number): string {
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.subscript) return '';
  const index = kindAt(syntax, unwrap(syntax, childBy(syntax, inner, F.index)));
  const isOpen = index === K.identifier || index === K.subscript;
  return isOpen ? textOf(syntax, childBy(syntax, inner, F.object)) : '';
}

/** Name that goes one step down: `node` of `node = node[key]`. */
function steppedName(syntax: Syntax, assign: number): string {
  const name = textOf(syntax, childBy(syntax, assign, F.left));
  const right = unwrap(syntax, childBy(syntax, assign, F.right));
  const step = kindAt(syntax, right) === K.assign ? childBy(syntax, right, F.left) : right;
  return walkedObject(syntax, step) === name ? name : '';
}

/** `for (key of path.split('.')) node = node[key]; node[last] = value`, all of it given by the caller. */
export function pathWalk({ syntax }: FileContext, func: number, report: ReportHit): void {
  const parameters = parameterNames(syntax, func);
  const text = parameters.length < 2 ? '' : textOf(syntax, func);
  if (
    !parameters.some((name) => text.includes(`${name}.split(`)) ||
    guarding.test(text) ||
    refusing.test(text)
  )
    return;
  const stepped = new Set<string>();
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const name = steppedName(syntax, node);
    if (name !== '') stepped.add(name);
    const left = childBy(syntax, node, F.left);
    const isGiven = parameters.includes(textOf(syntax, childBy(syntax, node, F.right)));
    if (!isGiven || !stepped.has(walkedObject(syntax, left))) continue;
    report({
      ...reportSpan(syntax, left),
      values: { source: 'the path', sink: textOf(syntax, left).slice(0, 60) },
    });
    return;
  }
}

/** Where an expression starts: `path` of `path.split('.').slice(1)`. */
function rootOf(syntax: Syntax, node: number): number {
  let at = unwrap(syntax, node);
  for (;;) {
    const kind = kindAt(syntax, at);
    if (kind !== K.call && kind !== K.member) return at;
    at = unwrap(syntax, childBy(syntax, at, kind === K.call ? F.callee : F.object));
  }
}

/** The write `node[key] = …` of a reducer `(node, key) => …`. */
function reducerWrite(syntax: Syntax, reducer: number): number {
  const [node = '', key = ''] = parameterNames(syntax, reducer);
  if (key === '') return none;
  for (let at = reducer; at < endOf(syntax, reducer); at += 1) {
    if (syntax.kind[at] !== K.assign) continue;
    const left = childBy(syntax, at, F.left);
    if (textOf(syntax, left) === `${node}[${key}]`) return left;
  }
  return none;
}

/** `path.split('.').reduce((node, key) => (node[key] ??= {}), store)` with a path that a stranger sends. */
export function reducedPath(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (kindAt(syntax, callee) !== K.member || resolver.lastOf(callee) !== 'reduce') return;
  const [reducer = none, store = none] = positional(syntax, call);
  if (kindAt(syntax, reducer) !== K.func || kindAt(syntax, store) !== K.identifier) return;
  const left = reducerWrite(syntax, reducer);
  if (left === none || !isForeignOrHolds(file, rootOf(syntax, childBy(syntax, callee, F.object)))) return;
  const func = enclosingFunction(syntax, call);
  if (guarding.test(textOf(syntax, func === none ? call : func))) return;
  report({ ...reportSpan(syntax, left), values: { source: 'the request', sink: textOf(syntax, left) } });
}
