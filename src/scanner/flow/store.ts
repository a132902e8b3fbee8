/** Writes into what an expression names: a variable, `this`, or a part of either. */

import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../syntax/read.ts';
import { withPart } from './chosen/addresses.ts';
import { subscriptedBy } from './chosen/everything-there.ts';
import { memberKey } from './places.ts';
import type { Run } from './run.ts';
import { proofMark } from './state.ts';
import { withField } from './value/fields.ts';
import { anyKey } from './value/keys.ts';
import { type Taint, unite } from './value/taint.ts';
import { unknown, type Value } from './value/value.ts';

/** Key of a method's own object in the state. */
export const selfKey = 'this';

const maxDepth = 6;

/** Object of a member or subscript. */
export function objectOf(run: Run, node: number): number {
  return subscriptedBy(run.syntax, node);
}

/** Key that a member or subscript names; any when only the running program knows. */
export function keyOf(run: Run, node: number): string {
  if (kindAt(run.syntax, node) === K.member) return run.resolver.lastOf(node);
  const index = childBy(run.syntax, node, F.index);
  const constant = kindAt(run.syntax, index) === K.slice ? undefined : run.evaluate(index).constant;
  return constant === undefined || constant === null ? anyKey : String(constant);
}

/** A name or member with a new value has new members. */
export function forgetProofs(run: Run, name: string): void {
  const own = `${proofMark}${name}`;
  for (const key of run.proofs)
    if (key === own || key.startsWith(`${own}.`) || key.startsWith(`${own}[`)) run.state?.forget(key);
}

/** Replaces what an expression holds by what `update` makes of it. */
export function updateAt(run: Run, target: number, update: (before: Value) => Value, depth = 0): void {
  const node = unwrap(run.syntax, target);
  const kind = kindAt(run.syntax, node);
  if (kind === K.this) run.set(selfKey, update(run.get(selfKey) ?? unknown));
  const binding = bindingAt(run.resolver.names, node);
  if (binding !== undefined) {
    run.set(binding.id, update(run.evaluate(node)));
    return;
  }
  if ((kind !== K.member && kind !== K.subscript) || depth > maxDepth) return;
  forgetProofs(run, memberKey(run, node));
  const value = update(run.evaluate(node));
  setMember(run, node, value, depth);
}

/** A dictionary with one more key. */
function withKey(value: Value, taints: readonly Taint[]): Value {
  return value.keys === undefined || taints.length === 0
    ? value
    : { ...value, keys: unite(value.keys, taints) };
}

/** Gives a member or subscript a value: its holder has another field from here on. */
export function setMember(run: Run, node: number, value: Value, depth = 0): void {
  const key = keyOf(run, node);
  if (key === '') return;
  // How an object was come by holds where it is at hand, not for whoever takes it out again.
  const kept = value.via === undefined ? value : { ...value, via: undefined };
  const keys = key === anyKey ? run.evaluate(childBy(run.syntax, node, F.index)).taints : [];
  const object = objectOf(run, node);
  const entered = (holder: Value) =>
    withPart(
      run,
      { object, key, value: kept },
      { ...withKey(withField(holder, key, kept), keys), isObject: true },
    );
  updateAt(run, object, entered, depth + 1);
}
