import { v7 as newId } from 'uuid';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

export const closed = (date: string, graceDays = 0) => ({
  kind: 'date',
  date,
  zone: 'Europe/Berlin',
  graceDays,
});

/** A project whose time obeys rules of every level. */
export function setUpTimeRules(open: OpenDatabase<Schema>) {
  let test: TestApp;

  let clientId: string;

  let projectId: string;

  beforeEach(async () => {
    test = await createTestApp(await open(), { upTo: 'insight' });
    ({ clientId, projectId } = await test.createProject());
  });

  afterEach(async () => {
    await test.app.close();
  });

  const setRules = async (level: 'organization' | 'client' | 'project', body: object, as = 'org_admin') => {
    const paths = {
      organization: `/organizations/${test.owner.organizationId}`,
      client: `/clients/${clientId}`,
      project: `/projects/${projectId}`,
    };
    return await test.ask('PATCH', paths[level], { body, as });
  };

  const bodyOf = (fields: object = {}) => ({
    id: newId(),
    projectId,
    startedAt: '2026-11-17T09:00:00Z',
    endedAt: '2026-11-17T10:00:00Z',
    zone: 'Europe/Berlin',
    note: 'Import pipeline',
    ...fields,
  });

  const create = (fields: object = {}) => test.ask('POST', '/time-entries', { body: bodyOf(fields) });

  const at = (clock: string) => `2026-11-17T${clock}:00Z`;

  const span = (from: string, to: string) => ({ startedAt: at(from), endedAt: at(to) });

  const list = async () => (await test.ask('GET', '/time-entries')).body.items;

  const codeOf = (reply: { status: number; body: { error?: { code: string } } }) => [
    reply.status,
    reply.body.error?.code,
  ];

  return {
    get test() {
      return test;
    },
    get projectId() {
      return projectId;
    },
    setRules,
    create,
    span,
    codeOf,
    at,
    list,
    bodyOf,
  };
}
