import type { Constant } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import type { TextRange } from '../model.ts';

/** One step of a tainted value, linked backwards; positions are anchors. */
export interface Step {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly previous: Step | undefined;
  readonly count: number;
  /** Set where the step lies in another file. */
  readonly elsewhere?: { readonly path: string; readonly range: TextRange };
}

/** Position that stands for the object a method is called on. */
export const receiverPosition = -1;

/** Position that stands for a parameter of an exposed function inside the unit: nobody of the file fills it. */
export const strangerPosition = -2;

/** A part of what a caller hands in: a parameter, or the receiver, and the way into it. */
export interface Part {
  readonly position: number;
  /** Keys joined by `keyMark`; empty for the whole. */
  readonly path: string;
}

/** Stands between the keys of a path; no name holds it. */
export const keyMark = '\u0000';

/** That a value is, or contains, what others control. */
export interface Taint {
  /** The source's class; or, while a function is summarised, the part of its parameters that brings it. */
  readonly origin: string | Part;
  /** Tells sources apart: where it was read. */
  readonly id: string;
  readonly label: string;
  /** Sink classes, as bits, that it has been made safe for. */
  readonly cleaned: number;
  readonly step: Step | undefined;
  /** Characters, as a set of bits, that replacements have taken out. */
  readonly lacks?: bigint;
  /** It became part of a text that the program puts together. */
  readonly isPieced?: true;
  /** It was found inside of a text or among the keys of an object: `path.split('.')`. */
  readonly isFound?: true;
  /** Steps out of a folder have been worked out, so that what it begins with says where it leads. */
  readonly isNormal?: true;
  /** A method of the tainted object gave it, and no model knows the method: it may be anything. */
  readonly isAnswer?: boolean;
}

/** A function with some of its arguments: `functools.partial(run, name)`, `run.bind(this, name)`. */
export interface Bound {
  readonly func: number;
  /** Resolved name of a library's function. */
  readonly name: string | undefined;
  readonly positional: readonly Value[];
  readonly byName: ReadonlyMap<string, Value>;
  /** Set for what settles a promise: the key under which the state keeps what it is given. */
  readonly into?: string;
}

/** What the flow knows of a value. */
export interface Value {
  readonly taints: readonly Taint[];
  readonly fields: ReadonlyMap<string, Value> | undefined;
  /** Function node when the value is a function of this file, else -1. */
  readonly func: number;
  readonly constant: Constant | undefined;
  /** Number of elements where it is known: they then stand under `0`, `1` …; else -1. */
  readonly size: number;
  /** Set while the value is a caller's part itself, not something made from it. */
  readonly same: Part | undefined;
  /** What a library calls it, where members of that are sources: `express.Request()`. */
  readonly name: string | undefined;
  /** Name of the class of this file that it is an object of; names joined by `|` where it may be of several. */
  readonly instance: string | undefined;
  readonly bound: Bound | undefined;
  /** Of the keys by which it was taken out of an object: with `__proto__` for one, all objects inherit from it. */
  readonly via: readonly Taint[] | undefined;
  /** Set where the value is such a class itself; names joined by `|` as well. */
  readonly classes?: string | undefined;
  /** What the keys of a dictionary carry, where that is known: a loop over one gives its keys. */
  readonly keys?: readonly Taint[] | undefined;
}

/** Nothing is known and nothing is suspected. */
export const unknown: Value = {
  taints: [],
  fields: undefined,
  func: -1,
  constant: undefined,
  size: -1,
  same: undefined,
  name: undefined,
  instance: undefined,
  bound: undefined,
  via: undefined,
};

const maxTaints = 6;
const maxSteps = 14;
const maxPathLength = 80;
/** Keys of a part's path: what calls itself on a part of its part would go on for ever. */
const maxPathKeys = 5;

/** A value that only carries taints. */
export function tainted(taints: readonly Taint[]): Value {
  return taints.length === 0 ? unknown : { ...unknown, taints };
}

/** A known constant. */
export function constantValue(constant: Constant | undefined): Value {
  return constant === undefined ? unknown : { ...unknown, constant };
}

