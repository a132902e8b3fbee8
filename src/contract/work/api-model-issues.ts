/** What is wrong in a data model beyond the shape of its parts: names that collide or lead nowhere, defaults of another type. */
import type { ApiEntity, ApiField, ApiModel } from './api-model-parts.ts';

export interface ModelIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Words that Python, SQLAlchemy's declarative classes or pydantic keep for themselves. */
const reserved = new Set(
  (
    'false none true and as assert async await break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield match case type metadata registry query session ' +
    'model_config model_fields copy dict json schema validate construct self cls id owner_id created_at updated_at deleted_at'
  ).split(' '),
);
/** Entities whose classes or tables the generated project has already. */
const taken = new Set([
  'account',
  'role',
  'token',
  'base',
  'settings',
  'page',
  'error',
  'any',
  'none',
  'enum',
]);

export function pluralOf({ name, plural }: Pick<ApiEntity, 'name' | 'plural'>): string {
  return plural ?? pluralize(snakeOf(name));
}

/** `InvoiceLine` → `invoice_line`. */
export function snakeOf(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

function pluralize(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

export function modelIssues({ roles, entities }: ApiModel): readonly ModelIssue[] {
  const names = new Set(entities.map(({ name }) => name));
  const known = new Set(['admin', ...roles]);
  const all = [
    ...doubles(
      entities.map(({ name }) => name.toLowerCase()),
      ['entities'],
      'name',
    ),
  ];
  all.push(...doubles(entities.map(pluralOf), ['entities'], 'plural'));
  for (const [at, entity] of entities.entries()) {
    const path = ['entities', at] as const;
    if (taken.has(entity.name.toLowerCase()) || reserved.has(entity.name.toLowerCase()))
      all.push({
        path: [...path, 'name'],
        message: `${entity.name} is a name of the generated project or of Python: choose another`,
      });
    all.push(...accessIssues(entity, known).map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
    all.push(...memberIssues(entity, names).map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
  }
  return all;
}

function doubles(
  values: readonly string[],
  path: readonly (string | number)[],
  member: string,
): readonly ModelIssue[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) < at ? [{ path: [...path, at, member], message: `${value} is there twice` }] : [],
  );
}

function accessIssues({ owned, read, write }: ApiEntity, known: ReadonlySet<string>): readonly ModelIssue[] {
  const all: ModelIssue[] = [];
  if (owned && (read === 'public' || write === 'public'))
    all.push({
      path: [read === 'public' ? 'read' : 'write'],
      message: 'an owned entity cannot be public: set owned to false',
    });
  for (const member of ['read', 'write'] as const) {
    const access = member === 'read' ? read : write;
    if (typeof access === 'string') continue;
    for (const role of access)
      if (!known.has(role)) all.push({ path: [member], message: `there is no role ${role}` });
  }
  return all;
}

function memberIssues(
  { fields, relations }: ApiEntity,
  entities: ReadonlySet<string>,
): readonly ModelIssue[] {
  const all: ModelIssue[] = [];
  const columns = [
    ...fields.map(({ name }, at) => ({ name, path: ['fields', at, 'name'] })),
    ...relations.map(({ name }, at) => ({ name, path: ['relations', at, 'name'] })),
  ];
  const ids = new Set(
    relations.map(({ name, kind }) => (kind === 'one' ? `${name}_id` : `${singular(name)}_ids`)),
  );
  for (const [at, { name, path }] of columns.entries()) {
    if (reserved.has(name))
      all.push({ path, message: `${name} is kept for Python or for a column that is always there` });
    const isDouble = columns.findIndex((other) => other.name === name) < at;
    if (isDouble || ids.has(name)) all.push({ path, message: `${name} is there twice` });
  }
  for (const [at, { to }] of relations.entries())
    if (!entities.has(to)) all.push({ path: ['relations', at, 'to'], message: `there is no entity ${to}` });
  for (const [at, field] of fields.entries())
    all.push(...fieldIssues(field).map(({ path, message }) => ({ path: ['fields', at, ...path], message })));
  return all;
}

/** `tags` → `tag`; what does not end so stays. */
export function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name;
}

const numeric = new Set(['integer', 'decimal']);
const texts = new Set(['string', 'text']);

function fieldIssues(field: ApiField): readonly ModelIssue[] {
  const { type, default: value } = field;
  const all = [...valuesIssues(field), ...limitIssues(field)];
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

function limitIssues({ type, min, max }: ApiField): readonly ModelIssue[] {
  const path = [min === undefined ? 'max' : 'min'];
  const limits = [min, max].filter((limit) => limit !== undefined);
  if (limits.length === 0) return [];
  if (!numeric.has(type) && !texts.has(type)) return [{ path, message: `a ${type} has no limits` }];
  if (texts.has(type) && limits.some((limit) => limit < 0 || !Number.isInteger(limit)))
    return [{ path, message: 'must be a length: a whole number of 0 or more' }];
  if (type === 'integer' && limits.some((limit) => !Number.isSafeInteger(limit)))
    return [{ path, message: 'must be a whole number' }];
  if (min !== undefined && max !== undefined && min > max)
    return [{ path: ['max'], message: 'must not be below min' }];
  return [];
}

function fits(
  { type, values, min, max }: Pick<ApiField, 'type' | 'values' | 'min' | 'max'>,
  value: string | number | boolean,
): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (numeric.has(type)) {
    const isNumber =
      type === 'integer' ? Number.isInteger(value) : /^-?\d{1,12}(?:\.\d{1,2})?$/.test(String(value));
    return isNumber && Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity);
  }
  if (typeof value !== 'string') return false;
  if (type === 'enum') return values?.includes(value) ?? false;
  if (texts.has(type)) return value.length >= (min ?? 0) && value.length <= (max ?? Infinity);
  return (
    {
      date: /^\d{4}-\d\d-\d\d$/,
      datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
      url: /^https?:\/\/\S+$/,
    }[type as 'date']?.test(value) ?? false
  );
}
