/** Taints of a value with all that it holds. */
import { cleanTaints, type Taint, unite } from './taint.ts';
import type { Value } from './value.ts';

/** The same value, made safe for some sink classes; its fields too. */
export function clean(value: Value, bits: number): Value {
  if (bits === 0) return value;
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, clean(field, bits)]));
  const keys = value.keys && cleanTaints(value.keys, bits);
  return { ...value, fields, keys, taints: cleanTaints(value.taints, bits) };
}

const maxFieldDepth = 4;

/** Taints of a value and of everything in it. */
export function allTaints(value: Value, depth = 0): readonly Taint[] {
  let taints = value.taints;
  if (value.fields !== undefined && depth < maxFieldDepth) {
    for (const field of value.fields.values()) taints = unite(taints, allTaints(field, depth + 1));
  }
  return taints;
}
