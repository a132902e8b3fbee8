/** A backend without network and discovery: the demo's practice is written through its routes, inside this process. */
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { productVersion } from '../../contract/version.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { buildApp } from '../app.ts';
import { loadOwner } from '../contexts/account/first-start.ts';
import type { DemoApp, DemoAppOptions } from '../demo/demo-app.ts';
import { demoOwner } from '../demo/practice.ts';
import { LocalFileStore } from '../platform/files/local-file-store.ts';
import { createSilentLogger } from '../platform/log/logger.ts';
import { WorkClient } from '../platform/work/work.ts';
import { startWorkProcess } from '../platform/work/work-process.ts';
import { openNumberMarks } from './numbers/open-number-marks.ts';
import { openStore } from './open-store.ts';
import { authenticateOwner, createToken } from './token.ts';

export async function openDemoApp(options: DemoAppOptions): Promise<DemoApp> {
  const { dataDirectory: directory, clock } = options;
  const database = await openStore({ directory, driver: 'auto' });
  try {
    const token = createToken();
    const { zone } = options;
    const owner = await loadOwner(database, { ...demoOwner, zone, now: clock() });
    const app = await buildApp({
      database,
      clock,
      version: productVersion,
      localOnly: true,
      signIn: 'owner',
      authenticate: authenticateOwner(token, owner),
      logger: createSilentLogger(),
      work: openWork(directory),
      numberMarks: await openNumberMarks(directory, database),
      files: new LocalFileStore({ folder: path.join(directory, 'files'), now: clock }),
    });
    const close = async () => {
      await app.close();
      await database.close();
    };
    return { ask: (...request) => ask(app, token, request), close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function openWork(dataDirectory: string) {
  return new WorkClient({
    settings: {
      scanCacheDirectory: defaultCacheDirectory(),
      advisoryDirectory: path.join(dataDirectory, 'advisories'),
      dataDirectory,
    },
    start: startWorkProcess,
    onFault: (fault) => process.stderr.write(`${fault}\n`),
  });
}

async function ask<Answer>(
  app: FastifyInstance,
  token: string,
  [method, url, body]: Parameters<DemoApp['ask']>,
): Promise<Answer> {
  const { statusCode, payload } = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token}`, host: '127.0.0.1' },
    ...(body !== undefined && { payload: body }),
  });
  if (statusCode >= 400) throw new Error(`${method} ${url}: ${statusCode} ${payload}`);
  return JSON.parse(payload);
}
