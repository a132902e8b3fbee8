/** What is wrong in a data model beyond the shape of its parts: names that collide or lead nowhere, defaults of another type. */
import { fieldIssues, type ModelIssue } from './api-field-issues.ts';
import type { ApiEntity, ApiModel } from './api-model-shape.ts';

/** Words that Python, SQLAlchemy's declarative classes, pydantic or the parameters of lists keep for themselves. */
const reserved = new Set(
  (
    'false none true and as assert async await break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield match case type metadata registry query session ' +
    'model_config model_fields model_computed_fields model_construct model_copy model_dump model_dump_json model_extra ' +
    'model_fields_set model_json_schema model_post_init model_rebuild model_validate model_validate_json ' +
    'model_validate_strings model_parametrized_name parse_obj parse_raw parse_file from_orm schema_json update_forward_refs ' +
    'copy dict json schema validate construct self cls id owner_id created_at updated_at deleted_at limit offset sort ' +
    'str int bool list property dt sa mapped_column relationship choice refuse_zero_bytes'
  ).split(' '),
);
/** Entities whose classes, modules or tables the generated project has already, or names that each of its files imports. */
const taken = new Set(
  (
    'account role token base settings page error any none enum session field query body mapped annotated literal decimal uuid ' +
    'instant pagequery readbody weburl owned softdeletes columnelement apirouter dbsession currentaccount reader writer ' +
    'strenum utcdatetime emailstr instrumentedattribute caller signin testclient depends values whole'
  ).split(' '),
);
/** Paths and tables of the generated project. */
const takenPlurals = new Set(['accounts', 'alembic_version', 'auth', 'health', 'docs', 'redoc']);
/** Packages that the generated project imports, or that Python looks for first. */
const takenPackages = new Set(
  (
    'alembic bandit bcrypt fastapi jwt migrations mypy pydantic pydantic_core pydantic_settings pytest ruff sqlalchemy starlette ' +
    'tests test uvicorn httpx anyio typing_extensions email_validator psycopg setuptools pip build dist ' +
    'abc argparse ast asyncio base64 bisect builtins calendar cmd code codecs collections concurrent contextlib copy csv ' +
    'dataclasses datetime decimal dis email encodings enum errno fractions functools gc glob graphlib gzip hashlib heapq hmac ' +
    'html http importlib inspect io ipaddress itertools json keyword locale logging math mimetypes multiprocessing numbers ' +
    'operator os pathlib pickle pkgutil platform posix pprint profile queue random re secrets select selectors shelve shutil ' +
    'signal site socket sqlite3 ssl stat statistics string struct subprocess symtable sys tempfile textwrap threading time ' +
    'timeit token tokenize tomllib trace traceback types typing unicodedata unittest urllib uuid venv warnings weakref xml ' +
    'zipfile zlib zoneinfo'
  ).split(' '),
);
/** Of the classes that each entity has beside its own. */
const suffixes = ['Create', 'Update', 'Read', 'Query'];

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

export function modelIssues({ name, roles, entities }: ApiModel): readonly ModelIssue[] {
  const isKept = reserved.has(name) || takenPackages.has(name);
  return [
    ...(isKept ? [{ path: ['name'], message: `${name} is a package of Python's: choose another name` }] : []),
    ...doubles(roles, ['roles'], undefined),
    ...doubles(
      entities.map((entity) => entity.name.toLowerCase()),
      ['entities'],
      'name',
    ),
    ...doubles(entities.map(pluralOf), ['entities'], 'plural'),
    ...entities.flatMap((entity, at) =>
      entityIssues(entity, { roles, entities }).map(({ path, message }) => ({
        path: ['entities', at, ...path],
        message,
      })),
    ),
    ...circleIssues(entities),
  ];
}

type Whole = Pick<ApiModel, 'roles' | 'entities'>;

function entityIssues(entity: ApiEntity, { roles, entities }: Whole): readonly ModelIssue[] {
  const name = entity.name.toLowerCase();
  const plural = pluralOf(entity);
  const classes = new Set(entities.flatMap(classesOf));
  return [
    ...(taken.has(name) || reserved.has(name) || classes.has(entity.name)
      ? [
          {
            path: ['name'],
            message: `${entity.name} is a name of the generated project or of Python: choose another`,
          },
        ]
      : []),
    ...(takenPlurals.has(plural)
      ? [
          {
            path: ['plural'],
            message: `${plural} is a path or a table of the generated project: choose another`,
          },
        ]
      : []),
    ...accessIssues(entity, new Set(['admin', ...roles])),
    ...memberIssues(entity, new Set(entities.map((each) => each.name))),
    ...strangerIssues(entity, entities),
  ];
}

/** Beside its own: its bodies, its enums, the types of its fields. */
function classesOf({ name, fields }: ApiEntity): readonly string[] {
  const pascal = (text: string) =>
    text.replaceAll(/(?:^|_)([a-z0-9])/g, (_all, mark: string) => mark.toUpperCase());
  return [
    ...suffixes.map((suffix) => name + suffix),
    ...fields.flatMap((field) => [name + pascal(field.name), `${name}${pascal(field.name)}Value`]),
  ];
}

/** Who writes without an account finds no row of an account, so the relation could never be set. */
function strangerIssues(entity: ApiEntity, entities: readonly ApiEntity[]): readonly ModelIssue[] {
  if (entity.write !== 'public') return [];
  const isOwned = (to: string) => entities.some(({ name, owned }) => name === to && owned);
  return entity.relations.flatMap(({ to }, at) =>
    isOwned(to)
      ? [
          {
            path: ['relations', at, 'to'],
            message: `${to} has owners, and ${entity.name} is written by everybody`,
          },
        ]
      : [],
  );
}

/** Of relations that must be set: no row of the circle could be the first. */
function circleIssues(entities: readonly ApiEntity[]): readonly ModelIssue[] {
  const leads = (from: string, goal: string, seen: ReadonlySet<string>): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    return needsOf(from).some((next) => leads(next, goal, new Set([...seen, from])));
  };
  const needsOf = (name: string): readonly string[] => {
    const relations = entities.find((entity) => entity.name === name)?.relations ?? [];
    return relations.filter(({ kind, required }) => kind === 'one' && required).map(({ to }) => to);
  };
  return entities.flatMap(({ name, relations }, at) =>
    relations.flatMap(({ kind, required, to }, index) =>
      kind === 'one' && required && leads(to, name, new Set())
        ? [
            {
              path: ['entities', at, 'relations', index, 'required'],
              message: `${name} and ${to} each need the other first: make one of the relations optional`,
            },
          ]
        : [],
    ),
  );
}

function doubles(
  values: readonly string[],
  path: readonly (string | number)[],
  member: string | undefined,
): readonly ModelIssue[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) < at
      ? [
          {
            path: [...path, at, ...(member === undefined ? [] : [member])],
            message: `${value} is there twice`,
          },
        ]
      : [],
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
