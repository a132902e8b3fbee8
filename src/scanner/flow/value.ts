import type { Constant } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import type { TextRange } from '../model.ts';
import { ofField } from './chosen/upload-labels.ts';
import { bothUnread } from './evidence/past-unread.ts';

/** One step of a tainted value, linked backwards; positions are anchors. */
export interface Step {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly previous: Step | undefined;
  readonly count: number;
  /** Of a first step: how the value is written where it comes in, if that is short. */
  readonly written?: string | undefined;
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
  /** The way into it; empty for the whole. */
  readonly keys: readonly string[];
  /** Tells what it brings from what other parts bring. */
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
  readonly lacks: bigint;
  /** It became part of a text that the program puts together. */
  readonly isPieced: boolean;
  /** It was found inside of a text or among the keys of an object: `path.split('.')`. */
  readonly isFound: boolean;
  /** Steps out of a folder have been worked out, so that what it begins with says where it leads. */
  readonly isNormal: boolean;
  /** A method of the tainted object gave it, and no model knows the method: it may be anything. */
  readonly isAnswer: boolean;
  /** The name of a parameter alone makes it a request. */
  readonly isAssumed: boolean;
  /** Answers, as bits, of checks whose bodies were not read: its way leads past one that answered so (`passUnread`). */
  readonly unread: number;
}

/** A taint as it comes in. All taints are made of this one, since engines are quick where objects are alike. */
export function createTaint({
  origin,
  id,
  label,
  step,
}: Pick<Taint, 'origin' | 'id' | 'label' | 'step'>): Taint {
  return {
    origin,
    id,
    label,
    cleaned: 0,
    step,
    lacks: 0n,
    isPieced: false,
    isFound: false,
    isNormal: false,
    isAnswer: false,
    isAssumed: false,
    unread: 0,
  };
}

/** What a caller hands in, while the function that it is handed to is summarised. */
export function partValue(part: Part, label: string): Value {
  const taint = createTaint({ origin: part, id: part.id, label, step: undefined });
  return { ...unknown, taints: [taint], same: part };
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
  readonly classes: string | undefined;
  /** Where it is a function that a function gave: the index of the unit that made it and the key that it was under. */
  readonly madeBy: string | undefined;
  /** What the keys of a dictionary carry, where that is known: a loop over one gives its keys. */
  readonly keys: readonly Taint[] | undefined;
  /** It is an object or list, whatever it holds: who sends it as it is sends JSON. */
  readonly isObject: boolean;
}

/** Nothing is known and nothing is suspected. All values are made of it, since engines are quick where objects are alike. */
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
  classes: undefined,
  madeBy: undefined,
  keys: undefined,
  isObject: false,
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
    isObject: true,
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
  return one === other || one?.id === other?.id;
}

/** Of one source by two ways: as clean as by the dirtier one, with the marks that either has brought. */
function joinTaints(one: Taint, other: Taint): Taint {
  const cleaned = one.cleaned & other.cleaned;
  const lacks = one.lacks & other.lacks;
  const isPieced = one.isPieced || other.isPieced;
  const isFound = one.isFound || other.isFound;
  const isAnswer = one.isAnswer && other.isAnswer;
  const unread = bothUnread(one, other);
  const isMarked =
    isPieced === one.isPieced &&
    isFound === one.isFound &&
    isAnswer === one.isAnswer &&
    unread === one.unread;
  if (cleaned === one.cleaned && lacks === one.lacks && isMarked) return one;
  return { ...one, cleaned, lacks, isPieced, isFound, isAnswer, unread };
}

function indexOfId(taints: readonly Taint[], id: string): number {
  for (let index = 0; index < taints.length; index += 1) if (taints[index]?.id === id) return index;
  return -1;
}

/** The same taints inside a text that is put together from parts. */
export function pieced(taints: readonly Taint[]): readonly Taint[] {
  if (taints.every((taint) => taint.isPieced)) return taints;
  return taints.map((taint) => (taint.isPieced ? taint : { ...taint, isPieced: true }));
}

/** Both lists; the first one itself where the other adds nothing to it. */
export function unite(one: readonly Taint[], other: readonly Taint[]): readonly Taint[] {
  if (other.length === 0 || one === other) return one;
  if (one.length === 0) return other;
  let both: Taint[] | undefined;
  for (const taint of other) both = withTaint(one, both, taint);
  return both ?? one;
}

/** A copy of a list with one more taint, made when it first adds something. */
function withTaint(list: readonly Taint[], copy: Taint[] | undefined, taint: Taint): Taint[] | undefined {
  const at = indexOfId(copy ?? list, taint.id);
  const known = (copy ?? list)[at];
  if (known === undefined && (copy ?? list).length >= maxTaints) return copy;
  const joined = known === undefined ? taint : joinTaints(known, taint);
  if (joined === known) return copy;
  const own = copy ?? [...list];
  own[known === undefined ? own.length : at] = joined;
  return own;
}

/** A key that one side lacks holds there what the whole side carries; the first one's map where nothing is added to it. */
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

/** The same taints of something that was looked up inside of what carried them. */
export function found(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.isFound ? taint : { ...taint, isFound: true }));
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

/** The same value, made safe for some sink classes; its fields too. */
export function clean(value: Value, bits: number): Value {
  if (bits === 0) return value;
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, clean(field, bits)]));
  const keys = value.keys && cleanTaints(value.keys, bits);
  return { ...value, fields, keys, taints: cleanTaints(value.taints, bits) };
}

/** The same taints, safe for the sink classes of `bits` as well. */
export function cleanTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  return bits === 0 ? taints : taints.map((taint) => ({ ...taint, cleaned: taint.cleaned | bits }));
}

/** The same taints, able to harm some classes again: what was decoded may hold anything. A number stays one. */
export function restoreTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  if (bits === 0) return taints;
  const left = (cleaned: number) => (cleaned === allClasses ? allClasses : cleaned & ~bits);
  return taints.map((taint) => ({ ...taint, cleaned: left(taint.cleaned), lacks: 0n }));
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
  if (key === '' && part.keys.length === 0) return part;
  const known = part.inner.get(key);
  if (known !== undefined || part.inner.has(key)) return known;
  const keys = [...part.keys, key];
  const isDeep = keys.length > maxPathKeys || keys.join(keyMark).length > maxPathLength;
  const inner = isDeep ? undefined : createPart(part.position, keys);
  part.inner.set(key, inner);
  return inner;
}

/** A part of a caller's part: whoever calls knows what it is. */
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

/** Key of any element: one whose own key is not known. */
export const anyKey = '*';

/** Key of what stands in a list somewhere behind elements of an unknown number, and so not first. */
export const laterKey = '*later';

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
  const before = key === anyKey || key === laterKey ? fields.get(key) : undefined;
  fields.set(key, before === undefined ? field : join(before, field));
  const size = value.size >= 0 && Number(key) === value.size ? value.size + 1 : value.size;
  return { ...value, fields, size: fields.size > size && value.size >= 0 ? -1 : size, constant: undefined };
}
