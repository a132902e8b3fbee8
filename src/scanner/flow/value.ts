import type { Constant } from '../match/constants.ts';
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

/** That a value is, or contains, what others control. */
export interface Taint {
  /** The source's class; or, while a function is summarised, the position of the parameter that brings it. */
  readonly origin: string | number;
  /** Tells sources apart: where it was read. */
  readonly id: string;
  readonly label: string;
  /** Sink classes, as bits, that it has been made safe for. */
  readonly cleaned: number;
  readonly step: Step | undefined;
}

/** What the flow knows of a value. */
export interface Value {
  readonly taints: readonly Taint[];
  readonly fields: ReadonlyMap<string, Value> | undefined;
  /** Function node when the value is a function of this unit, else -1. */
  readonly func: number;
  readonly constant: Constant | undefined;
}

/** Nothing is known and nothing is suspected. */
export const unknown: Value = { taints: [], fields: undefined, func: -1, constant: undefined };

const maxTaints = 6;
const maxSteps = 14;

/** A value that only carries taints. */
export function tainted(taints: readonly Taint[]): Value {
  return taints.length === 0 ? unknown : { ...unknown, taints };
}

/** A known constant. */
export function constantValue(constant: Constant): Value {
  return { ...unknown, constant };
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

function isSame(one: Taint, other: Taint): boolean {
  return one.origin === other.origin && one.id === other.id;
}

/** Both lists; a source that is in both is as clean as in the dirtier one. */
export function unite(one: readonly Taint[], other: readonly Taint[]): readonly Taint[] {
  if (other.length === 0 || one === other) return one;
  if (one.length === 0) return other;
  const united = [...one];
  for (const taint of other) {
    const at = united.findIndex((each) => isSame(each, taint));
    const known = united[at];
    if (known !== undefined) united[at] = { ...known, cleaned: known.cleaned & taint.cleaned };
    else if (united.length < maxTaints) united.push(taint);
  }
  return united;
}

function uniteFields(one: Value['fields'], other: Value['fields']): Value['fields'] {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const fields = new Map(one);
  for (const [key, value] of other) {
    const known = fields.get(key);
    fields.set(key, known === undefined ? value : join(known, value));
  }
  return fields;
}

/** What a value is after two paths meet. */
export function join(one: Value, other: Value): Value {
  if (one === other) return one;
  return {
    taints: unite(one.taints, other.taints),
    fields: uniteFields(one.fields, other.fields),
    func: one.func >= 0 ? one.func : other.func,
    constant: one.constant === other.constant ? one.constant : undefined,
  };
}

/** The same value, made safe for some sink classes; its fields too. */
export function clean(value: Value, bits: number): Value {
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, clean(field, bits)]));
  return { ...value, fields, taints: cleanTaints(value.taints, bits) };
}

export function cleanTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  return taints.map((taint) => ({ ...taint, cleaned: taint.cleaned | bits }));
}

/** Taints of a value and of everything in it. */
export function allTaints(value: Value, depth = 0): readonly Taint[] {
  let taints = value.taints;
  if (value.fields !== undefined && depth < 4) {
    for (const field of value.fields.values()) taints = unite(taints, allTaints(field, depth + 1));
  }
  return taints;
}

/** A part of a value: its own field when known, else as tainted as the whole. */
export function fieldOf(value: Value, key: string): Value {
  const field = value.fields?.get(key);
  if (field !== undefined) return field;
  const anyField = value.fields?.get('*');
  return anyField === undefined ? tainted(value.taints) : join(anyField, tainted(value.taints));
}

/** Any element of a collection. */
export function elementOf(value: Value): Value {
  let element = tainted(value.taints);
  for (const field of value.fields?.values() ?? []) element = join(element, field);
  return element;
}
