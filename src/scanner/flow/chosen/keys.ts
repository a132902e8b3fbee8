/** Sinks that a key or a count leads to: what others choose among the members of an object, how often a loop runs. */
import { refusing } from '../../match/refused-keys.ts';
import { bindingAt } from '../../names/scopes.ts';
import { namesTextOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childrenOf,
  enclosingFunction,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { onOneLine, reach, reachedAt } from '../sinks.ts';
import { unknown } from '../value/value.ts';
import { beginsWritten } from './prefixed-names.ts';

/** A key that others choose: `table[key]()`, `tree[key].name = value`. */
export function checkKey(run: Run, subscript: number, sinkClass: string): void {
  const bit = run.models.classBits.get(sinkClass);
  const index = bit === undefined ? none : childBy(run.syntax, subscript, F.index);
  if (bit === undefined || index === none) return;
  const { taints } = run.evaluate(index);
  if (taints.length === 0) return;
  const name = onOneLine(textOf(run.syntax, subscript)).slice(0, 60);
  // `__proto__` and `constructor` are all that such a table has beside what is written there: a call of these fails.
  const isOwn =
    sinkClass === 'reflection' &&
    (isOwnTable(run, childBy(run.syntax, subscript, F.object)) || beginsWritten(run.resolver, index));
  const sink = { class: sinkClass, bit };
  reach(
    run,
    taints,
    reachedAt(run, subscript, { sink: isOwn ? { ...sink, isBounded: true as const } : sink, name }),
  );
}

/** A name that is never written again for an object that is written here as a whole. */
function isOwnTable({ syntax, resolver }: Run, holder: number): boolean {
  const inner = unwrap(syntax, holder);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0 || binding.init <= 0)
    return false;
  const table = unwrap(syntax, binding.init);
  if (kindAt(syntax, table) !== K.object) return false;
  return childrenOf(syntax, table).every(
    (entry) => kindAt(syntax, entry) !== K.spread && !textOf(syntax, entry).startsWith('['),
  );
}

/**
 * `tree[key][name] = value`, `node = node[key]; node[name] = value`: with `__proto__` for a key, every object gets that
 * member. A caller's own key counts only where both are found inside of what is handed in.
 */
export function checkInherited(run: Run, target: number, object: number): void {
  const bit = run.models.classBits.get('prototype');
  const via = bit === undefined ? undefined : run.evaluate(object).via;
  if (bit === undefined || via === undefined) return;
  const name = onOneLine(textOf(run.syntax, target)).slice(0, 60);
  const index = childBy(run.syntax, target, F.index);
  const key = kindAt(run.syntax, target) === K.subscript ? run.evaluate(index) : unknown;
  const isChosen = key.constant === undefined && key.taints.some((taint) => (taint.cleaned & bit) === 0);
  const isOpen = isChosen && !makesRoom(run.syntax, target) && !leavesPrototype(run.syntax, target);
  reach(run, via, { ...reachedAt(run, target, { sink: { class: 'prototype', bit }, name }), isOpen });
}

/** `node[key] = {}`, `node[key] ??= []`: what is written there holds nothing yet. */
function makesRoom(syntax: Syntax, target: number): boolean {
  const assignment = parentOf(syntax, target);
  const right = textOf(syntax, childBy(syntax, assignment, F.right));
  return /(?:^|[|?=(]\s*)(?:\{\}|\[\])\)*$/.test(right.slice(-12));
}

/** Objects without a prototype, and questions that own keys alone answer. */
const keepsPrototype = /Object\.create\(null\)|hasOwn|new Map\(/;

function leavesPrototype(syntax: Syntax, node: number): boolean {
  const text = namesTextOf(syntax, Math.max(enclosingFunction(syntax, node), 0));
  return keepsPrototype.test(text) || refusing.test(text);
}

/** `index < count`: whoever sends the count says how often the loop runs. What callers of a function say is their matter. */
export function checkBound(run: Run, condition: number): void {
  const bit = run.models.classBits.get('resource');
  // Node answers nobody else while it goes round.
  const impact = 'medium';
  const isBound = kindAt(run.syntax, condition) === K.binary || kindAt(run.syntax, condition) === K.compare;
  if (bit === undefined || !isBound || run.syntax.grammar.family === 'python') return;
  if (!/^[<>]=?$/.test(operatorOf(run.syntax, condition))) return;
  for (const side of childrenOf(run.syntax, condition)) {
    const taints = run.evaluate(side).taints.filter(({ origin }) => typeof origin === 'string');
    if (taints.length > 0)
      reach(
        run,
        taints,
        reachedAt(run, condition, {
          sink: { class: 'resource', bit, impact },
          name: textOf(run.syntax, condition).slice(0, 60),
        }),
      );
  }
}
