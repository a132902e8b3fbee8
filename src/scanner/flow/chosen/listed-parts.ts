/** What a collection's methods without arguments list of it: its keys, its values, both. The collection stays as it is. */
import { elementOf } from '../value/fields.ts';
import { join } from '../value/join.ts';
import { anyKey } from '../value/keys.ts';
import { listOf, tainted, unknown, type Value } from '../value/value.ts';

/** A collection of which no more than its elements together is known. */
export function mixed(elements: readonly Value[], before: Value): Value {
  const [first = unknown, ...others] = elements;
  const element = others.reduce(join, first);
  return { ...before, fields: new Map([[anyKey, element]]), size: -1, constant: undefined };
}

export const isKnown = (list: Value) => list.size >= 0;

type Listing = (collection: Value) => { readonly gives: Value } | undefined;

const values: Listing = (map) => {
  if (map.fields === undefined) return undefined;
  return { gives: isKnown(map) ? map : mixed([elementOf(map)], unknown) };
};

/** Pairs of key and value: a literal's own keys are the program's. */
const items: Listing = (map) => {
  if (map.fields === undefined) return undefined;
  const pair = listOf([tainted(map.keys ?? map.taints), elementOf(map)]);
  return { gives: mixed([pair], unknown) };
};

const keys: Listing = (map) =>
  map.fields === undefined ? undefined : { gives: tainted(map.keys ?? map.taints) };

const copy: Listing = (list) => (list.fields === undefined ? undefined : { gives: list });

/** By method; `items` is Python's word for `entries`. */
export const listings = { keys, values, items, entries: items, copy } as const satisfies Readonly<
  Record<string, Listing>
>;

/** What such a method gives; undefined for others, and of what is no collection. */
export function listedIn(receiver: Value, method: string): Value | undefined {
  return Object.hasOwn(listings, method)
    ? listings[method as keyof typeof listings](receiver)?.gives
    : undefined;
}
