/** The app over a data folder, with its number marks and files, opened anew for each step of a history: no more of it than issues. */
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../app.ts';
import { loadOwner } from '../../contexts/account/first-start.ts';
import type { DemoApp, DemoAppOptions } from '../../demo/demo-app.ts';
import { demoOwner } from '../../demo/practice.ts';
import { openNumberMarks } from '../../local/numbers/open-number-marks.ts';
import { migrations } from '../../migrations/index.ts';
import { type Database, migrate, openSqlite } from '../../platform/db/index.ts';
import type { SpareWorkers } from '../../platform/db/sqlite-thread.ts';
import { LocalFileStore } from '../../platform/files/local-file-store.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import type { Schema } from '../../schema.ts';
import { createInProcessWork } from '../in-process-work.ts';

const spareWorkers: SpareWorkers = new Map();

export async function openIssuingApp(options: DemoAppOptions): Promise<DemoApp> {
  const { dataDirectory: directory } = options;
  const database = await openSqlite<Schema>({ directory, driver: 'node-sqlite', spareWorkers });
  try {
    await migrate(database, migrations);
    const app = await openApp(database, options);
    const close = async () => {
      await app.close();
      await database.close();
    };
    return { ask: (...request) => ask(app, request), close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openApp(database: Database<Schema>, options: DemoAppOptions): Promise<FastifyInstance> {
  const { dataDirectory, clock, zone } = options;
  const owner = await loadOwner(database, { ...demoOwner, zone, now: clock() });
  return await buildApp({
    database,
    clock,
    version: '0.0.0-test',
    localOnly: true,
    signIn: 'owner',
    upTo: 'money',
    authenticate: async () => owner,
    logger: createSilentLogger(),
    work: createInProcessWork(),
    numberMarks: await openNumberMarks(dataDirectory, database),
    files: new LocalFileStore({ folder: path.join(dataDirectory, 'files'), now: clock }),
  });
}

async function ask<Answer>(
  app: FastifyInstance,
  [method, url, body]: Parameters<DemoApp['ask']>,
): Promise<Answer> {
  const { statusCode, payload } = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: 'Bearer owner', host: '127.0.0.1' },
    ...(body !== undefined && { payload: body }),
  });
  if (statusCode >= 400) throw new Error(`${method} ${url}: ${statusCode} ${payload}`);
  return JSON.parse(payload);
}