/** A collection of known elements. */
export function listOf(elements: readonly Value[]): Value {
  return {
    ...unknown,
    fields: new Map(elements.map((each, index) => [String(index), each])),
    size: elements.length,
  };
}

/** Elements of a collection whose number is known. */
export function elementsOf(list: Value): Value[] {
  return Array.from({ length: Math.max(list.size, 0) }, (_, index) => fieldOf(list, String(index)));
}

/** Adds a step to a chain; long chains stop growing, their ends matter most. */
export function addStep(
  previous: Step | undefined,
  message: string,
  from: number,
  to: number,
): Step | undefined {
  const count = (previous?.count ?? 0) + 1;
  if (count > maxSteps || (previous?.from === from && previous.to === to)) return previous;
  return { message, from, to, previous, count };
}

function isSamePart(one: Part | undefined, other: Part | undefined): boolean {
  return one?.position === other?.position && one?.path === other?.path;
}

/** Marks that hold as soon as one of two ways has brought them. */
function eitherMark(one: Taint, other: Taint): Pick<Taint, 'isPieced' | 'isFound'> {
  const isPieced = one.isPieced ?? other.isPieced;
  const isFound = one.isFound ?? other.isFound;
  return { ...(isPieced && { isPieced }), ...(isFound && { isFound }) };
}

/** A list with one more taint; a source that is in both is as clean as in the dirtier one. */
function withTaint(list: readonly Taint[], taint: Taint): readonly Taint[] {
  const at = list.findIndex((each) => each.id === taint.id);
  const known = list[at];
  if (known === undefined) return list.length < maxTaints ? [...list, taint] : list;
  const cleaned = known.cleaned & taint.cleaned;
  const lacks = (known.lacks ?? 0n) & (taint.lacks ?? 0n);
  const isAnswer = known.isAnswer === true && taint.isAnswer === true;
  const marks = eitherMark(known, taint);
  const isMarked = marks.isPieced === known.isPieced && marks.isFound === known.isFound;
  const isClean = cleaned === known.cleaned && lacks === (known.lacks ?? 0n);
  if (isClean && isMarked && isAnswer === (known.isAnswer ?? false)) return list;
  const joined = { ...known, cleaned, lacks, isAnswer, ...marks };
  return list.map((each, index) => (index === at ? joined : each));
}

/** The same taints inside a text that is put together from parts. */
export function pieced(taints: readonly Taint[]): readonly Taint[] {
  if (taints.every((taint) => taint.isPieced === true)) return taints;
  return taints.map((taint) => (taint.isPieced === true ? taint : { ...taint, isPieced: true }));
}

/** Both lists. */
export function unite(one: readonly Taint[], other: readonly Taint[]): readonly Taint[] {
  if (other.length === 0 || one === other) return one;
  return one.length === 0 ? other : other.reduce(withTaint, one);
}

/** A key that one side lacks holds there what the whole side carries. */
function uniteFields(one: Value, other: Value): Value['fields'] {
  if (one.fields === other.fields) return one.fields;
  const fields = new Map(one.fields);
  for (const [key, value] of other.fields ?? []) {
    const known = fields.get(key);
    fields.set(key, join(value, known ?? tainted(one.taints)));
  }
  if (other.taints.length === 0) return fields;
  for (const key of fields.keys()) {
    const value = other.fields?.has(key) === true ? undefined : fields.get(key);
    if (value !== undefined) fields.set(key, join(value, tainted(other.taints)));
  }
  return fields;
}

/** Nothing but taints and a constant. */
function isPlain(value: Value): boolean {
  return value.fields === undefined && value.func < 0 && !isObject(value);
}

function isObject({ name, instance, bound, classes, via }: Value): boolean {
  const isOfClass = instance !== undefined || classes !== undefined;
  return isOfClass || name !== undefined || bound !== undefined || via !== undefined;
}

/** Either key may have led there. */
export function joinVia(one: Value['via'], other: Value['via']): Value['via'] {
  return one === undefined || other === undefined ? (one ?? other) : unite(one, other);
}

