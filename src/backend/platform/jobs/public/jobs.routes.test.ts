import assert from 'node:assert/strict';
import os from 'node:os';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { createScriptedWork, untilAborted } from '../../../testing/agents/scripted-work.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createScriptedAgent } from '../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

describe('jobs that may be asked for', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let projectId: string;

      beforeEach(async () => {
        const work = createScriptedWork();
        work.script(async (_task, { signal }) => await untilAborted(signal));
        vireo = await createTestApp(await open(), { agentWork: { agents: [createScriptedAgent()] }, work });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: os.tmpdir() } });
      });

      afterEach(async () => await vireo.app.close());

      async function create(as = 'org_admin', input: Record<string, unknown> = {}): Promise<Reply> {
        vireo.clock.now += 1_000;
        const body = { kind: 'agent', input: { agent: 'scripted', projectId, ...input } };
        return await vireo.ask('POST', '/jobs', { as, body });
      }

      it('are of the kinds that slices declare', async () => {
        const { body } = await vireo.ask('GET', '/job-kinds');

        assert.deepEqual(
          body.items.map(({ kind }: { kind: string }) => kind),
          ['scan', 'agent'],
        );
      });

      it('are records of their slice, asked for, looked at and cancelled', async () => {
        const asked = await create();
        const { body: job } = await vireo.ask('GET', `/jobs/${asked.body.id}`);
        const record = await vireo.ask('GET', job.record);
        const cancelled = await vireo.ask('POST', `/jobs/${asked.body.id}/cancel`);

        assert.deepEqual(
          { status: asked.status, kind: asked.body.kind, state: asked.body.state },
          { status: 202, kind: 'agent', state: 'queued' },
        );
        assert.deepEqual(
          { status: record.status, agent: record.body.agent },
          { status: 200, agent: 'scripted' },
        );
        assert.deepEqual(
          { status: cancelled.status, state: cancelled.body.state },
          { status: 200, state: 'cancelled' },
        );
      });

      it('are listed newest first over pages, without a gap', async () => {
        const ids: string[] = [];
        for (let count = 0; count < 5; count += 1) ids.unshift((await create()).body.id);
        const seen: string[] = [];
        let cursor = '';
        do {
          const { body } = await vireo.ask('GET', `/jobs?limit=2${cursor && `&cursor=${cursor}`}`);
          seen.push(...body.items.map(({ id }: { id: string }) => id));
          cursor = body.nextCursor ?? '';
        } while (cursor !== '');

        assert.deepEqual(seen, ids);
      });

      it('are shown to a user as far as they are theirs, and changed by nobody else', async () => {
        const own = await create('user');
        const other = await create();
        const listed = await vireo.ask('GET', '/jobs', { as: 'user' });
        const seen = await vireo.ask('GET', `/jobs/${other.body.id}`, { as: 'user' });
        const cancelled = await vireo.ask('POST', `/jobs/${other.body.id}/cancel`, { as: 'user' });
        const refused = await create('viewer');

        assert.deepEqual(
          {
            items: listed.body.items.map(({ id }: { id: string }) => id),
            seenStatus: seen.status,
            cancelledStatus: cancelled.status,
            refusedStatus: refused.status,
          },
          { items: [own.body.id], seenStatus: 404, cancelledStatus: 404, refusedStatus: 403 },
        );
      });

      it('are listed by state, pending for queued', async () => {
        await waitFor(async () => {
          await create();
          return (await vireo.ask('GET', '/jobs?state=pending')).body.items.length > 0;
        }, 'one more than can run');
        const { body } = await vireo.ask('GET', '/jobs?state=pending&kind=agent');

        assert.ok(body.items.every(({ state }: { state: string }) => state === 'queued'));
      });

      it('are refused of a kind that nobody declares, and with input that the kind does not take', async () => {
        const unknown = await vireo.ask('POST', '/jobs', { body: { kind: 'backup', input: {} } });
        const wrong = await create('org_admin', { priority: 12 });
        const called = await create('org_admin', { callbackUrl: 'https://example.com' });

        assert.deepEqual(
          { status: unknown.status, field: unknown.body.error.details[0].field },
          { status: 422, field: 'kind' },
        );
        assert.deepEqual(
          { status: wrong.status, field: wrong.body.error.details[0].field },
          { status: 422, field: 'input.priority' },
        );
        assert.equal(called.status, 422);
      });
    });
  });
});
