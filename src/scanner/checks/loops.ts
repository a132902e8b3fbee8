/** Questions about loops that many checks ask. */
import type { FileContext } from '../file-context.ts';
import type { Binding } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { enclosingFunction, endOf, kindAt, parentOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { referencesTo } from './references.ts';

const loopKinds = new Set<number>([K.for, K.forIn, K.while, K.do]);

/** Whether a kind is a loop statement. */
export function isLoop(kind: number): boolean {
  return loopKinds.has(kind);
}

/**
 * The loop that runs a node once a turn, in its own function; `none` when there is none or in the module, where
 * code runs once. A Python comprehension counts, but for what it takes its first entries from.
 */
export function loopAround(syntax: Syntax, node: number): number {
  const loop = nearestLoop(syntax, node);
  return loop === none || enclosingFunction(syntax, loop) === none ? none : loop;
}

function nearestLoop(syntax: Syntax, node: number): number {
  let below = node;
  for (let up = parentOf(syntax, node); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.func || kind === K.class) return none;
    if (kind === K.comprehension && !isSourceOf(syntax, up, below)) return up;
    if (loopKinds.has(kind) && isRepeated(syntax, below)) return up;
    below = up;
  }
  return none;
}

/** The first `in` of a comprehension is asked once. */
function isSourceOf(syntax: Syntax, comprehension: number, below: number): boolean {
  if (kindAt(syntax, below) !== K.forInClause) return false;
  for (let at = comprehension + 1; at < below; at = endOf(syntax, at))
    if (kindAt(syntax, at) === K.forInClause) return false;
  return true;
}

function isRepeated(syntax: Syntax, below: number): boolean {
  const field = syntax.field[below];
  return field === F.body || field === F.condition || field === F.increment;
}

/** Whether a node lies inside another. */
export function isInside(syntax: Syntax, node: number, holder: number): boolean {
  return node >= holder && node < endOf(syntax, holder);
}

/** Whether a name keeps its value while a loop runs: it is declared outside and not written inside. */
export function isInvariant(file: FileContext, binding: Binding, loop: number): boolean {
  const { syntax } = file;
  if (isInside(syntax, binding.node, loop)) return false;
  return !referencesTo(file, binding).some((node) => isInside(syntax, node, loop) && isWritten(syntax, node));
}

/** Whether a reference gives its name a new value. */
export function isWritten(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  if (up === K.assign || up === K.augAssign || up === K.forIn) return syntax.field[node] === F.left;
  return up === K.update || up === K.declarator || up === K.arrayPattern || up === K.delete;
}
