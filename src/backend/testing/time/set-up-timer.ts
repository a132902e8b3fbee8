import { createLogger } from '../../platform/log/logger.ts';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

export async function sumSince(test: TestApp, from: number): Promise<number> {
  const rows = await test.database.query
    .selectFrom('time_entries')
    .select('seconds')
    .where('started_at', '>=', from)
    .execute();
  return rows.reduce((sum, { seconds }) => sum + (seconds ?? Number.NaN), 0);
}

/** A timer on a project. */
export function setUpTimer(open: OpenDatabase<Schema>) {
  let test: TestApp;

  let projectId: string;

  let logged: string[];

  beforeEach(async () => {
    logged = [];
    const logger = createLogger('error', { write: (line) => logged.push(line) });
    test = await createTestApp(await open(), { upTo: 'time', logger });
    ({ projectId } = await test.createProject());
  });

  afterEach(async () => {
    await test.app.close();
  });

  const start = (fields: object = {}) => test.ask('POST', '/timer', { body: { projectId, ...fields } });

  const stop = (fields: object = {}) => test.ask('POST', '/timer/stop', { body: fields });

  return {
    get test() {
      return test;
    },
    get projectId() {
      return projectId;
    },
    get logged() {
      return logged;
    },
    start,
    stop,
  };
}
