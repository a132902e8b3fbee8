/** Databases in the one PostgreSQL of this process: migrated once, copied from that, emptied for the next test. */
import pg from 'pg';
import type { Migration } from '../../platform/db/migrate.ts';
import { createPool, openPostgres } from '../../platform/db/postgres.ts';
import { postgresServerUrl } from '../postgres-server.ts';
import { migrateForTests } from '../team/server-migrations.ts';

export interface PostgresDatabase {
  readonly url: string;
  /** Connections of the tests before, which PostgreSQL would start, and plan for, anew: more than half of what it does. */
  readonly pool: pg.Pool;
  /** Once whoever was handed the address has closed it: the next test gets it emptied. */
  giveBack(): Promise<void>;
}

const templates = new Map<readonly Migration[], Promise<Template>>();
let count = 0;

export async function createPostgresDatabase(migrations: readonly Migration[]): Promise<PostgresDatabase> {
  const template = await templateOf(migrations);
  const copy = template.free.pop() ?? (await copyOf(template));
  return {
    url: copy.url,
    pool: copy.pool,
    async giveBack() {
      if (await isEmptied(copy, template)) template.free.push(copy);
    },
  };
}

/** What some migrations come to. */
interface Template {
  readonly name: string;
  /** Empties every table that has no row after the migrations, and says what the catalogs count. */
  readonly emptying: string;
  /** What they count where a test has changed rows alone. */
  readonly counted: string;
  readonly free: Copy[];
}

interface Copy {
  readonly url: string;
  readonly owner: pg.Pool;
  readonly pool: pg.Pool;
}

function templateOf(migrations: readonly Migration[]): Promise<Template> {
  const known = templates.get(migrations);
  if (known) return known;
  const made = makeTemplate(migrations);
  templates.set(migrations, made);
  return made;
}

async function makeTemplate(migrations: readonly Migration[]): Promise<Template> {
  const name = nextName();
  await administer(`create database ${name}`);
  const database = await openPostgres({ url: await urlOf(name), maxConnections: 1 });
  try {
    await migrateForTests(database, migrations);
  } finally {
    await database.close();
  }
  const owner = await openOwner(name);
  try {
    const emptying = emptyingOf(await listEmptyTables(owner));
    return { name, emptying, counted: await runEmptying(owner, emptying), free: [] };
  } finally {
    await owner.end(); // Nobody may be connected to what is copied.
  }
}

async function copyOf({ name: template }: Template): Promise<Copy> {
  const name = nextName();
  // Copied by file: a copy that is logged leaves all of its pages dirty.
  await administer(`create database ${name} template ${template} strategy file_copy`);
  const url = await urlOf(name);
  const pool = createPool({ url, maxConnections: 4, idleTimeoutMillis: 0, allowExitOnIdle: true });
  return { url, pool, owner: await openOwner(name) };
}

async function listEmptyTables(owner: pg.Pool): Promise<readonly string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I', relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const empty: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await owner.query(`select from ${name} limit 1`);
    if (rowCount === 0) empty.push(name);
  }
  return empty;
}

/** As a replica: no trigger that keeps rows, and no foreign key, is asked. */
function emptyingOf(tables: readonly string[]): string {
  return [
    'set session_replication_role = replica',
    ...tables.map((table) => `delete from ${table}`),
    `select concat_ws(' ', ${['attribute', 'constraint', 'index', 'proc', 'trigger']
      .map((catalog) => `(select count(*) from pg_${catalog})`)
      .join(', ')}) as counted`,
  ].join(';');
}

async function runEmptying(owner: pg.Pool, emptying: string): Promise<string> {
  // Several statements in one query answer with a list of results.
  const results = (await owner.query(emptying)) as unknown as readonly pg.QueryResult<{ counted: string }>[];
  return results.at(-1)?.rows[0]?.counted ?? '';
}

/** What a test has changed more of than rows is as good as gone: the server takes it along. */
async function isEmptied({ owner, pool }: Copy, { emptying, counted }: Template): Promise<boolean> {
  const found = await runEmptying(owner, emptying);
  if (found === counted && pool.idleCount === pool.totalCount) return true;
  // Not waited for: a connection that a test keeps is never given back.
  void pool.end();
  await owner.end();
  return false;
}
function nextName(): string {
  count++;
  return `vireo_${process.pid}_${count}`;
}

async function urlOf(name: string): Promise<string> {
  const url = new URL(await postgresServerUrl());
  url.pathname = `/${name}`;
  return url.href;
}
let administrators: Promise<pg.Pool> | undefined;

/** Names are made above: nothing from outside enters these statements. */
async function administer(statement: string): Promise<void> {
  administrators ??= openOwner('postgres');
  await (await administrators).query(statement);
}

/** One connection for all that is done to a database: each costs a process. */
async function openOwner(name: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: await urlOf(name),
    max: 1,
    idleTimeoutMillis: 0,
    // Between two statements it keeps no process from ending.
    allowExitOnIdle: true,
  });
  // The server ends with this process, by then or a moment before.
  pool.on('error', () => undefined);
  return pool;
}
