/** Values that tests send: two that are valid, in order, and some that are not. All as Python source of what JSON has. */
import {
  countTexts,
  matchesPattern,
  placesOf,
  textAt,
} from '../../../../../../contract/work/api-model/api-pattern.ts';
import { pyNumber, pyString } from '../python/literals.ts';
import type { FieldView } from './field-view.ts';

/** The second is missing where a field can have one value only. */
export function validValues(field: FieldView): readonly string[] {
  const { type, values } = field;
  if (type === 'enum') return values.slice(0, 2).map(pyString);
  if (type === 'string' || type === 'text') return textValues(field);
  if (type === 'integer') return integerValues(field);
  if (type === 'decimal') return decimalValues(field);
  return fixed[type];
}

const fixed: Readonly<Record<'boolean' | 'date' | 'datetime' | 'uuid' | 'email' | 'url', readonly string[]>> =
  {
    boolean: ['False', 'True'],
    date: ['"2024-01-15"', '"2024-02-20"'],
    datetime: ['"2024-01-15T09:30:00Z"', '"2024-02-20T17:45:10Z"'],
    uuid: ['"11111111-1111-4111-8111-111111111111"', '"22222222-2222-4222-8222-222222222222"'],
    email: ['"ada@example.com"', '"bob@example.com"'],
    url: ['"https://example.com/a"', '"https://example.org/b?c=d"'],
  };

function textValues({ min = 0, max = 0, pattern }: FieldView): readonly string[] {
  if (pattern !== undefined) {
    const places = placesOf(pattern);
    return [0, 1].slice(0, countTexts(places)).map((number) => pyString(textAt(places, number)));
  }
  const length = Math.min(Math.max(5, min), max);
  if (length === 0) return ['""'];
  return ['alpha', 'bravo'].map((word) =>
    length <= 40 ? pyString(word.padEnd(length, 'x').slice(0, length)) : `"${word[0]}" * ${length}`,
  );
}

function integerValues({ min = 0, max = 0 }: FieldView): readonly string[] {
  const low = min > 0 || max < 2 ? Math.max(min, Math.min(1, max - 1)) : 1;
  return low + 1 <= max ? [pyNumber(low), pyNumber(low + 1)] : [pyNumber(low)];
}

/** In whole units of the last place. */
function decimalValues({ min, max, scale }: FieldView): readonly string[] {
  const unit = 10 ** scale;
  const lowest = min === undefined ? -Infinity : Math.ceil(min * unit - 1e-6);
  const highest = max === undefined ? Infinity : Math.floor(max * unit + 1e-6);
  const low = Math.max(lowest, Math.min(1025, highest - unit));
  const high = [low + unit, low + 1].find((each) => each <= highest);
  return [low, ...(high === undefined ? [] : [high])].map((each) => `"${(each / unit).toFixed(scale)}"`);
}

/** Each is refused with 422. */
export function invalidValues(field: FieldView): readonly string[] {
  const { type, min = 0, max = 0 } = field;
  switch (type) {
    case 'string':
    case 'text':
      return [
        '7',
        ...(min > 0 ? [`"x" * ${min - 1}`] : []),
        `"x" * ${max + 1}`,
        String.raw`"\x00" * ${Math.max(1, min)}`,
        ...unlike(field),
      ];
    case 'integer':
      return ['"seven"', pyNumber(min - 1), pyNumber(max + 1)];
    case 'decimal':
      return [
        '"seven"',
        `"0.${'0'.repeat(field.scale)}5"`,
        '"1000000000000000"',
        ...(field.min === undefined ? [] : [`"${(Math.ceil(field.min) - 1).toFixed(field.scale)}"`]),
        ...(field.max === undefined ? [] : [`"${(Math.floor(field.max) + 1).toFixed(field.scale)}"`]),
      ];
    case 'enum':
      return ['"No such value"'];
    default:
      return invalid[type];
  }
}

/** Of the length of those that match. */
function unlike({ pattern }: FieldView): readonly string[] {
  if (pattern === undefined) return [];
  const { length } = placesOf(pattern);
  const other = ['?', 'a', '0', '~'].map((mark) => mark.repeat(length));
  return other
    .filter((text) => !matchesPattern(pattern, text))
    .slice(0, 1)
    .map(pyString);
}

const invalid: Readonly<
  Record<'boolean' | 'date' | 'datetime' | 'uuid' | 'email' | 'url', readonly string[]>
> = {
  boolean: ['"perhaps"'],
  date: ['"2024-02-31"'],
  datetime: ['"2024-01-15T09:30:00"', '"yesterday"'],
  uuid: ['"7"'],
  email: ['"nobody"'],
  url: ['"ftp://example.com/a"'],
};

/** What gives another value each time. */
export function uniqueValue(field: FieldView): string {
  const { type, min = 0, max = 0 } = field;
  switch (type) {
    case 'string':
    case 'text':
      return field.pattern === undefined
        ? `unique_text(${min}, ${max})`
        : `unique_like([${placesOf(field.pattern).map(pyString).join(', ')}])`;
    case 'integer':
      return `unique_integer(${pyNumber(Math.max(min, Math.min(1, max - 1000)))})`;
    case 'decimal':
      return `unique_decimal(${lowestUnits(field)}${field.scale === 2 ? '' : `, ${field.scale}`})`;
    default:
      return `unique_${type}()`;
  }
}

function lowestUnits({ min, max, scale }: FieldView): number {
  const unit = 10 ** scale;
  const highest = max === undefined ? Infinity : Math.floor(max * unit) - 1000;
  return Math.max(min === undefined ? -Infinity : Math.ceil(min * unit), Math.min(unit, highest));
}
