/** After an edit, statements whose subtree the parser has taken over are copied from the old arrays, not walked again. */

import type { Syntax } from './node-arrays.ts';
import { buffers, reserve } from './node-buffers.ts';

/** The syntax before an edit, with its statements by identity. */
export interface Previous {
  readonly syntax: Syntax;
  readonly statements: ReadonlyMap<number, number>;
}

/** What a walk lists beside its nodes. */
export interface Listed {
  readonly comments: number[];
  readonly errors: number[];
}

/** The statements of the syntax before, by their trees' addresses; these hold only while that tree is alive. */
export function indexStatements(syntax: Syntax): Previous {
  const statements = new Map<number, number>();
  for (let node = 0; node < syntax.count; node += 1) {
    const own = syntax.identity[node] ?? 0;
    if (own !== 0) statements.set(own, node);
  }
  return { syntax, statements };
}

/** Whether the statement at `index` reads as the old one did. */
export function isSameText(text: string, index: number, old: Syntax, node: number): boolean {
  const from = buffers.start[index] ?? 0;
  const to = buffers.end[index] ?? 0;
  const oldFrom = old.start[node] ?? 0;
  if (to - from !== (old.end[node] ?? 0) - oldFrom || buffers.kind[index] !== old.kind[node]) return false;
  return text.slice(from, to) === old.text.slice(oldFrom, oldFrom + to - from);
}

/** Moves offsets and indexes of copied nodes to where they are now. */
function copyPlaces(
  old: Syntax,
  range: readonly [number, number],
  by: { readonly index: number; readonly offset: number },
): void {
  const { start, end, parent, next } = buffers;
  for (let at = range[0]; at < range[1]; at += 1) {
    start[at + by.index] = (old.start[at] ?? 0) + by.offset;
    end[at + by.index] = (old.end[at] ?? 0) + by.offset;
    parent[at + by.index] = (old.parent[at] ?? 0) + by.index;
    next[at + by.index] = (old.next[at] ?? 0) + by.index;
  }
}

/** Copies the nodes below an unchanged statement, and gives the count of nodes after it. */
export function copyStatement(listed: Listed, index: number, old: Syntax, node: number): number {
  const stop = old.next[node] ?? node + 1;
  const shift = index - node;
  reserve(stop + shift + 1);
  buffers.kind.set(old.kind.subarray(node + 1, stop), index + 1);
  buffers.field.set(old.field.subarray(node + 1, stop), index + 1);
  // The parser may have rebuilt parts inside; their old addresses must not be trusted at the next edit.
  buffers.identity.fill(0, index + 1, stop + shift);
  const offset = (buffers.start[index] ?? 0) - (old.start[node] ?? 0);
  copyPlaces(old, [node + 1, stop], { index: shift, offset });
  const isInside = (at: number) => at > node && at < stop;
  listed.comments.push(...old.comments.filter(isInside).map((at) => at + shift));
  listed.errors.push(...old.errors.filter(isInside).map((at) => at + shift));
  buffers.next[index] = stop + shift;
  return stop + shift;
}
