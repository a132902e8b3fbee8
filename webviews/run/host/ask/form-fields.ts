/** The fields of a form from the JSON Schema of an agent's input; pure. What has no field of its own kind is typed as JSON. */
import type { FormField, FormValue, FormValues } from '../../ask/ask-messages.ts';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

export interface AskedForm {
  readonly fields: readonly FormField[];
  /** The defaults of the schema. */
  readonly values: FormValues;
}

type Translate = (text: string) => string;

/** From here on a text has a field of several lines. */
const longText = 1_000;

/** Groups come before what belongs to them. */
export function toForm(schema: JsonSchema, t: Translate): AskedForm {
  const values: Record<string, FormValue> = {};
  const fields = listFields(schema, { within: undefined, values, t });
  return { fields, values };
}

interface Place {
  readonly within: string | undefined;
  readonly values: Record<string, FormValue>;
  readonly t: Translate;
}

function listFields(schema: JsonSchema, place: Place): readonly FormField[] {
  const required = listOf(schema['required']);
  return Object.entries(objectOf(schema['properties'])).flatMap(([name, property]) => {
    const own = objectOf(property);
    const inner = withoutNull(own);
    const path = `${place.within ?? ''}/${escapePointer(name)}`;
    const { t, values, within } = place;
    const isRequired = required.includes(name) && own['default'] === undefined;
    const base = {
      path,
      ...(within !== undefined && { within }),
      isRequired,
      title: t(textOf(own['title'] ?? inner['title']) || toWords(name)),
      help: t(textOf(own['description'] ?? inner['description'])),
    };
    const preset = own['default'] ?? inner['default'];
    const field = toField(inner, base, t);
    values[path] = toValue(field, preset);
    if (field.kind !== 'group') return [field];
    return [field, ...listFields(inner, { ...place, within: path })];
  });
}

type Base = Pick<FormField, 'path' | 'within' | 'title' | 'help' | 'isRequired'>;

function toField(schema: JsonSchema, base: Base, t: Translate): FormField {
  const options = optionsOf(schema);
  if (options !== undefined) return { ...base, kind: 'choice', options: options.map(String) };
  switch (schema['type']) {
    case 'string':
      return {
        ...base,
        kind: 'text',
        suggestions: [],
        ...limitOf(schema),
        isLong: Number(schema['maxLength'] ?? 0) > longText,
        ...(typeof schema['whenEmpty'] === 'string' && { whenEmpty: t(schema['whenEmpty']) }),
      };
    case 'boolean':
      return { ...base, kind: 'flag' };
    case 'integer':
    case 'number':
      return {
        ...base,
        kind: 'number',
        isWhole: schema['type'] === 'integer',
        ...boundsOf(schema),
      };
    case 'array':
      return toListField(schema, base);
    case 'object':
      return schema['properties'] === undefined ? { ...base, kind: 'json' } : { ...base, kind: 'group' };
    default:
      return { ...base, kind: 'json' };
  }
}

function toListField(schema: JsonSchema, base: Base): FormField {
  const items = objectOf(schema['items']);
  if (items['type'] !== 'string') return { ...base, kind: 'json' };
  const max = schema['maxItems'];
  return {
    ...base,
    kind: 'list',
    canPick: false,
    ...limitOf(items),
    suggestions: (optionsOf(items) ?? []).map(String),
    ...(typeof max === 'number' && { maxItems: max }),
  };
}

function limitOf({ maxLength }: JsonSchema): { maxLength?: number } {
  return typeof maxLength === 'number' ? { maxLength } : {};
}

/** Zod's own bounds of a whole number say nothing to anybody. */
function boundsOf(schema: JsonSchema): { min?: number; max?: number } {
  const isTold = (bound: unknown): bound is number =>
    typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const { minimum: min, maximum: max } = schema;
  return { ...(isTold(min) && { min }), ...(isTold(max) && { max }) };
}

/** Of an enumeration, also one that is written as a choice of constants. */
export function optionsOf(schema: JsonSchema): readonly unknown[] | undefined {
  const named = schema['enum'];
  if (Array.isArray(named)) return named;
  if (schema['const'] !== undefined) return [schema['const']];
  const choices = listOf(schema['anyOf'] ?? schema['oneOf']).map(objectOf);
  const isConstant = choices.length > 0 && choices.every((choice) => choice['const'] !== undefined);
  return isConstant ? choices.map((choice) => choice['const']) : undefined;
}

/** What may be null is left out instead. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  const choices = listOf(schema['anyOf'] ?? schema['oneOf']).map(objectOf);
  const others = choices.filter(({ type }) => type !== 'null');
  const [type, ...more] = listOf(schema['type']).filter((one) => one !== 'null');
  if (type !== undefined && more.length === 0) return { ...schema, type };
  const [only] = others;
  return only !== undefined && others.length === 1 ? only : schema;
}

/** An optional group is closed, and so are the ones in it. */
function toValue(field: FormField, preset: unknown): FormValue {
  switch (field.kind) {
    case 'group':
      return field.isRequired || preset !== undefined;
    case 'flag':
      return preset === true;
    case 'list':
      return listOf(preset).map(String);
    case 'json':
      return preset === undefined ? '' : JSON.stringify(preset, null, 2);
    default:
      return preset === undefined || preset === null ? '' : String(preset);
  }
}

/** `minLength` → `Min length`. */
function toWords(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
