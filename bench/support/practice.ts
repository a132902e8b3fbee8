/** A data directory with a practice of a given size, written straight into the migrated file. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v7 as newId } from 'uuid';
import { loadOwner } from '../../src/backend/contexts/account/first-start.ts';
import { migrations } from '../../src/backend/migrations/index.ts';
import { migrate, openSqlite } from '../../src/backend/platform/db/index.ts';
import type { Schema } from '../../src/backend/schema.ts';

export interface Practice {
  readonly directory: string;
  readonly projectId: string;
  readonly organizationId: string;
  readonly userId: string;
  remove(): Promise<void>;
}

const hourMs = 3_600_000;
const projects = 20;

export interface PracticeOptions {
  /** From the start of one entry to the start of the next; each takes half of it. Two hours, unless it is said. */
  readonly spacingMs?: number;
}
const owner = { ownerName: 'Mara Voss', zone: 'UTC', currency: 'EUR', countryCode: 'DE', language: 'en' };

interface Ids {
  readonly organizationId: string;
  readonly userId: string;
}

function insertProjects(database: DatabaseSync, { organizationId }: Ids, now: number): string[] {
  const clientId = newId();
  database
    .prepare(
      "insert into clients (id, organization_id, name, currency, address_lines, country_code, created_at, updated_at, version) values (?, ?, 'Nordwind GmbH', 'EUR', '[]', 'DE', ?, ?, 1)",
    )
    .run(clientId, organizationId, now, now);
  const insert = database.prepare(
    "insert into projects (id, organization_id, client_id, name, currency, created_at, updated_at, version) values (?, ?, ?, ?, 'EUR', ?, ?, 1)",
  );
  const insertRate = database.prepare(
    "insert into rates (id, organization_id, scope, scope_id, minor, currency, valid_from, source, created_at, updated_at, version) values (?, ?, 'project', ?, 11000, 'EUR', '1900-01-01', '', ?, ?, 1)",
  );
  return Array.from({ length: projects }, (_, index) => {
    const id = newId();
    insert.run(id, organizationId, clientId, `Project ${index}`, now, now);
    insertRate.run(newId(), organizationId, id, now, now);
    return id;
  });
}

function insertEntries(
  database: DatabaseSync,
  ids: Ids,
  {
    projectIds,
    count,
    now,
    spacingMs,
  }: { projectIds: string[]; count: number; now: number; spacingMs: number },
): void {
  const insert = database.prepare(
    "insert into time_entries (id, organization_id, user_id, project_id, started_at, ended_at, zone, local_date, seconds, note, billable, tags, rate_minor, rate_currency, created_at, updated_at, version) values (?, ?, ?, ?, ?, ?, 'UTC', ?, ?, ?, 1, '[]', 11000, 'EUR', ?, ?, 1)",
  );
  const lengthMs = Math.floor(spacingMs / 2000) * 1000;
  database.exec('begin');
  for (let index = 0; index < count; index += 1) {
    const start = now - (count - index) * spacingMs;
    const date = new Date(start).toISOString().slice(0, 10);
    const projectId = projectIds[index % projects] ?? '';
    insert.run(
      newId(),
      ids.organizationId,
      ids.userId,
      projectId,
      start,
      start + lengthMs,
      date,
      lengthMs / 1000,
      `Work ${index}`,
      start,
      start,
    );
  }
  database.exec('commit');
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function makePractice(
  entries: number,
  { spacingMs = 2 * hourMs }: PracticeOptions = {},
): Promise<Practice> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-'));
  const now = Date.now();
  const store = await openSqlite<Schema>({ directory, driver: 'node-sqlite' });
  await migrate(store, migrations);
  const { organizationId, userId } = await loadOwner(store, { ...owner, now });
  await store.close();
  const database = new DatabaseSync(path.join(directory, 'vireo.db'));
  database.exec('pragma synchronous = off');
  const projectIds = insertProjects(database, { organizationId, userId }, now);
  insertEntries(database, { organizationId, userId }, { projectIds, count: entries, now, spacingMs });
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  // As after a day of work: what the disk still has to take in is not weighed with the first requests.
  await syncFile(path.join(directory, 'vireo.db'));
  return {
    directory,
    projectId: projectIds[0] ?? '',
    organizationId,
    userId,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
