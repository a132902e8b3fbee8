/** The backend of a random history, over a folder that a kill at any moment may leave as it is. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrations } from '../../migrations/index.ts';
import { openSqlite } from '../../platform/db/index.ts';
import type { SqliteDriverName } from '../../platform/db/sqlite-protocol.ts';
import type { SpareWorkers } from '../../platform/db/sqlite-thread.ts';
import type { Schema } from '../../schema.ts';
import { createMigratedFolder } from '../databases/sqlite-templates.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

const spareWorkers: SpareWorkers = new Map();

export class TimeStore {
  app: TestApp;
  readonly projects: readonly string[];
  readonly #driver: SqliteDriverName;
  #directory: string;

  private constructor(
    app: TestApp,
    projects: readonly string[],
    on: { driver: SqliteDriverName; directory: string },
  ) {
    this.app = app;
    this.projects = projects;
    this.#driver = on.driver;
    this.#directory = on.directory;
  }

  static async open(driver: SqliteDriverName): Promise<TimeStore> {
    const directory = await createMigratedFolder(driver, migrations);
    const app = await createTestApp(await openSqlite<Schema>({ directory, driver, spareWorkers }), {
      upTo: 'time',
    });
    const projects = [(await app.createProject()).projectId, (await app.createProject()).projectId];
    return new TimeStore(app, projects, { driver, directory });
  }

  /** Goes on with what a killed process would have left on the disk: nothing is closed before it is copied. */
  async kill(): Promise<void> {
    const { now } = this.app.clock;
    const left = await makeDirectory();
    await cp(this.#directory, left, { recursive: true });
    await this.close();
    this.#directory = left;
    const directory = left;
    this.app = await createTestApp(
      await openSqlite<Schema>({ directory, driver: this.#driver, spareWorkers }),
      { upTo: 'time' },
    );
    this.app.clock.now = now;
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

async function makeDirectory(): Promise<string> {
  return await mkdtemp(path.join(os.tmpdir(), 'vireo-time-'));
}
