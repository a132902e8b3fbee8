/** What is wrong in one field: limits that its type has not, a default of another type. */
import type { ApiField } from './api-model-shape.ts';

export interface ModelIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const numeric = new Set(['integer', 'decimal']);
const texts = new Set(['string', 'text']);

export function fieldIssues(field: ApiField): readonly ModelIssue[] {
  const { type, default: value } = field;
  const all = [...valuesIssues(field), ...limitIssues(field), ...uniqueIssues(field)];
  if (value !== undefined && !fits(field, value))
    all.push({ path: ['default'], message: `must be a value that the ${type} may have` });
  return all;
}

function valuesIssues({ type, values = [] }: ApiField): readonly ModelIssue[] {
  const path = ['values'];
  if (type === 'enum' && values.length === 0) return [{ path, message: 'an enum needs its values' }];
  if (type !== 'enum' && values.length > 0) return [{ path, message: 'only an enum has values' }];
  if (new Set(values).size < values.length) return [{ path, message: 'the same value is there twice' }];
  return [];
}

const longestText = 1_000_000;
const decimalPattern = /^-?\d{1,12}(?:\.\d{1,2})?$/;

/** So few values that rows would soon be refused for it. */
/** So few values between min and max that two rows soon share one. */
function isNarrow({ type, min, max }: Pick<ApiField, 'type' | 'min' | 'max'>): boolean {
  if (numeric.has(type)) return (max ?? Infinity) - (min ?? -Infinity) < 1000;
  return texts.has(type) && max !== undefined && max < 4;
}

function uniqueIssues({ type, unique, min, max }: ApiField): readonly ModelIssue[] {
  const path = ['unique'];
  if (!unique) return [];
  if (type === 'boolean' || type === 'enum')
    return [{ path, message: `a ${type} has too few values to be unique` }];
  return isNarrow({ type, min, max })
    ? [{ path, message: 'has too few values between min and max to be unique' }]
    : [];
}

function limitIssues({ type, min, max }: ApiField): readonly ModelIssue[] {
  const path = [min === undefined ? 'max' : 'min'];
  const limits = [min, max].filter((limit) => limit !== undefined);
  if (limits.length === 0) return [];
  if (!numeric.has(type) && !texts.has(type)) return [{ path, message: `a ${type} has no limits` }];
  const refused = limitRules.find(({ of, isRefused }) => of(type) && limits.some(isRefused));
  if (refused !== undefined) return [{ path, message: refused.message }];
  if (min !== undefined && max !== undefined && min > max)
    return [{ path: ['max'], message: 'must not be below min' }];
  return [];
}

/** What a limit of a type must be, in the order in which it is said. */
const limitRules: readonly {
  readonly of: (type: ApiField['type']) => boolean;
  readonly isRefused: (limit: number) => boolean;
  readonly message: string;
}[] = [
  {
    of: (type) => texts.has(type),
    isRefused: (limit) => limit < 0 || !Number.isInteger(limit),
    message: 'must be a length: a whole number of 0 or more',
  },
  {
    of: (type) => texts.has(type),
    isRefused: (limit) => limit > longestText,
    message: `must not be more than ${longestText}`,
  },
  {
    of: (type) => type === 'decimal',
    isRefused: (limit) => !decimalPattern.test(String(limit)),
    message: 'must have at most 12 digits before the point and 2 behind it',
  },
  {
    of: (type) => type === 'integer',
    isRefused: (limit) => !Number.isSafeInteger(limit),
    message: 'must be a whole number',
  },
];

function fits(
  field: Pick<ApiField, 'type' | 'values' | 'min' | 'max'>,
  value: string | number | boolean,
): boolean {
  const { type, values, min, max } = field;
  if (type === 'boolean') return typeof value === 'boolean';
  if (numeric.has(type)) return fitsNumber(field, value);
  if (typeof value !== 'string') return false;
  if (type === 'enum') return values?.includes(value) ?? false;
  if (texts.has(type)) return value.length >= (min ?? 0) && value.length <= (max ?? Infinity);
  return fitsPattern(type, value);
}

function fitsPattern(type: ApiField['type'], value: string): boolean {
  const isDated = type === 'date' || type === 'datetime';
  return (patterns[type as 'date']?.test(value) ?? false) && (!isDated || isDay(value.slice(0, 10)));
}

function fitsNumber({ type, min, max }: Pick<ApiField, 'type' | 'min' | 'max'>, value: unknown): boolean {
  const isNumber = type === 'integer' ? Number.isSafeInteger(value) : decimalPattern.test(String(value));
  return isNumber && Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity);
}

const patterns = {
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  url: /^https?:\/\/\S+$/,
};

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !text.startsWith('0000') && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
