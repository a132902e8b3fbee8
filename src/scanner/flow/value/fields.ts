/** What stands in a value: fields, elements, parts of parts. */
import { ofField } from '../chosen/upload-labels.ts';
import { join } from './join.ts';
import { anyKey, eachKey, laterKey } from './keys.ts';
import { extended, isSamePart } from './part.ts';
import { tainted, unknown, type Value } from './value.ts';

/** Elements of a collection whose number is known. */
export function elementsOf(list: Value): Value[] {
  return Array.from({ length: Math.max(list.size, 0) }, (_, index) => fieldOf(list, String(index)));
}

/** A part of a caller's part: the caller knows what it is. */
export function deeper(value: Value, key: string): Value {
  const part = value.same && extended(value.same, key);
  if (part === undefined) return tainted(ofField(value.taints, key));
  const taints = ofField(value.taints, key).map((taint) =>
    typeof taint.origin === 'string' || !isSamePart(taint.origin, value.same)
      ? taint
      : { ...taint, origin: part, id: part.id },
  );
  return { ...tainted(taints), same: part };
}

/** A part of a value: its own field when known, else as tainted as the whole. */
export function fieldOf(value: Value, key: string): Value {
  const field = value.fields?.get(key);
  const anyField = anyOf(value, key);
  if (field !== undefined) return anyField === undefined ? field : join(field, anyField);
  const own = deeper(value, key);
  return anyField === undefined ? own : join(anyField, own);
}

/** What may stand under a key besides what is known to. */
function anyOf({ fields, size }: Value, key: string): Value | undefined {
  const anyField = fields?.get(anyKey);
  const later = size >= 0 || key === '0' || isPlaced(fields, key) ? undefined : fields?.get(laterKey);
  return anyField === undefined || later === undefined ? (anyField ?? later) : join(anyField, later);
}

/** Whether all elements up to this one are known: `1` of `['sh', '-c'] + rest`. */
function isPlaced(fields: Value['fields'], key: string): boolean {
  if (fields === undefined || !fields.has(key) || !/^\d{1,2}$/.test(key)) return false;
  for (let at = 0; at < Number(key); at += 1) if (!fields.has(String(at))) return false;
  return true;
}

/** Any element of a collection. */
export function elementOf(value: Value): Value {
  let element: Value | undefined = value.taints.length > 0 ? deeper(value, anyKey) : undefined;
  for (const field of value.fields?.values() ?? [])
    element = element === undefined ? field : join(element, field);
  return element ?? unknown;
}

/** What a loop over a value of Python gives: the keys of a dictionary, the elements of anything else. */
export function eachOf(value: Value): Value {
  if (value.keys !== undefined) return tainted(value.keys);
  const isPart = value.fields === undefined && value.same !== undefined && value.taints.length > 0;
  return isPart ? deeper(value, eachKey) : elementOf(value);
}

/** A value with one field set; under an unknown key it adds to what may be there. */
export function withField(value: Value, key: string, field: Value): Value {
  const fields = new Map(value.fields);
  const before = key === anyKey || key === laterKey ? fields.get(key) : undefined;
  fields.set(key, before === undefined ? field : join(before, field));
  const size = value.size >= 0 && Number(key) === value.size ? value.size + 1 : value.size;
  return { ...value, fields, size: fields.size > size && value.size >= 0 ? -1 : size, constant: undefined };
}
