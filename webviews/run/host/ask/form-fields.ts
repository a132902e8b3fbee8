/** The fields of a form from the JSON Schema of an agent's input; pure. What has no field of its own kind is typed as JSON. */
import type { FieldOf, FieldOption, FormField, FormValue, FormValues } from '../../ask/ask-messages.ts';

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
    const isRequired = required.includes(name) && own['default'] === undefined;
    const field = toField(
      { ...inner, ...pickOf(own) },
      baseOf({ name, path, isRequired }, own, place),
      place.t,
    );
    place.values[path] = toValue(field, own['default'] ?? inner['default']);
    if (field.kind !== 'group') return [field];
    return [field, ...listFields(inner, { ...place, within: path })];
  });
}

type Named = Pick<FormField, 'path' | 'isRequired'> & { readonly name: string };

/** What a field says to people. */
function baseOf({ name, path, isRequired }: Named, own: JsonSchema, { within, t }: Place): Base {
  const { title, description, advanced } = { ...withoutNull(own), ...own };
  return {
    path,
    ...(within !== undefined && { within }),
    isRequired,
    title: t(textOf(title) || toWords(name)),
    help: t(textOf(description)),
    ...(advanced === true && { isAdvanced: true }),
  };
}

/** What stands beside a type that may be null. */
function pickOf({ labels, unset, noneIsAll, example }: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries({ labels, unset, noneIsAll, example }).filter(([, value]) => value !== undefined),
  );
}

type Base = Pick<FormField, 'path' | 'within' | 'title' | 'help' | 'isRequired' | 'isAdvanced'>;

function toField(schema: JsonSchema, base: Base, t: Translate): FormField {
  const options = optionsOf(schema);
  if (options !== undefined) return toChoice(options, schema, base, t);
  switch (schema['type']) {
    case 'string':
      return toTextField(schema, base, t);
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
      return toListField(schema, base, t);
    case 'object':
      return schema['properties'] === undefined ? { ...base, kind: 'json' } : { ...base, kind: 'group' };
    default:
      return { ...base, kind: 'json' };
  }
}

function toTextField(schema: JsonSchema, base: Base, t: Translate): FormField {
  if (schema['format'] === 'date') return { ...base, kind: 'date' };
  return {
    ...base,
    ...exampleOf(schema),
    kind: 'text',
    suggestions: [],
    ...limitOf(schema),
    isLong: Number(schema['maxLength'] ?? 0) > longText,
    ...(typeof schema['whenEmpty'] === 'string' && { whenEmpty: t(schema['whenEmpty']) }),
  };
}

/** What has a default is never unset: the default is what is chosen. */
function toChoice(options: readonly unknown[], schema: JsonSchema, base: Base, t: Translate): FormField {
  const { default: preset, unset } = schema;
  return {
    ...base,
    kind: 'choice',
    options: toOptions(options, schema, t),
    canBeUnset: !base.isRequired && preset === undefined && unset === undefined,
    ...(typeof unset === 'string' && { unset }),
  };
}

/** By their names for people, and what is had by each. */
function toOptions(options: readonly unknown[], { labels, helps }: JsonSchema, t: Translate): FieldOption[] {
  const [named, said] = [objectOf(labels), objectOf(helps)];
  return options.map((option) => {
    const value = String(option);
    return { value, label: t(textOf(named[value])) || value, help: t(textOf(said[value])) };
  });
}

function exampleOf({ example }: JsonSchema): { example?: string } {
  return typeof example === 'string' ? { example } : {};
}

function toListField(schema: JsonSchema, base: Base, t: Translate): FormField {
  const items = objectOf(schema['items']);
  if (items['type'] !== 'string') return { ...base, kind: 'json' };
  const chosen = optionsOf(items);
  if (chosen !== undefined)
    return {
      ...base,
      kind: 'choices',
      options: toOptions(chosen, items, t),
      noneIsAll: schema['noneIsAll'] === true,
    };
  const max = schema['maxItems'];
  return {
    ...base,
    ...exampleOf(schema),
    kind: 'list',
    canPick: false,
    ...limitOf(items),
    suggestions: [],
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
    case 'choices':
      return chosenOf(field, listOf(preset).map(String));
    case 'json':
      return preset === undefined ? '' : JSON.stringify(preset, null, 2);
    default:
      return String(preset ?? unsetOf(field));
  }
}

const unsetOf = (field: FormField): string => (field.kind === 'choice' ? (field.unset ?? '') : '');

/** All of them where to choose none means that. */
function chosenOf(field: FieldOf<'list' | 'choices'>, preset: readonly string[]): string[] {
  const isAll = field.kind === 'choices' && field.noneIsAll && preset.length === 0;
  return isAll ? field.options.map(({ value }) => value) : [...preset];
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
