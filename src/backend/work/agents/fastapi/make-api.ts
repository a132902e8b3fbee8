/** The files of an API for a data model, brought into a project that may have been generated before. */
import escapeStringRegexp from 'escape-string-regexp';
import {
  type ApiEntity,
  type ApiModel,
  apiModelSchema,
} from '../../../../contract/work/api-model/api-model.ts';
import { pluralOf } from '../../../../contract/work/api-model/api-model-issues.ts';
import type { FastapiInput } from '../../../../contract/work/fastapi-agent.ts';
import { AgentError } from '../agent.ts';
import type { MadeFiles, MakingPlace } from '../delivery/maker.ts';
import { mergeMade } from '../delivery/merge-made.ts';
import type { Migration, RevisionInfo } from './generator/migrations/change.ts';
import { type ModelFault, readModel } from './model/read-model.ts';

/** What people read and change. */
export const modelFile = 'api-model.yaml';
/** What the files were generated from last: the common ground of a merge. */
const lastFile = 'api-model.generated.json';

export interface ApiGenerator {
  /** The whole project. */
  write(model: ApiModel): ReadonlyMap<string, string>;
  /** What a database of the older model needs: a migration, or nothing where its tables are the same. */
  migrate(before: ApiModel, after: ApiModel, revision: RevisionInfo): Migration | undefined;
}

export interface ApiToMake {
  readonly input: Pick<FastapiInput, 'model' | 'folder'>;
  /** That a person settled. */
  readonly settled: string | undefined;
  /** Of the Python package where the model has none. */
  readonly name: string;
  readonly generator: ApiGenerator;
}

/** Throws an AgentError that names the lines of a model that is wrong. */
/** The model that was given, or the one that is in the folder. */
async function readWritten(inside: ReturnType<typeof below>, said: string): Promise<string> {
  const written = said.trim() === '' ? await inside.read(modelFile) : said;
  if (written === undefined || written.trim() === '')
    throw new AgentError(
      'settings_wrong',
      `Describe the API or give a data model: there is no ${inside.pathOf(modelFile)} yet.`,
    );
  return written;
}

export async function makeApi(
  place: Pick<MakingPlace, 'read' | 'list'>,
  { input, settled, name, generator }: ApiToMake,
): Promise<MadeFiles> {
  const inside = below(input.folder, place);
  const written = await readWritten(inside, settled ?? input.model);
  const model = requireModel(written, name);
  const before = await readLast(inside, model);
  const wanted = generator.write(model);
  const { files, notes } =
    before === undefined
      ? await mergeMade(inside, undefined, wanted)
      : await mergeMade(inside, withoutMigrations(generator.write(before)), withoutMigrations(wanted));
  const all = new Map<string, string | undefined>(files);
  const migration = before && (await addMigration(inside, { before, after: model, generator }));
  if (migration !== undefined) all.set(migration.file, migration.text);
  all.set(modelFile, written.endsWith('\n') ? written : `${written}\n`);
  all.set(lastFile, `${JSON.stringify(model, null, 2)}\n`);
  return {
    files: new Map([...all].map(([file, text]) => [inside.pathOf(file), text])),
    notes: [
      ...(await noteReplaced(inside, written)),
      ...notes,
      ...(before === undefined ? [] : describeLoss(before, model)),
      ...(migration?.unfilled ?? []).map(describeUnfilled),
    ],
    report: writeReport(model, input.folder),
    title: before === undefined ? `Add the API ${model.name}` : `Change the API ${model.name}`,
  };
}

/** Where a model was given beside another one that is in the file. */
async function noteReplaced(inside: Inside, written: string): Promise<readonly string[]> {
  const there = await inside.read(modelFile);
  if (there === undefined || there.trim() === written.trim()) return [];
  return [`${inside.pathOf(modelFile)} is replaced by the model that was given: look at what leaves it.`];
}

const versions = 'migrations/versions';
const isMigration = (file: string) => file.startsWith(`${versions}/`);

/** Those that are there stay as they are: a database may have run them. */
function withoutMigrations(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => !isMigration(file)));
}

interface Migrating {
  readonly before: ApiModel;
  readonly after: ApiModel;
  readonly generator: ApiGenerator;
}

/** Ids of migrations, with those that they follow; also of migrations that the user made. */
async function readRevisions(inside: Inside): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  for (const file of (await inside.list()).filter((each) => isMigration(each) && each.endsWith('.py'))) {
    const text = (await inside.read(file)) ?? '';
    const idOf = (name: string) =>
      new RegExp(`^${escapeStringRegexp(name)}(?:\\s*:[^=\\n]*)?\\s*=\\s*["']([^"']+)["']`, 'm').exec(
        text,
      )?.[1];
    const revision = idOf('revision');
    if (revision !== undefined) found.set(revision, idOf('down_revision'));
  }
  return found;
}

