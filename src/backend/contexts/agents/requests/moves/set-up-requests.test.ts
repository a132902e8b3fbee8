import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../../contract/events.ts';
import type { AgentQuestion } from '../../../../../contract/work/agent-run.ts';
import { shippedAgents } from '../../../../../contract/work/agents.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { createEventHub } from '../../../../platform/events/event-hub.ts';
import type { Schema } from '../../../../schema.ts';
import { createScriptedWork, type ScriptedWork } from '../../../../testing/agents/scripted-work.ts';
import type { OpenDatabase } from '../../../../testing/databases.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../../../testing/memory-file-store.ts';
import { createScriptedAgent } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

export const question: AgentQuestion = {
  step: 'approve',
  title: 'Apply 3 changes?',
  text: 'They touch `src/db.ts`.',
  payload: { hunks: [1, 2, 3] },
};

/** Requests that a scripted agent moves. */
export function setUpMovedRequests(open: OpenDatabase<Schema>) {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-requests-'));
  });

  after(async () => await rm(folder, { recursive: true }));

  let database: Database<Schema>;

  let vireo: TestApp;

  let work: ScriptedWork;

  let files: MemoryFileStore;

  let projectId: string;

  let heard: Notification[];

  async function start(): Promise<void> {
    const hub = createEventHub();
    heard = [];
    vireo = await createTestApp(database, {
      agentWork: { agents: [createScriptedAgent(), ...(shippedAgents as [])] },
      work,
      hub,
      files,
    });
    hub.subscribe(vireo.owner.organizationId, (notification) => heard.push(notification));
  }

  beforeEach(async () => {
    database = await open();
    work = createScriptedWork();
    files = createMemoryFileStore();
    await start();
    ({ projectId } = await vireo.createProject());
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
  });

  afterEach(async () => await vireo.app.close());

  type Options = { readonly as?: string; readonly prefer?: string };

  async function request(body: Record<string, unknown> = {}, options: Options = {}): Promise<Reply> {
    const { as = 'org_admin', prefer } = options;
    return await vireo.ask('POST', `/projects/${projectId}/requests`, {
      as,
      body: { agent: 'scripted', ...body },
      ...(prefer !== undefined && { headers: { prefer } }),
    });
  }

  async function waitForState(id: string, state: string): Promise<Reply> {
    let last: Reply | undefined;
    await waitFor(async () => {
      last = await vireo.ask('GET', `/requests/${id}`);
      return last.body.state === state;
    }, `request to be ${state}`);
    assert.ok(last);
    return last;
  }

  /** Any new job lets the queue look at the clock. */
  async function pass(ms: number): Promise<void> {
    vireo.clock.now += ms;
    const { body } = await request();
    await vireo.ask('POST', `/requests/${body.id}/cancel`);
  }

  return {
    get vireo() {
      return vireo;
    },
    get database() {
      return database;
    },
    get work() {
      return work;
    },
    get folder() {
      return folder;
    },
    get heard() {
      return heard;
    },
    get files() {
      return files;
    },
    get projectId() {
      return projectId;
    },
    request,
    waitForState,
    start,
    pass,
  };
}
