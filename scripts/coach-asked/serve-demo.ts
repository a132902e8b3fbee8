/** The demo practice as the product makes it, served over HTTP on a clock that stands still: each run asks the same day. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from '../../src/backend/app.ts';
import { loadOwner } from '../../src/backend/contexts/account/first-start.ts';
import { buildDemo } from '../../src/backend/demo/build-demo.ts';
import { demoOwner } from '../../src/backend/demo/practice.ts';
import { openDemoApp } from '../../src/backend/local/open-demo-app.ts';
import { openStore } from '../../src/backend/local/open-store.ts';
import { authenticateOwner, createToken } from '../../src/backend/local/token.ts';
import { LocalFileStore } from '../../src/backend/platform/files/local-file-store.ts';
import { createSilentLogger } from '../../src/backend/platform/log/logger.ts';
import { WorkClient } from '../../src/backend/platform/work/work.ts';
import { startWorkProcess } from '../../src/backend/platform/work/work-process.ts';

/** A Thursday: last week and this one differ, October is whole, November is not. */
export const today = '2026-11-19';
export const zone = 'Europe/Berlin';
const now = Date.parse(`${today}T10:30:00+01:00`);

export interface ServedDemo {
  /** `http://127.0.0.1:PORT/api/v1`. */
  readonly url: string;
  readonly token: string;
  /** A copy of the database from before the first question. */
  readonly copy: string;
  close(): Promise<void>;
}

export async function serveDemo(folder: string): Promise<ServedDemo> {
  const dataDirectory = path.join(folder, 'data');
  await buildDemo({ dataDirectory, workspace: path.join(folder, 'workspace'), today, zone }, openDemoApp);
  const copy = path.join(folder, 'copy.db');
  copyFileSync(path.join(dataDirectory, 'vireo.db'), copy);
  const database = await openStore({ directory: dataDirectory, driver: 'auto' });
  const token = createToken();
  const app = await buildApp({
    database,
    clock: () => now,
    version: '0.0.0-asked',
    localOnly: true,
    signIn: 'owner',
    authenticate: authenticateOwner(token, await loadOwner(database, { ...demoOwner, zone, now })),
    logger: createSilentLogger(),
    work: new WorkClient({ settings: { dataDirectory }, start: startWorkProcess, onFault: console.error }),
    files: new LocalFileStore({ folder: path.join(dataDirectory, 'files'), now: () => now }),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { url: `${address}/api/v1`, token, copy, close };
}