/** Behind the last one that is there. */
async function addMigration(inside: Inside, { before, after, generator }: Migrating) {
  const there = await readRevisions(inside);
  const heads = [...there.keys()].filter((id) => ![...there.values()].includes(id));
  const [previous = '0001', ...others] = heads;
  if (others.length > 0)
    throw new AgentError(
      'settings_wrong',
      `The migrations have several heads (${heads.join(', ')}). Merge them by "alembic merge heads" first.`,
    );
  const numbers = [...there.keys()].filter((id) => /^\d{4}$/.test(id)).map(Number);
  const revision = String(Math.max(1, ...numbers) + 1).padStart(4, '0');
  const title = 'What changed in the data model.';
  const migration = generator.migrate(before, after, { revision, previous, title });
  return migration && { file: `${versions}/${revision}_model.py`, ...migration };
}

/** What the migration drops with all that is in it: a name that changed is another table or column. */
function describeLoss(before: ApiModel, after: ApiModel): readonly string[] {
  const now = new Map(after.entities.map((entity) => [pluralOf(entity), entity]));
  return before.entities.flatMap((entity) => {
    const table = pluralOf(entity);
    const kept = now.get(table);
    if (kept === undefined) return [`The migration drops the table ${table} with its rows.`];
    const names = new Set([...kept.fields, ...kept.relations].map(({ name }) => name));
    return [
      ...describeChanges(entity, kept),
      ...[...entity.fields, ...entity.relations]
        .filter(({ name }) => !names.has(name))
        .map(({ name }) => `The migration drops ${table}.${name} with its values.`),
    ];
  });
}

/** What the migration does not do by itself, or what it means for rows that are there. */
function describeChanges(was: ApiEntity, now: ApiEntity): readonly string[] {
  const table = pluralOf(now);
  const moved = was.relations.filter((old) =>
    now.relations.some(({ name, to, kind }) => name === old.name && (to !== old.to || kind !== old.kind)),
  );
  const required = was.fields.filter((old) =>
    now.fields.some(({ name, required: isRequired }) => name === old.name && isRequired && !old.required),
  );
  return [
    ...moved.map(
      ({ name }) =>
        `${now.name}.${name} leads elsewhere now: write the migration of its key and links yourself.`,
    ),
    ...required.map(
      ({ name }) => `${table}.${name} becomes required: fill it first, or the migration stops.`,
    ),
    ...(was.softDelete && !now.softDelete
      ? [`The migration drops ${table}.deleted_at: deleted rows are found again.`]
      : []),
  ];
}

function describeUnfilled(column: string): string {
  return `${column} is required and has no default: the migration leaves it optional, so that rows that are there stay. Fill it, then make it required.`;
}

function requireModel(text: string, name: string): ApiModel {
  const reading = readModel(text, { name });
  if (reading.ok) return reading.model;
  throw new AgentError(
    'settings_wrong',
    `The data model cannot be used. ${reading.faults.map(describeFault).join(' ')}`,
  );
}

export function describeFault({ line, message }: ModelFault): string {
  return `Line ${line}: ${message}.`;
}

/**
 * Undefined where nothing was generated. Throws an AgentError where an API is there and what it was generated from is not: all of
 * it would count as the user's then, and no change of the model would reach it.
 */
async function readLast(inside: Pick<Inside, 'read'>, { name }: ApiModel): Promise<ApiModel | undefined> {
  const text = await inside.read(lastFile);
  const last = text === undefined ? undefined : parseLast(text);
  if (last !== undefined) return last;
  const main = `${name}/main.py`;
  if (text === undefined && (await inside.read(main)) === undefined) return undefined;
  throw new AgentError(
    'settings_wrong',
    `${lastFile}, which says what the API was generated from, is ${text === undefined ? 'missing beside its code' : 'not readable'}. Restore it, or choose another folder.`,
  );
}

function parseLast(text: string): ApiModel | undefined {
  try {
    return apiModelSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

interface Inside {
  pathOf(file: string): string;
  read(file: string): Promise<string | undefined>;
  list(): Promise<readonly string[]>;
}

/** Paths relative to the folder of the API. */
function below(folder: string, place: Pick<MakingPlace, 'read' | 'list'>): Inside {
  const head = folder === '' ? '' : `${folder}/`;
  return {
    pathOf: (file) => `${head}${file}`,
    read: async (file) => await place.read(`${head}${file}`),
    list: async () =>
      (await place.list()).filter((file) => file.startsWith(head)).map((file) => file.slice(head.length)),
  };
}

function writeReport({ entities, roles }: ApiModel, folder: string): string {
  const rows = entities.map((entity) => {
    const { name, fields, relations, owned, softDelete, read, write } = entity;
    const who = (access: typeof read) => (typeof access === 'string' ? access : access.join(', '));
    const kept = [owned ? 'own rows' : 'shared', ...(softDelete ? ['soft delete'] : [])].join(', ');
    return `| ${name} | \`/${pluralOf(entity)}\` | ${fields.length} | ${relations.map(({ to }) => to).join(', ')} | ${kept} | ${who(read)} / ${who(write)} |`;
  });
  return [
    '## The API',
    [
      '| Entity | Path | Fields | Relations | Rows | Read / write |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    `Roles: admin, ${roles.join(', ')}.`,
    '## Next',
    ['```sh', ...(folder === '' ? [] : [`cd ${folder}`]), 'pip install -e ".[dev]"', 'pytest', '```'].join(
      '\n',
    ),
    `Change \`${modelFile}\` and run the agent again: what you changed in the code stays.`,
  ].join('\n\n');
}
