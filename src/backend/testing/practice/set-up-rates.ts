import assert from 'node:assert/strict';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

export const euros = (minor: number) => ({ minor, currency: 'EUR' });

/** A project whose hours get rates by date. */
export function setUpRates(open: OpenDatabase<Schema>) {
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

  const ask = async (...args: Parameters<TestApp['ask']>) => await test.ask(...args);

  /** An hour from nine. */
  const work = async (date: string, more: object = {}) => {
    const body = { projectId, startedAt: `${date}T09:00:00Z`, endedAt: `${date}T10:00:00Z`, ...more };
    const reply = await ask('POST', '/time-entries', { body });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };

  const rateOf = async (id: string) => {
    const { body } = await ask('GET', `/time-entries/${id}`);
    return [body.rate.minor, body.rateId, body.ownRate];
  };

  const add = async (body: object) => await ask('POST', '/rates', { body });

  const setProject = async (minor: number, more: object = {}) =>
    await add({ scope: 'project', scopeId: projectId, amount: euros(minor), ...more });

  const submit = async (monday: string) => {
    const { body } = await ask('POST', '/timesheets', { body: { weekStart: monday } });
    const submitted = await ask('POST', `/timesheets/${body.id}/submit`, { body: {} });
    assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
    return String(body.id);
  };

  return {
    get projectId() {
      return projectId;
    },
    get clientId() {
      return clientId;
    },
    get test() {
      return test;
    },
    ask,
    work,
    add,
    setProject,
    submit,
    rateOf,
  };
}
