import { clean, join, type Value } from './value.ts';

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

/** Makes safe what shares its source with a proven value: a checked host proves the address it was taken from. */
export function cleanOrigins(state: State, ids: ReadonlySet<string>, bits: number): void {
  for (const [key, value] of state) {
    if (value.taints.some((taint) => ids.has(taint.id))) state.set(key, clean(value, bits));
  }
}
