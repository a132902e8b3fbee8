import { clean, join, type Taint, type Value } from './value.ts';

/** Values by binding id, and by text for members (`this.query`, `req.body.id`). */
export type State = Map<number | string, Value>;

/** Begins the keys of proofs. */
export const proofMark = '?';

function isProof(key: number | string): boolean {
  return typeof key === 'string' && key.startsWith(proofMark);
}

/** What holds after either of two paths; a path that ended does not count, a proof must hold on both. */
export function joinStates(one: State | undefined, other: State | undefined): State | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const joined: State = new Map(one);
  for (const key of one.keys()) if (isProof(key) && !other.has(key)) joined.delete(key);
  for (const [key, value] of other) {
    const known = joined.get(key);
    if (known === value || (known === undefined && isProof(key))) continue;
    joined.set(key, known === undefined ? value : join(known, value));
  }
  return joined;
}

/** Whether a turn has changed nothing. */
export function isSameState(one: State | undefined, other: State | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.size !== other.size) return false;
  for (const [key, value] of other) {
    const known = one.get(key);
    if (known !== value && (known === undefined || !isSameValue(known, value))) return false;
  }
  return true;
}

function isSameValue(one: Value, other: Value): boolean {
  return (
    one.constant === other.constant &&
    one.func === other.func &&
    one.size === other.size &&
    one.fields === undefined &&
    other.fields === undefined &&
    one.taints.length === other.taints.length &&
    one.taints.every((taint, index) => isSameTaint(taint, other.taints[index]))
  );
}

function isSameTaint(one: Taint, other: Taint | undefined): boolean {
  return one.id === other?.id && one.cleaned === other.cleaned;
}

/** Makes safe what shares its source with a proven value: a checked host proves the address it was taken from. */
export function cleanOrigins(state: State, ids: ReadonlySet<string>, bits: number): void {
  for (const [key, value] of state) {
    if (value.taints.some((taint) => ids.has(taint.id))) state.set(key, clean(value, bits));
  }
}
