/** A test app over a database of its own in a temporary folder, for suites that need only one database. */
import { rm } from 'node:fs/promises';
import { migrations } from '../migrations/index.ts';
import { openSqlite } from '../platform/db/index.ts';
import type { Schema } from '../schema.ts';
import { createMigratedFolder } from './databases/sqlite-templates.ts';
import { createTestApp, type TestApp, type TestAppOptions } from './test-app.ts';

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const directory = await createMigratedFolder('node-sqlite', migrations);
  const test = await createTestApp(await openSqlite<Schema>({ directory, driver: 'node-sqlite' }), options);
  return {
    ...test,
    async close() {
      await test.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
