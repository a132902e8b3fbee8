/** What tests of entries ask for again and again: two hours of one project on one morning, and their list. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'mocha';
import { migrations } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import { onEveryDatabase } from './databases.ts';
import { createTestApp, type Reply, type TestApp } from './test-app.ts';

export interface EntryRequests {
  /** The body of an entry, `fields` in place of the usual ones. */
  content(fields?: object): object;
  /** `version`: what was seen of it. */
  put(id: string, fields?: object, version?: number): Promise<Reply>;
  /** The new entry. */
  create(fields?: object): Promise<Reply['body']>;
  undo(): Promise<Reply>;
  /** Earliest first, as `09:00-11:00 Import`; without an end what runs. */
  list(): Promise<string[]>;
  setRules(projectId: string, rules: object): Promise<void>;
  /** The id of the sheet. */
  submitWeek(): Promise<string>;
}

/** A practice with one project, as it stands in the test that runs. */
export interface EntryPractice
  extends Pick<TestApp, 'ask' | 'clock' | 'createProject' | 'database' | 'owner'> {
  readonly projectId: string;
  readonly entries: EntryRequests;
}

/** Calls `body` for each database; every test in it begins with a practice of its own. */
export function onEveryEntryPractice(body: (practice: EntryPractice) => void): void {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let app: TestApp;
    let projectId: string;

    beforeEach(async () => {
      app = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await app.createProject());
    });

    afterEach(async () => {
      await app.app.close();
    });

    const practice = {
      ask: async (...asked: Parameters<TestApp['ask']>) => await app.ask(...asked),
      createProject: async (...asked: Parameters<TestApp['createProject']>) =>
        await app.createProject(...asked),
      get clock() {
        return app.clock;
      },
      get database() {
        return app.database;
      },
      get owner() {
        return app.owner;
      },
      get projectId() {
        return projectId;
      },
    };
    body(Object.assign(practice, { entries: createEntryRequests(practice) }));
  });
}

interface Item {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly note: string;
}

const print = ({ startedAt, endedAt, note }: Item): string =>
  `${startedAt.slice(11, 16)}-${endedAt?.slice(11, 16) ?? ''} ${note}`;

function createEntryRequests(test: Pick<EntryPractice, 'ask' | 'projectId'>): EntryRequests {
  const content = (fields: object = {}) => ({
    projectId: test.projectId,
    startedAt: '2026-11-17T09:00:00Z',
    endedAt: '2026-11-17T11:00:00Z',
    zone: 'Europe/Berlin',
    note: 'Import',
    ...fields,
  });
  return {
    content,
    put: (id, fields, version) =>
      test.ask('PUT', `/time-entries/${id}`, {
        body: content(fields),
        headers: version === undefined ? {} : { 'if-match': `"${version}"` },
      }),
    create: async (fields) => (await test.ask('POST', '/time-entries', { body: content(fields) })).body,
    undo: () => test.ask('POST', '/time-entries/undo'),
    list: async () => (await test.ask('GET', '/time-entries')).body.items.map(print).reverse(),
    async setRules(id, rules) {
      const { status } = await test.ask('PATCH', `/projects/${id}`, { body: rules, as: 'org_admin' });
      assert.equal(status, 200);
    },
    async submitWeek() {
      const { body } = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } });
      await test.ask('POST', `/timesheets/${body.id}/submit`);
      return body.id;
    },
  };
}
