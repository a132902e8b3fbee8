import assert from 'node:assert/strict';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

const monday = '2026-11-16';

const reason = 'Split the meeting';

/** Timesheets that are decided on. */
export function setUpApproval(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let projectId: string;

  let clientId: string;

  beforeEach(async () => {
    vireo = await createTestApp(await open(), { upTo: 'money' });
    ({ projectId, clientId } = await vireo.createProject());
  });

  afterEach(async () => await vireo.app.close());

  const ask: TestApp['ask'] = (method, path, asked) => vireo.ask(method, path, asked);

  async function addEntry(day: number, as = 'org_admin'): Promise<string> {
    const times = { startedAt: `2026-11-${day}T09:00`, endedAt: `2026-11-${day}T10:00` };
    const body = { projectId, zone: 'Europe/Berlin', ...times };
    return (await ask('POST', '/time-entries', { as, body })).body.id;
  }

  async function act(
    id: string,
    name: string,
    body?: object,
    as = name === 'submit' ? 'org_admin' : 'approver',
  ) {
    return await ask('POST', `/timesheets/${id}/${name}`, { as, ...(body ? { body } : {}) });
  }

  /** A submitted week with an entry a day. */
  async function submitWeek(days: readonly number[] = [16, 17, 18]) {
    const entryIds: string[] = [];
    for (const day of days) entryIds.push(await addEntry(day));
    const sheet = await ask('POST', '/timesheets', { body: { weekStart: monday } });
    const submitted = await act(sheet.body.id, 'submit');
    assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
    return { id: sheet.body.id as string, entryIds };
  }

  const judge = (id: string, entries: readonly object[]) => act(id, 'verdicts', { entries });

  const approved = (id: string | undefined) => ({ id, verdict: 'approved' });

  const rejected = (id: string | undefined, why = reason) => ({ id, verdict: 'rejected', reason: why });

  const read = async (id: string) => (await ask('GET', `/timesheets/${id}`)).body;

  const listed = async () => (await ask('GET', '/timesheets')).body.items;

  const note = (id: string | undefined, text: string) =>
    ask('PATCH', `/time-entries/${id}`, { body: { note: text } });

  return {
    get vireo() {
      return vireo;
    },
    get projectId() {
      return projectId;
    },
    get clientId() {
      return clientId;
    },
    ask,
    submitWeek,
    act,
    addEntry,
    read,
    note,
    judge,
    rejected,
    approved,
    listed,
  };
}
