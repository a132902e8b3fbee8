/** A practice that takes in files, for suites of imports: through the API, on each database. */
import { afterEach, beforeEach } from 'mocha';
import { migrations } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import { onEveryDatabase } from './databases.ts';
import { createTestApp, type Reply, type TestApp } from './test-app.ts';

export type Items = readonly Record<string, unknown>[];

export interface ImportPractice {
  /** That of the test which runs. */
  readonly app: TestApp;
  readonly ask: TestApp['ask'];
  /** Clock times of the file are UTC; `more` are other fields of the request. */
  bring(file: string, more?: object): Promise<Reply>;
  list(path: string): Promise<Items>;
}

export function onEveryImportPractice(body: (practice: ImportPractice) => void): void {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let app: TestApp;

    beforeEach(async () => {
      app = await createTestApp(await open(), { upTo: 'money' });
    });

    afterEach(async () => {
      await app.app.close();
    });

    body({
      get app() {
        return app;
      },
      ask: async (...asked) => await app.ask(...asked),
      bring: async (file, more = {}) =>
        await app.ask('POST', '/imports', { body: { file, fileName: 'time.csv', zone: 'UTC', ...more } }),
      list: async (path) => (await app.ask('GET', path)).body.items,
    });
  });
}
