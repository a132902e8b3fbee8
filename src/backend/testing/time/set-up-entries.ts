import { v7 as newId } from 'uuid';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

/** A project on which time is recorded. */
export function setUpEntries(open: OpenDatabase<Schema>) {
  let test: TestApp;

  let projectId: string;

  beforeEach(async () => {
    test = await createTestApp(await open(), { upTo: 'time' });
    ({ projectId } = await test.createProject());
  });

  afterEach(async () => {
    await test.app.close();
  });

  const entry = (fields: object = {}) => ({
    id: newId(),
    projectId,
    startedAt: '2026-11-17T09:00:00Z',
    endedAt: '2026-11-17T11:15:00Z',
    zone: 'Europe/Berlin',
    note: 'Import pipeline',
    ...fields,
  });

  const create = (fields: object = {}, as?: 'user' | 'foreign') =>
    test.ask('POST', '/time-entries', { body: entry(fields), ...(as ? { as } : {}) });

  const count = async () => (await test.ask('GET', '/time-entries')).body.items.length;

  return {
    get test() {
      return test;
    },
    get projectId() {
      return projectId;
    },
    create,
    entry,
    count,
  };
}
