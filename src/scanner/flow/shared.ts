/** What units know of one another beyond calls: the values of module names and of the fields of classes. */

import type { FileContext } from '../file-context.ts';
import { enclosingClass } from '../names/class-info.ts';
import { F } from '../syntax/kinds.ts';
import { childBy, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { type Keys, noKeys, type Summary, valueKeys } from './summary.ts';
import { join } from './value/join.ts';
import { receiverPosition } from './value/part.ts';
import { unknown, type Value } from './value/value.ts';

/** Values that units hold in common; functions in them are unit indexes. */
export interface Shared {
  readonly names: ReadonlyMap<string, Value>;
  /** By `Class.field`. */
  readonly fields: ReadonlyMap<string, Value>;
}

/** What units know of one another before any of them has been followed. */
export const nothingShared: Shared = { names: new Map(), fields: new Map() };

/** Only what comes from outside: a parameter means nothing to another function. */
function ownTaints(value: Value): Value {
  const taints = value.taints.filter((taint) => typeof taint.origin === 'string');
  const fields = value.fields && new Map([...value.fields].map(([key, field]) => [key, ownTaints(field)]));
  const keys = value.keys?.filter((taint) => typeof taint.origin === 'string');
  return { ...value, taints, fields, keys, same: undefined };
}

function holdsTaint(value: Value): boolean {
  return value.taints.length > 0 || [...(value.fields?.values() ?? [])].some(holdsTaint);
}

function add(into: Map<string, Value>, key: string, value: Value): void {
  const own = ownTaints(value);
  if (!holdsTaint(own)) return;
  const known = into.get(key);
  into.set(key, known === undefined ? own : join(known, own));
}

/** Joins what the module and all its functions leave behind. */
export function shareValues(
  file: FileContext,
  module: ReadonlyMap<string, Value>,
  summaries: readonly Summary[],
): Shared {
  const names = new Map(module);
  const fields = new Map<string, Value>();
  summaries.forEach((summary, index) => {
    for (const [name, value] of summary.globals) add(names, name, value);
    const held = summary.effects.get(receiverPosition)?.fields;
    const className = held === undefined ? '' : classOf(file, index);
    for (const [field, value] of held ?? []) add(fields, `${className}.${field}`, value);
  });
  return { names, fields };
}

function classOf(file: FileContext, unit: number): string {
  const owner = enclosingClass(file.syntax, file.units.list[unit]?.func ?? none);
  return owner === none ? '' : textOf(file.syntax, childBy(file.syntax, owner, F.name));
}

/** Functions as nodes of the file at hand, where the shared value has their unit indexes. */
export function localise(value: Value, file: FileContext): Value {
  const func = value.func < 0 ? -1 : (file.units.list[value.func]?.func ?? -1);
  const fields =
    value.fields && new Map([...value.fields].map(([key, field]) => [key, localise(field, file)]));
  return func === value.func && fields === value.fields ? value : { ...value, func, fields };
}

/** Tells shared values apart. */
export function sharedKeys(value: Value | undefined): Keys {
  return value === undefined || value === unknown ? noKeys : valueKeys(value);
}
