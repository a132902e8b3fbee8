/**
 * Guards for what a page kept through a reload: an older version of the page may have written it, and what does not fit
 * is dropped. Pages carry no schema library; what the host sends is checked where it comes into the host.
 */

export type Guard<Value> = (value: unknown) => value is Value;

export const isText: Guard<string> = (value) => typeof value === 'string';

export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';

export const isNumber: Guard<number> = (value) => typeof value === 'number';

/** A whole number from zero. */
export const isCount: Guard<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** ISO 8601 calendar date that exists. */
export const isDate: Guard<string> = (value): value is string =>
  isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && isDayOfCalendar(value);

/** `2026-11`. */
export const isMonth: Guard<string> = (value): value is string =>
  isText(value) && /^\d{4}-\d{2}$/.test(value);

export function textUpTo(length: number): Guard<string> {
  return (value): value is string => isText(value) && value.length <= length;
}

export function optional<Value>(guard: Guard<Value>): Guard<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || guard(value);
}

export function nullable<Value>(guard: Guard<Value>): Guard<Value | null> {
  return (value): value is Value | null => value === null || guard(value);
}

export function listOf<Value>(guard: Guard<Value>): Guard<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every(guard);
}

/** One of the names of `table`, which has a row for each. */
export function keyOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Guard<Key> {
  return (value): value is Key => isText(value) && Object.hasOwn(table, value);
}

export function oneOf<const Name extends string>(names: readonly Name[]): Guard<Name> {
  return (value): value is Name => names.some((name) => name === value);
}

export function either<One, Other>(one: Guard<One>, other: Guard<Other>): Guard<One | Other> {
  return (value): value is One | Other => one(value) || other(value);
}

type Table<Key extends string, Value> = string extends Key
  ? Record<string, Value>
  : Partial<Record<Key, Value>>;

/** By name, as far as there is a value for it. */
export function tableOf<Key extends string, Value>(
  isKey: Guard<Key>,
  isValue: Guard<Value>,
): Guard<Table<Key, Value>> {
  return (value): value is Table<Key, Value> =>
    isRecord(value) && Object.entries(value).every(([key, inner]) => isKey(key) && isValue(inner));
}

/** Every field by its own guard; other fields are let be. */
export function shapeOf<Shape extends object>(
  fields: {
    readonly [Field in keyof Shape]-?: Guard<Shape[Field]>;
  },
): Guard<Shape> {
  const guards = Object.entries<(value: unknown) => boolean>(fields);
  return (value): value is Shape => isRecord(value) && guards.every(([field, guard]) => guard(value[field]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A date that does not exist is moved to another by Date, or to none. */
function isDayOfCalendar(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date);
}
