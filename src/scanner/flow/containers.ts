/** Lists, dictionaries, maps and sets by their methods: what lies under one key does not taint another. */
import { isKnown, listings, mixed } from './chosen/listed-parts.ts';
import type { Run } from './run.ts';
import { updateAt } from './store.ts';
import { allTaints } from './value/clean.ts';
import { elementOf, elementsOf, fieldOf, withField } from './value/fields.ts';
import { join } from './value/join.ts';
import { anyKey, laterKey } from './value/keys.ts';
import { unite } from './value/taint.ts';
import { listOf, tainted, unknown, type Value } from './value/value.ts';

/** A method call on a collection. */
export interface ContainerCall {
  readonly last: string;
  readonly receiver: Value;
  /** Node of the receiver. */
  readonly object: number;
  readonly args: readonly Value[];
  readonly byName: ReadonlyMap<string, Value>;
}

/** What a method gives, and what it leaves behind. */
interface Change {
  readonly gives: Value;
  readonly leaves?: Value;
}

type Method = (receiver: Value, args: readonly Value[]) => Change | undefined;

/** Position of an index constant; negative ones count from the end. */
export function indexIn(list: Value, index: Value): number | undefined {
  if (typeof index.constant !== 'number') return undefined;
  return index.constant < 0 && isKnown(list) ? list.size + index.constant : index.constant;
}

function added(list: Value, values: readonly Value[]): Value {
  return values.reduce(
    (at, value) => withField(at, isKnown(at) ? String(at.size) : laterKey, value),
    isKnown(list) || list.fields !== undefined ? list : { ...list, constant: undefined },
  );
}

const append: Method = (list, args) => ({ gives: unknown, leaves: added(list, args) });

/** Whatever stood somewhere may stand elsewhere now. */
const addedSomewhere = (list: Value, args: readonly Value[]) =>
  mixed([...(list.fields?.values() ?? []), ...args], { ...list, fields: undefined });

const prepend: Method = (list, args) => ({
  gives: unknown,
  leaves: isKnown(list) ? listOf([...args, ...elementsOf(list)]) : addedSomewhere(list, args),
});

const extend: Method = (list, [other = unknown]) => ({
  gives: unknown,
  leaves:
    isKnown(list) && isKnown(other)
      ? listOf([...elementsOf(list), ...elementsOf(other)])
      : added(list.size < 0 ? list : { ...list, size: -1 }, [elementOf(other)]),
});

const insert: Method = (list, [index = unknown, value = unknown]) => {
  const at = indexIn(list, index);
  if (!isKnown(list) || at === undefined) return { gives: unknown, leaves: addedSomewhere(list, [value]) };
  const elements = elementsOf(list);
  elements.splice(at, 0, value);
  return { gives: unknown, leaves: listOf(elements) };
};

function without(list: Value, index: number): Change {
  const elements = elementsOf(list);
  const [taken = unknown] = elements.splice(index, 1);
  return { gives: taken, leaves: listOf(elements) };
}

/** `pop()` of a list, `pop(0)`, or `pop('key')` of a dictionary. */
const pop: Method = (list, [key, fallback]) => {
  if (list.fields === undefined) return undefined;
  const index = key === undefined ? list.size - 1 : indexIn(list, key);
  if (isKnown(list) && index !== undefined && index >= 0) return without(list, index);
  if (key?.constant === undefined || isKnown(list)) return { gives: elementOf(list) };
  const name = String(key.constant);
  const found = fieldOf(list, name);
  const fields = new Map([...list.fields].filter(([each]) => each !== name));
  return { gives: fallback === undefined ? found : join(found, fallback), leaves: { ...list, fields } };
};

const shift: Method = (list) => {
  if (list.fields === undefined) return undefined;
  return list.size > 0 ? without(list, 0) : { gives: elementOf(list) };
};

/** The order is not known any more. */
const shuffle: Method = (list) =>
  list.fields === undefined
    ? undefined
    : { gives: list, leaves: mixed([...list.fields.values()], tainted(list.taints)) };

const removeEqual: Method = (list, args) => {
  const elements = elementsOf(list);
  const [wanted] = args;
  const at =
    wanted?.constant === undefined
      ? -1
      : elements.findIndex((each) => each.constant === undefined || each.constant === wanted.constant);
  return elements[at]?.constant === undefined ? shuffle(list, args) : without(list, at);
};

const clear: Method = () => ({ gives: unknown, leaves: listOf([]) });

function keyFrom(value: Value | undefined): string {
  return value?.constant === undefined || value.constant === null ? anyKey : String(value.constant);
}

const fieldUnder = (value: Value, key: Value) =>
  key.constant === undefined ? elementOf(value) : fieldOf(value, keyFrom(key));

/** `new Map([['name', value]])`, `Object.fromEntries(pairs)`: pairs that are written here, by their keys. */
export function mapOfPairs(pairs: Value): Value | undefined {
  if (!isKnown(pairs)) return undefined;
  return elementsOf(pairs).reduce(
    (map, pair) => withField(map, keyFrom(fieldOf(pair, '0')), fieldOf(pair, '1')),
    unknown,
  );
}

