/** What is wrong in one field: limits that its type has not, a default of another type. */
import type { ApiField } from './api-model-shape.ts';
import { countTexts, matchesPattern, placesOf, readPattern } from './api-pattern.ts';

export interface ModelIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const numeric = new Set(['integer', 'decimal']);
const texts = new Set(['string', 'text']);

export function fieldIssues(field: ApiField): readonly ModelIssue[] {
  const { type, default: value } = field;
  const all = [
    ...valuesIssues(field),
    ...scaleIssues(field),
    ...patternIssues(field),
    ...limitIssues(field),
    ...uniqueIssues(field),
  ];
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

function scaleIssues({ type, scale, min, max }: ApiField): readonly ModelIssue[] {
  if (type === 'decimal') {
    const limits = [min, max].filter((limit) => limit !== undefined);
    if (limits.every((limit) => isDecimal(limit, scale))) return [];
    const message = `must have at most 12 digits before the point and ${scale ?? 2} behind it`;
    return [{ path: [min === undefined ? 'max' : 'min'], message }];
  }
  if (scale === undefined) return [];
  return [{ path: ['scale'], message: `only a decimal has digits behind the point, and this is a ${type}` }];
}

const longestText = 1_000_000;

/** At most twelve digits before the point, and `scale` behind it. */
function isDecimal(value: unknown, scale = 2): boolean {
  const match = /^-?\d{1,12}(?:\.(\d+))?$/.exec(String(value));
  return match !== null && (match[1] ?? '').length <= scale;
}

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

function patternIssues({ type, pattern, min = 0, max = Infinity, unique }: ApiField): readonly ModelIssue[] {
  if (pattern === undefined) return [];
  const say = (message: string) => [{ path: ['pattern'], message }];
  if (type !== 'string') return say(`only a string has a pattern, and this is a ${type}`);
  const read = readPattern(pattern);
  if (read === undefined)
    return say('is not understood: write characters, sets such as [A-Z] or \\d, and counts such as {4}');
  const places = placesOf(read);
  if (places.length < min || places.length > max)
    return say('does not fit the length that min and max allow');
  if (unique && countTexts(places) < 1000) return say('allows too few values to be unique');
  return [];
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
    of: (type) => type === 'integer',
    isRefused: (limit) => !Number.isSafeInteger(limit),
    message: 'must be a whole number',
  },
];

function fits(
  field: Pick<ApiField, 'type' | 'values' | 'min' | 'max' | 'scale' | 'pattern'>,
  value: string | number | boolean,
): boolean {
  const { type, values } = field;
  if (type === 'boolean') return typeof value === 'boolean';
  if (numeric.has(type)) return fitsNumber(field, value);
  if (typeof value !== 'string') return false;
  if (type === 'enum') return values?.includes(value) ?? false;
  if (texts.has(type)) return fitsText(field, value);
  return fitsPattern(type, value);
}

function fitsText(
  { pattern, min = 0, max = Infinity }: Pick<ApiField, 'pattern' | 'min' | 'max'>,
  value: string,
): boolean {
  const read = pattern === undefined ? undefined : readPattern(pattern);
  return value.length >= min && value.length <= max && (read === undefined || matchesPattern(read, value));
}

function fitsPattern(type: ApiField['type'], value: string): boolean {
  const isDated = type === 'date' || type === 'datetime';
  return (patterns[type as 'date']?.test(value) ?? false) && (!isDated || isDay(value.slice(0, 10)));
}

function fitsNumber(
  { type, min, max, scale }: Pick<ApiField, 'type' | 'min' | 'max' | 'scale'>,
  value: unknown,
): boolean {
  const isNumber = type === 'integer' ? Number.isSafeInteger(value) : isDecimal(value, scale);
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
