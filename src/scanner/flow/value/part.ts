/** Parts of what a caller hands in. */

/** Position that stands for the object a method is called on. */
export const receiverPosition = -1;

/** Position that stands for a parameter of an exposed function inside the unit: nobody of the file fills it. */
export const strangerPosition = -2;

/** A part of what a caller hands in: a parameter, or the receiver, and the way into it. */
export interface Part {
  readonly position: number;
  /** The way into it; empty for the whole. */
  readonly keys: readonly string[];
  /** Tells the parts apart. */
  readonly id: string;
  /** Parts of it that were asked for, so that each is made once; undefined where it lies too deep. */
  readonly inner: Map<string, Part | undefined>;
}

/** A part by its place. */
export function createPart(position: number, keys: readonly string[] = []): Part {
  return { position, keys, id: `parameter ${position} ${keys.join(keyMark)}`, inner: new Map() };
}

/** Stands between the keys in the identity of a part; no name holds it. */
const keyMark = '\u0000';

const maxPathLength = 80;

/** Keys of a part's path: what calls itself on a part of its part would go on for ever. */
const maxPathKeys = 5;

/** Whether two parts are of the same place. */
export function isSamePart(one: Part | undefined, other: Part | undefined): boolean {
  return one === other || one?.id === other?.id;
}

/** A part of a part; undefined where it lies too deep. */
export function extended(part: Part, key: string): Part | undefined {
  if (key === '' && part.keys.length === 0) return part;
  const known = part.inner.get(key);
  if (known !== undefined || part.inner.has(key)) return known;
  const keys = [...part.keys, key];
  const isDeep = keys.length > maxPathKeys || keys.join(keyMark).length > maxPathLength;
  const inner = isDeep ? undefined : createPart(part.position, keys);
  part.inner.set(key, inner);
  return inner;
}
