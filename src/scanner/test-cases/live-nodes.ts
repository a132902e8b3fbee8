/** Walks what can run, and whose failure reaches the test. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childOfKind, childrenOf, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

/** Answers false to leave out what is below a node. */
export type Visit = (node: number) => boolean;

export function visitLive(syntax: Syntax, node: number, visit: Visit): void {
  if (node < 0 || !visit(node)) return;
  for (const child of liveChildren(syntax, node)) visitLive(syntax, child, visit);
}

function liveChildren(syntax: Syntax, node: number): readonly number[] {
  const children = childrenOf(syntax, node);
  const kind = kindAt(syntax, node);
  if (kind === K.block || kind === K.module) return untilReturn(syntax, children);
  if (kind === K.if || kind === K.elif || kind === K.while) return withoutNever(syntax, node, children);
  if (kind === K.try && swallows(syntax, node)) {
    const body = childBy(syntax, node, F.body);
    return children.filter((child) => child !== (body === none ? childOfKind(syntax, node, K.block) : body));
  }
  return children;
}

function untilReturn(syntax: Syntax, children: readonly number[]): readonly number[] {
  const end = children.findIndex((child) => kindAt(syntax, child) === K.return);
  return end < 0 ? children : children.slice(0, end + 1);
}

function withoutNever(syntax: Syntax, node: number, children: readonly number[]): readonly number[] {
  const condition = childBy(syntax, node, F.condition);
  const text = textOf(syntax, condition).replace(/^\(\s*(.*?)\s*\)$/s, '$1');
  if (!/^(?:false|False|0|None|null|undefined|not True|!true|!1)$/.test(text)) return children;
  const dead = new Set([childBy(syntax, node, F.consequence), childBy(syntax, node, F.body)]);
  return children.filter((child) => !dead.has(child));
}

const rethrowing = /\bthrow\b|\braise\b|\bassert|\bexpect\b|\bfail\b|\bdone\s*\(|\breject\s*\(/;

/** A handler that does nothing with the error ends the test as passed; one that looks at it counts as a check. */
function swallows(syntax: Syntax, node: number): boolean {
  const handlers = childrenOf(syntax, node).filter((child) => kindAt(syntax, child) === K.catch);
  return handlers.some((handler) => !rethrowing.test(textOf(syntax, handler)));
}

/** Every node below, live or not. */
export function* nodesBelow(syntax: Syntax, node: number): Generator<number> {
  for (let at = node; node >= 0 && at < endOf(syntax, node); at += 1) yield at;
}
