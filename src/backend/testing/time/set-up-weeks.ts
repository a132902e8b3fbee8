import type { Schema } from '../../schema.ts';
import { requireOk } from '../billing-practice.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

const monday = '2026-11-16';

/** A project whose weeks are shown. */
export function setUpWeeks(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let projectId: string;

  beforeEach(async () => {
    vireo = await createTestApp(await open(), { upTo: 'insight' });
    ({ projectId } = await vireo.createProject());
  });

  afterEach(async () => await vireo.app.close());

  async function addEntry(change: Record<string, unknown> = {}, as = 'org_admin') {
    const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
    return requireOk(
      await vireo.ask('POST', '/time-entries', { as, body: { projectId, ...times, ...change } }),
    ).body;
  }

  const week = async (path = monday, as = 'org_admin') => await vireo.ask('GET', `/weeks/${path}`, { as });

  return {
    get vireo() {
      return vireo;
    },
    get projectId() {
      return projectId;
    },
    addEntry,
    week,
  };
}
