/**
 * Cuts a file into units of work: the body of each outermost function, and the module round them. A unit's findings
 * depend on its own text, on the text outside all bodies (the environment) and on summaries of functions it calls.
 */

import type { Names } from './names/scopes.ts';
import { sourceOf } from './syntax/code-text.ts';
import { F, K } from './syntax/kinds.ts';
import { childBy, endOf, parentOf, textOf } from './syntax/read.ts';
import { none, type Syntax } from './syntax/syntax.ts';

/** A function whose body is scanned by itself. */
export interface Unit {
  readonly func: number;
  readonly body: number;
}

/** Where the bodies lie; positions are kept relative to them, so that a moved function keeps its findings. */
export interface Units {
  readonly syntax: Syntax;
  readonly list: readonly Unit[];
  /** Unit index by function node. */
  readonly byFunction: ReadonlyMap<number, number>;
  /** Start and end offsets of the bodies in turn. */
  readonly boundaries: readonly number[];
  /** Nodes of the module that have units below them: what is said of their subtree changes with these. */
  readonly holders: readonly number[];
}

/** Finds the units of a file, in order. */
export function findUnits(syntax: Syntax): Units {
  const list: Unit[] = [];
  const byFunction = new Map<number, number>();
  const boundaries: number[] = [];
  let nextBody = none;
  for (let node = 0; node < syntax.count; node += 1) {
    if (node === nextBody) {
      node = endOf(syntax, node) - 1;
      continue;
    }
    if (syntax.kind[node] !== K.func) continue;
    const body = childBy(syntax, node, F.body);
    if (body === none) continue;
    byFunction.set(node, list.length);
    list.push({ func: node, body });
    boundaries.push(syntax.start[body] ?? 0, syntax.end[body] ?? 0);
    nextBody = body;
  }
  return { syntax, list, byFunction, boundaries, holders: holdersOf(syntax, list) };
}

function holdersOf(syntax: Syntax, list: readonly Unit[]): number[] {
  const holders = new Set<number>();
  for (const { func } of list)
    for (let at = func; at >= 0 && !holders.has(at); at = parentOf(syntax, at)) holders.add(at);
  return [...holders].sort((a, b) => a - b);
}

const deltaRoom = 2 ** 22;

/** An offset as segment and distance, in one number. */
export function anchorOf(units: Units, offset: number): number {
  const { boundaries } = units;
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low * deltaRoom + offset - (low === 0 ? 0 : (boundaries[low - 1] ?? 0));
}

/** The offset an anchor means in this state of the file. */
export function offsetOf(units: Units, anchor: number): number {
  const segment = Math.floor(anchor / deltaRoom);
  return (anchor % deltaRoom) + (segment === 0 ? 0 : (units.boundaries[segment - 1] ?? 0));
}

/** Text of a unit's body. */
export function unitText(units: Units, unit: Unit): string {
  return sourceOf(units.syntax, unit.body);
}

const shapesTheClass = /^(?:constructor|__init__)$/;

/**
 * Everything outside the bodies that a unit's findings can depend on: equal environments mean equal headers in equal
 * order. Constructors belong to it, since they give fields their types; so do writes to module names from inside.
 */
export function environmentOf(units: Units, names: Names): string {
  const { syntax, boundaries } = units;
  const parts: string[] = [];
  for (let at = 0; at <= boundaries.length; at += 2) {
    parts.push(syntax.text.slice(at === 0 ? 0 : boundaries[at - 1], boundaries[at]));
  }
  for (const unit of units.list) {
    if (shapesTheClass.test(textOf(syntax, childBy(syntax, unit.func, F.name))))
      parts.push(sourceOf(syntax, unit.body));
  }
  for (const binding of names.moduleScope.names?.values() ?? [])
    parts.push(`${binding.name}:${binding.writes}`);
  parts.push(...names.specifiers);
  for (const [name, node] of names.exports)
    parts.push(`${name}=${syntax.kind[node] === K.identifier ? textOf(syntax, node) : ''}`);
  return parts.join('\u0000');
}
