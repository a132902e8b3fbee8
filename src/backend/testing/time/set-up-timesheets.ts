import assert from 'node:assert/strict';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

const monday = '2026-11-16';

/** A project whose time goes onto timesheets. */
export function setUpTimesheets(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let projectId: string;

  beforeEach(async () => {
    vireo = await createTestApp(await open(), { upTo: 'time' });
    ({ projectId } = await vireo.createProject());
  });

  afterEach(async () => await vireo.app.close());

  async function addEntry(change: Record<string, unknown> = {}, as = 'org_admin') {
    const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
    return await vireo.ask('POST', '/time-entries', { as, body: { projectId, ...times, ...change } });
  }

  async function openSheet(body: Record<string, unknown> = {}, as = 'org_admin') {
    return await vireo.ask('POST', '/timesheets', { as, body: { weekStart: monday, ...body } });
  }

  async function act(
    id: string,
    name: string,
    { as = 'org_admin', ...rest }: { as?: string; body?: unknown } = {},
  ) {
    return await vireo.ask('POST', `/timesheets/${id}/${name}`, { as, ...rest });
  }

  /** A sheet with one entry, taken as far as asked. */
  async function prepare(
    ...acts: readonly ('submit' | 'approve')[]
  ): Promise<{ id: string; entryId: string }> {
    const entry = await addEntry();
    const sheet = await openSheet();
    for (const name of acts) {
      const done = await act(sheet.body.id, name, { as: name === 'approve' ? 'approver' : 'org_admin' });
      assert.equal(done.status, 200, JSON.stringify(done.body));
    }
    return { id: sheet.body.id, entryId: entry.body.id };
  }

  return {
    get vireo() {
      return vireo;
    },
    set vireo(value: TestApp) {
      vireo = value;
    },
    get projectId() {
      return projectId;
    },
    set projectId(value: string) {
      projectId = value;
    },
    addEntry,
    openSheet,
    act,
    prepare,
  };
}
