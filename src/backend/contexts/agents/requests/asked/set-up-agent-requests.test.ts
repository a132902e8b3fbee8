import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../../contract/events.ts';
import { createEventHub } from '../../../../platform/events/event-hub.ts';
import type { Schema } from '../../../../schema.ts';
import type { OpenDatabase } from '../../../../testing/databases.ts';
import { createScriptedAgent, type ScriptedAgent } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';

/** Requests to a scripted agent. */
export function setUpAgentRequests(open: OpenDatabase<Schema>) {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-requests-'));
  });

  after(async () => await rm(folder, { recursive: true }));

  let vireo: TestApp;

  let agent: ScriptedAgent;

  let projectId: string;

  let heard: Notification[];

  beforeEach(async () => {
    agent = createScriptedAgent();
    const hub = createEventHub();
    heard = [];
    vireo = await createTestApp(await open(), { agentWork: { agents: [agent] }, hub });
    hub.subscribe(vireo.owner.organizationId, (notification) => heard.push(notification));
    ({ projectId } = await vireo.createProject());
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
  });

  afterEach(async () => await vireo.app.close());

  async function request(body: Record<string, unknown> = {}, as = 'org_admin'): Promise<Reply> {
    return await vireo.ask('POST', `/projects/${projectId}/requests`, {
      as,
      body: { agent: 'scripted', ...body },
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

  return {
    get heard() {
      return heard;
    },
    get vireo() {
      return vireo;
    },
    get agent() {
      return agent;
    },
    get projectId() {
      return projectId;
    },
    get folder() {
      return folder;
    },
    request,
    waitForState,
  };
}
