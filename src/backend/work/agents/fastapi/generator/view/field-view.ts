/** A field as Python and SQL have it. */
import type { ApiField, FieldType } from '../../../../../../contract/work/api-model/api-model.ts';
import { pyNumber, pyString } from '../python/literals.ts';
import { fieldClass } from './names.ts';

export interface FieldView {
  readonly name: string;
  readonly type: FieldType;
  /** In Python: `str`, `dt.date`, the class of an enum. */
  readonly python: string;
  /** In SQLAlchemy: `sa.String(80)`. */
  readonly column: string;
  /** The same in a migration, which knows nothing of the models. */
  readonly plainColumn: string;
  readonly isNullable: boolean;
  readonly isUnique: boolean;
  /** Python source of the default. */
  readonly default: string | undefined;
  /** The same as JSON has it. */
  readonly jsonDefault: string | undefined;
  /** Arguments of pydantic's `Field`. */
  readonly limits: readonly string[];
  readonly values: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly description: string | undefined;
}

const int32 = 2_147_483_647;

/** What a string or text may hold where the model names no limit. */
const usualLengths: Readonly<Partial<Record<FieldType, number>>> = {
  string: 255,
  text: 10_000,
  email: 254,
  url: 2_000,
};

export function viewField(entity: string, field: ApiField): FieldView {
  const { min, max } = boundsOf(field);
  const enumName = fieldClass(entity, field.name);
  const sized = { ...field, min, max };
  return {
    name: field.name,
    type: field.type,
    values: field.values ?? [],
    min,
    max,
    python: field.type === 'enum' ? enumName : pythonTypes[field.type],
    column: columnOf(sized, enumName, 'UtcDateTime()'),
    plainColumn: columnOf(
      {
        ...sized,
        type: field.type === 'enum' ? 'string' : field.type,
        ...(field.type === 'enum' ? { max: enumLength } : {}),
      },
      '',
      'sa.DateTime(timezone=True)',
    ),
    isNullable: !field.required,
    isUnique: field.unique,
    default: field.default === undefined ? undefined : sourceOf(field, enumName, field.default),
    jsonDefault: field.default === undefined ? undefined : jsonValueOf(field, field.default),
    limits: limitsOf(sized),
    description: field.description,
  };
}

type Bounds = { readonly min: number | undefined; readonly max: number | undefined };

function boundsOf({ type, min, max }: ApiField): Bounds {
  if (type === 'integer') {
    const isLarge = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)) > int32;
    const edge = isLarge ? Number.MAX_SAFE_INTEGER : int32;
    return { min: min ?? -edge, max: max ?? edge };
  }
  const usual = usualLengths[type];
  return usual === undefined ? { min, max } : { min, max: max ?? Math.max(usual, min ?? 0) };
}

const pythonTypes: Readonly<Record<FieldType, string>> = {
  string: 'str',
  text: 'str',
  integer: 'int',
  decimal: 'Decimal',
  boolean: 'bool',
  date: 'dt.date',
  datetime: 'dt.datetime',
  uuid: 'UUID',
  email: 'str',
  url: 'str',
  enum: 'str',
};

/** Room for every value that a later model may add. */
const enumLength = 40;

type Sized = Pick<ApiField, 'type'> & Bounds;

function columnOf({ type, min, max }: Sized, enumName: string, instant: string): string {
  const isLarge = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)) > int32;
  return {
    string: `sa.String(${max})`,
    text: 'sa.Text()',
    integer: isLarge ? 'sa.BigInteger()' : 'sa.Integer()',
    decimal: 'sa.Numeric(14, 2)',
    boolean: 'sa.Boolean()',
    date: 'sa.Date()',
    datetime: instant,
    uuid: 'sa.Uuid()',
    email: `sa.String(${max})`,
    url: `sa.String(${max})`,
    enum: `choice(${enumName})`,
  }[type];
}

function limitsOf({ type, min, max }: Sized): readonly string[] {
  if (type === 'decimal')
    return [
      'max_digits=14',
      'decimal_places=2',
      ...(min === undefined ? [] : [`ge=Decimal("${decimalOf(min)}")`]),
      ...(max === undefined ? [] : [`le=Decimal("${decimalOf(max)}")`]),
    ];
  if (type === 'integer') return [`ge=${pyNumber(min ?? 0)}`, `le=${pyNumber(max ?? 0)}`];
  if (!['string', 'text', 'url'].includes(type)) return [];
  return [...(min === undefined || min === 0 ? [] : [`min_length=${min}`]), `max_length=${max}`];
}

/** A limit without an exponent. */
export function decimalOf(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** Python source of a value of the model. */
export function sourceOf(
  { type }: Pick<ApiField, 'type'>,
  enumName: string,
  value: string | number | boolean,
): string {
  const text = String(value);
  if (type === 'boolean') return value === true ? 'True' : 'False';
  if (type === 'integer') return pyNumber(Number(value));
  if (type === 'decimal') return `Decimal("${Number(text).toFixed(2)}")`;
  if (type === 'enum') return `${enumName}.${text.toUpperCase()}`;
  if (type === 'uuid') return `UUID("${text}")`;
  if (type === 'date') return `dt.date(${numbersOf(text).join(', ')})`;
  if (type === 'datetime') return `dt.datetime(${numbersOf(text).join(', ')}, tzinfo=dt.UTC)`;
  return pyString(text);
}

function numbersOf(text: string): readonly number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** What a reply has for it. */
function jsonValueOf({ type }: Pick<ApiField, 'type'>, value: string | number | boolean): string {
  if (type === 'boolean' || type === 'integer') return sourceOf({ type }, '', value);
  return pyString(type === 'decimal' ? Number(value).toFixed(2) : String(value));
}
