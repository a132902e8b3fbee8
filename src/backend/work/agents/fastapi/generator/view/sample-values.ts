/** Values that tests send: two that are valid, in order, and some that are not. All as Python source of what JSON has. */
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

function textValues({ min = 0, max = 0 }: FieldView): readonly string[] {
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

/** In whole hundredths. */
function decimalValues({ min, max }: FieldView): readonly string[] {
  const lowest = min === undefined ? -Infinity : Math.ceil(min * 100 - 1e-6);
  const highest = max === undefined ? Infinity : Math.floor(max * 100 + 1e-6);
  const low = Math.max(lowest, Math.min(1025, highest - 100));
  const high = [low + 100, low + 1].find((each) => each <= highest);
  return [low, ...(high === undefined ? [] : [high])].map((each) => `"${(each / 100).toFixed(2)}"`);
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
      ];
    case 'integer':
      return ['"seven"', pyNumber(min - 1), pyNumber(max + 1)];
    case 'decimal':
      return [
        '"seven"',
        '"0.125"',
        '"1000000000000000"',
        ...(field.min === undefined ? [] : [`"${(Math.ceil(field.min * 100) / 100 - 1).toFixed(2)}"`]),
        ...(field.max === undefined ? [] : [`"${(Math.floor(field.max * 100) / 100 + 1).toFixed(2)}"`]),
      ];
    case 'enum':
      return ['"No such value"'];
    default:
      return invalid[type];
  }
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
      return `unique_text(${min}, ${max})`;
    case 'integer':
      return `unique_integer(${pyNumber(Math.max(min, Math.min(1, max - 1000)))})`;
    case 'decimal':
      return `unique_decimal(${lowestCents(field)})`;
    default:
      return `unique_${type}()`;
  }
}

function lowestCents({ min, max }: FieldView): number {
  const highest = max === undefined ? Infinity : Math.floor(max * 100) - 1000;
  return Math.max(min === undefined ? -Infinity : Math.ceil(min * 100), Math.min(100, highest));
}
