/** Databases in the one PostgreSQL of this process: migrated once into a template, copied for each test. */
import pg from 'pg';
import { migrate, openPostgres } from '../platform/db/index.ts';
import type { Migration } from '../platform/db/migrate.ts';
import { postgresServerUrl } from './postgres-server.ts';

export interface PostgresDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const templates = new Map<readonly Migration[], Promise<string>>();
let count = 0;

export async function createPostgresDatabase(migrations: readonly Migration[]): Promise<PostgresDatabase> {
  const template = await templateOf(migrations);
  const name = nextName();
  await administer(`create database ${name} template ${template}`);
  return {
    url: await urlOf(name),
    drop: () => administer(`drop database ${name} with (force)`),
  };
}

function templateOf(migrations: readonly Migration[]): Promise<string> {
  const known = templates.get(migrations);
  if (known) return known;
  const made = makeTemplate(migrations);
  templates.set(migrations, made);
  return made;
}

async function makeTemplate(migrations: readonly Migration[]): Promise<string> {
  const name = nextName();
  await administer(`create database ${name}`);
  const database = await openPostgres({ url: await urlOf(name), maxConnections: 1 });
  try {
    await migrate(database, migrations);
  } finally {
    await database.close();
  }
  return name;
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

/** Names are made above: nothing from outside enters these statements. */
async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: await postgresServerUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