/** `map.get(key)`, `dict.get(key, default)`, `config.get(section, option)`. */
const get: Method = (map, [key = unknown, other]) => {
  if (map.fields === undefined) return undefined;
  const found = fieldUnder(map, key);
  if (other === undefined) return { gives: found };
  const isSection = found.fields !== undefined && other.constant !== undefined;
  return { gives: isSection ? fieldUnder(found, other) : join(found, other) };
};

/** `map.set(key, value)`, `config.set(section, option, value)`. */
const set: Method = (map, [key = unknown, value = unknown, inner]) => {
  const under = keyFrom(key);
  if (inner === undefined) return { gives: map, leaves: withField(map, under, value) };
  const section = withField(map.fields?.get(under) ?? unknown, keyFrom(value), inner);
  return { gives: unknown, leaves: withField(map, under, section) };
};

const setDefault: Method = (map, [key = unknown, value = unknown]) => {
  const held = map.fields?.get(keyFrom(key));
  const both = held === undefined ? value : join(held, value);
  return { gives: both, leaves: withField(map, keyFrom(key), both) };
};

const forget: Method = (map, [key]) => {
  const name = keyFrom(key);
  if (map.fields === undefined || name === anyKey) return undefined;
  return {
    gives: unknown,
    leaves: { ...map, size: -1, fields: new Map([...map.fields].filter(([each]) => each !== name)) },
  };
};

/** `dict.update(other)`. */
const merge: Method = (map, args) => ({ gives: map, leaves: args.reduce(merged, map) });

/** Both objects in one; the second one's keys win. */
export function merged(one: Value, other: Value): Value {
  return {
    ...unknown,
    taints: unite(one.taints, other.taints),
    fields: new Map([...(one.fields ?? []), ...(other.fields ?? [])]),
  };
}

const slice: Method = (list, [from, to]) => {
  if (!isKnown(list))
    return list.fields === undefined ? undefined : { gives: mixed([elementOf(list)], unknown) };
  const bounds = [from, to].map((each) => (typeof each?.constant === 'number' ? each.constant : undefined));
  const isOpen = [from, to].some((each, index) => each !== undefined && bounds[index] === undefined);
  return { gives: isOpen ? mixed(elementsOf(list), unknown) : listOf(elementsOf(list).slice(...bounds)) };
};

const elementAt: Method = (list, [index = unknown]) => {
  const at = indexIn(list, index);
  if (list.fields === undefined) return undefined;
  return { gives: at === undefined ? elementOf(list) : fieldOf(list, String(at)) };
};

const script: Readonly<Record<string, Method>> = {
  push: append,
  add: append,
  append,
  unshift: prepend,
  pop,
  shift,
  get,
  set,
  delete: forget,
  clear,
  values: listings.values,
  entries: listings.entries,
  keys: listings.keys,
  slice,
  at: elementAt,
  sort: shuffle,
  reverse: shuffle,
  toSorted: shuffle,
  toReversed: shuffle,
  concat: (list, args) => {
    if (list.fields === undefined) return undefined;
    const all = [list, ...args];
    if (all.every(isKnown)) return { gives: listOf(all.flatMap(elementsOf)) };
    return {
      gives: mixed(
        all.map((each) => (each.fields === undefined ? each : elementOf(each))),
        unknown,
      ),
    };
  },
};

const python: Readonly<Record<string, Method>> = {
  append,
  appendleft: prepend,
  add: append,
  put: append,
  extend,
  insert,
  pop,
  popleft: shift,
  remove: removeEqual,
  clear,
  get,
  set,
  setdefault: setDefault,
  update: merge,
  items: listings.items,
  values: listings.values,
  keys: listings.keys,
  sort: shuffle,
  reverse: shuffle,
  copy: listings.copy,
};

/** What a collection's method gives; undefined when it is none that is known here. */
export function callContainer(run: Run, call: ContainerCall): Value | undefined {
  const table = run.syntax.grammar.family === 'python' ? python : script;
  const method = Object.hasOwn(table, call.last) ? table[call.last] : undefined;
  if (method === undefined) return undefined;
  const named = namedArguments(call);
  const change = method(call.receiver, named);
  if (change === undefined) return undefined;
  const { leaves } = change;
  const isTracked =
    call.receiver.fields !== undefined || (leaves !== undefined && allTaints(leaves).length > 0);
  if (leaves !== undefined && isTracked) updateAt(run, call.object, () => leaves);
  return change.gives;
}

/** `dict.update(a=1)`: keyword arguments are one more dictionary. */
function namedArguments(call: ContainerCall): readonly Value[] {
  if (call.byName.size === 0 || call.last !== 'update') return call.args;
  return [...call.args, { ...unknown, fields: call.byName }];
}
