/** What a value is after two paths meet. */
import { laterKey } from './keys.ts';
import { isSamePart } from './part.ts';
import { unite } from './taint.ts';
import { tainted, type Value } from './value.ts';

/** What may stand under a key that a value does not know: as tainted as the whole, or an element of no known place. */
function unplaced({ fields, taints }: Value, key: string): Value {
  const later = /^[1-9]/.test(key) ? fields?.get(laterKey) : undefined;
  return later === undefined ? tainted(taints) : join(tainted(taints), later);
}

function uniteFields(one: Value, other: Value): Value['fields'] {
  if (one.fields === other.fields) return one.fields;
  let fields: Map<string, Value> | undefined = one.fields === undefined ? new Map() : undefined;
  const put = (key: string, known: Value | undefined, value: Value) => {
    if (value === known) return;
    fields ??= new Map(one.fields);
    fields.set(key, value);
  };
  for (const [key, value] of other.fields ?? []) {
    const known = one.fields?.get(key);
    put(key, known, join(value, known ?? unplaced(one, key)));
  }
  if (other.taints.length > 0 || other.fields?.has(laterKey) === true)
    for (const [key, known] of one.fields ?? [])
      if (other.fields?.has(key) !== true) put(key, known, join(known, unplaced(other, key)));
  return fields ?? one.fields;
}

/** Nothing but taints and a constant. */
function isPlain(value: Value): boolean {
  return value.fields === undefined && value.func < 0 && !isOfKind(value);
}

function isOfKind({ name, instance, bound, classes, via, madeBy }: Value): boolean {
  const isOfClass = instance !== undefined || classes !== undefined || madeBy !== undefined;
  return isOfClass || name !== undefined || bound !== undefined || via !== undefined;
}

/** Either key may have led there. */
export function joinVia(one: Value['via'], other: Value['via']): Value['via'] {
  return one === undefined || other === undefined ? (one ?? other) : unite(one, other);
}

const maxClasses = 6;

/** Names of classes that an object may be of on either of two paths. */
function eitherClass(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const names = new Set([...one.split('|'), ...other.split('|')]);
  return names.size > maxClasses ? one : [...names].join('|');
}

function eitherKeys(one: Value, other: Value): Value['keys'] {
  return one.keys === undefined || other.keys === undefined ? undefined : unite(one.keys, other.keys);
}

/** Of a path that carries nothing it does not matter what it gives. */
function eitherObject(one: Value, other: Value): boolean {
  const isSafe = (value: Value) => value.isObject || value.taints.length === 0;
  return (one.isObject || other.isObject) && isSafe(one) && isSafe(other);
}

/** What a value is after two paths meet. */
export function join(one: Value, other: Value): Value {
  if (one === other) return one;
  const taints = unite(one.taints, other.taints);
  const constant = one.constant === other.constant ? one.constant : undefined;
  const same = isSamePart(one.same, other.same) ? one.same : undefined;
  const isOne = taints === one.taints && constant === one.constant && same === one.same;
  if (isOne && isPlain(one) && isPlain(other) && one.isObject === other.isObject) return one;
  const joined: Value = {
    taints,
    fields: uniteFields(one, other),
    func: one.func >= 0 ? one.func : other.func,
    constant,
    size: one.size === other.size ? one.size : -1,
    same,
    name: one.name ?? other.name,
    instance: eitherClass(one.instance, other.instance),
    bound: one.bound ?? other.bound,
    via: joinVia(one.via, other.via),
    classes: eitherClass(one.classes, other.classes),
    madeBy: one.madeBy ?? other.madeBy,
    keys: eitherKeys(one, other),
    isObject: eitherObject(one, other),
  };
  return isOne && hasSameParts(joined, one) ? one : joined;
}

/** Whether two values of the same taints are the same in everything else. */
function hasSameParts(one: Value, other: Value): boolean {
  return (
    one.fields === other.fields &&
    one.func === other.func &&
    one.size === other.size &&
    one.name === other.name &&
    one.instance === other.instance &&
    one.bound === other.bound &&
    one.via === other.via &&
    one.classes === other.classes &&
    one.madeBy === other.madeBy &&
    one.keys === other.keys &&
    one.isObject === other.isObject
  );
}