/** The same taints of something that was looked up inside of what carried them. */
export function found(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.isFound === true ? taint : { ...taint, isFound: true }));
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

/** What a value is after two paths meet. */
export function join(one: Value, other: Value): Value {
  if (one === other) return one;
  const taints = unite(one.taints, other.taints);
  const constant = one.constant === other.constant ? one.constant : undefined;
  const same = isSamePart(one.same, other.same) ? one.same : undefined;
  const isOne = taints === one.taints && constant === one.constant && same === one.same;
  if (isOne && isPlain(one) && isPlain(other)) return one;
  return {
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
    keys: eitherKeys(one, other),
  };
}

/** The same value, made safe for some sink classes; its fields too. */
export function clean(value: Value, bits: number): Value {
  if (bits === 0) return value;
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, clean(field, bits)]));
  const keys = value.keys && cleanTaints(value.keys, bits);
  return { ...value, fields, keys, taints: cleanTaints(value.taints, bits) };
}

export function cleanTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  return bits === 0 ? taints : taints.map((taint) => ({ ...taint, cleaned: taint.cleaned | bits }));
}

/** The same taints, able to harm some classes again: what was decoded may hold anything. A number stays one. */
export function restoreTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  return bits === 0 ? taints : taints.map((taint) => restored(taint, bits));
}

function restored({ lacks: _, ...taint }: Taint, bits: number): Taint {
  return taint.cleaned === allClasses ? taint : { ...taint, cleaned: taint.cleaned & ~bits };
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

function extended(part: Part, key: string): Part | undefined {
  const path = part.path === '' ? key : `${part.path}${keyMark}${key}`;
  const isDeep = path.length > maxPathLength || path.split(keyMark).length > maxPathKeys;
  return isDeep ? undefined : { position: part.position, path };
}

/** Identity of what a caller's part brings. */
export function partId({ position, path }: Part): string {
  return `parameter ${position} ${path}`;
}

/** A part of a caller's part: whoever calls knows what it is. */
export function deeper(value: Value, key: string): Value {
  const part = value.same && extended(value.same, key);
  if (part === undefined) return tainted(value.taints);
  const taints = value.taints.map((taint) =>
    typeof taint.origin === 'string' || !isSamePart(taint.origin, value.same)
      ? taint
      : { ...taint, origin: part, id: partId(part) },
  );
  return { ...tainted(taints), same: part };
}

/** Key of any element: one whose own key is not known. */
export const anyKey = '*';

/** A part of a value: its own field when known, else as tainted as the whole. */
export function fieldOf(value: Value, key: string): Value {
  const field = value.fields?.get(key);
  const anyField = value.fields?.get(anyKey);
  if (field !== undefined) return anyField === undefined ? field : join(field, anyField);
  const own = deeper(value, key);
  return anyField === undefined ? own : join(anyField, own);
}

/** Any element of a collection. */
export function elementOf(value: Value): Value {
  let element: Value | undefined = value.taints.length > 0 ? deeper(value, anyKey) : undefined;
  for (const field of value.fields?.values() ?? [])
    element = element === undefined ? field : join(element, field);
  return element ?? unknown;
}

/** Key of what a loop gives, where the caller knows whether that are the keys of a dictionary. */
export const eachKey = '*each';

/** What a loop over a value of Python gives: the keys of a dictionary, the elements of anything else. */
export function eachOf(value: Value): Value {
  if (value.keys !== undefined) return tainted(value.keys);
  const isPart = value.fields === undefined && value.same !== undefined && value.taints.length > 0;
  return isPart ? deeper(value, eachKey) : elementOf(value);
}

/** A value with one field set; under an unknown key it adds to what may be there. */
export function withField(value: Value, key: string, field: Value): Value {
  const fields = new Map(value.fields);
  const before = key === anyKey ? fields.get(anyKey) : undefined;
  fields.set(key, before === undefined ? field : join(before, field));
  const size = value.size >= 0 && Number(key) === value.size ? value.size + 1 : value.size;
  return { ...value, fields, size: fields.size > size && value.size >= 0 ? -1 : size, constant: undefined };
}
