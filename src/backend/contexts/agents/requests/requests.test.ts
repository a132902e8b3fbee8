import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../contract/events.ts';
import { migrations } from '../../../migrations/index.ts';
import { createEventHub } from '../../../platform/events/event-hub.ts';
import type { Schema } from '../../../schema.ts';
import { openLedger } from '../../../testing/agents/open-ledger.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createFinding, createScriptedAgent, type ScriptedAgent } from '../../../testing/scripted-agent.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';
import { AgentError } from '../../../work/agents/agent.ts';

describe('agent requests', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-requests-'));
  });
  after(async () => await rm(folder, { recursive: true }));

  // The inner suite's hooks run first: the app ends before its database does.
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
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

      function eventTypes(id: string): string[] {
        return heard.flatMap((one) => ('type' in one && one.id === id ? one.type : []));
      }

      it('costs what the ledger has of its run, also of what failed, and of a step that was taken twice', async () => {
        const ledger = openLedger(vireo);
        const { organizationId } = vireo.owner;
        const call = async (messageId: string, costMicroUsd: number) => {
          const { id } = await ledger.reserve({
            actor: vireo.owner,
            task: 'code',
            about: 'Developer',
            messageId,
            model: 'own/m',
            modelClass: 'standard',
            worstMicroUsd: 90_000,
            locale: 'en',
          });
          const usage = { inputTokens: 1, outputTokens: 1, isEstimated: false };
          await ledger.settle(organizationId, id, { costMicroUsd, ...usage });
        };
        agent.script(async ({ id }) => {
          await call(id, 15_000);
          await call(id, 15_001);
          throw new AgentError('model_failed', 'No more.');
        });
        const { body } = await request();
        const failed = await waitForState(body.id, 'failed');
        agent.script(async () => ({}));
        await vireo.ask('POST', `/requests/${body.id}/retry`);
        const done = await waitForState(body.id, 'done');

        assert.deepEqual(failed.body.cost, { minor: 4, currency: 'USD' });
        assert.deepEqual(done.body.cost, { minor: 4, currency: 'USD' });
      });

      it('is answered with 202 at once, and is done later with report, version and times', async () => {
        const asked = await request({ input: { depth: 3 }, priority: 5 });
        const done = await waitForState(asked.body.id, 'done');
        await waitFor(() => eventTypes(asked.body.id).includes('request.done'), 'its end to be told');

        assert.equal(asked.status, 202);
        assert.equal(asked.body.state, 'queued');
        const { input, agentVersion, priority, result, attempts, cost, error } = done.body;
        assert.deepEqual(
          { input, agentVersion, priority, result, attempts, cost, error },
          {
            input: { depth: 3 },
            agentVersion: '1.2.3',
            priority: 5,
            result: '# Report',
            attempts: 1,
            cost: null,
            error: null,
          },
        );
        assert.ok(done.body.startedAt <= done.body.finishedAt);
        assert.deepEqual(eventTypes(asked.body.id), [
          'request.created',
          'request.started',
          'finding.reported',
          'request.done',
        ]);
      });

      it('tells the agent that the folder is trusted where the client said so, and nowhere else', async () => {
        const told: boolean[] = [];
        agent.script(async ({ project }) => {
          told.push(project.isTrusted);
          return {};
        });
        for (const trust of [{ trusted: true }, { trusted: false }, {}]) {
          const { body } = await request(trust);
          await waitForState(body.id, 'done');
        }

        assert.deepEqual(told, [true, false, false]);
      });

      it('is allowed what its person always allows there, and told the autonomy, in a trusted folder alone', async () => {
        await vireo.ask('POST', '/ai/allowed-commands', { body: { projectId, line: 'npm test' } });
        await vireo.ask('PUT', `/projects/${projectId}/autonomy`, { body: { level: 'unattended' } });
        const told: string[] = [];
        agent.script(async ({ ask }) => {
          const { verdict } = await ask({ kind: 'command', line: 'npm test' });
          const { level, writes } = await ask({ kind: 'autonomy', writes: ['src/a.ts'] });
          told.push(`${verdict} ${level} ${writes.verdict}`);
          return {};
        });
        for (const trust of [{ trusted: true }, { trusted: false }, {}]) {
          const { body } = await request(trust);
          await waitForState(body.id, 'done');
        }

        assert.deepEqual(told, ['allow unattended allow', 'ask unattended ask', 'ask unattended ask']);
      });

      it('reads settings of the folder unless the client says that it is not trusted', async () => {
        const configured: boolean[] = [];
        agent.script(async ({ project, tools }) => {
          const { config } = await tools.projectOf(project.folder);
          configured.push(config.exclude.includes('vendor'));
          return {};
        });
        const file = path.join(folder, '.vireo.yml');
        await writeFile(file, 'exclude: [vendor]\n');
        for (const trust of [{ trusted: true }, { trusted: false }, {}]) {
          const { body } = await request(trust);
          await waitForState(body.id, 'done');
        }
        await rm(file);

        assert.deepEqual(configured, [true, false, true]);
      });

      it('is listed newest first, without reports', async () => {
        const first = await request();
        await waitForState(first.body.id, 'done');
        vireo.clock.now += 1_000;
        const second = await request();
        await waitForState(second.body.id, 'done');

        const { body } = await vireo.ask('GET', `/requests?projectId=${projectId}&limit=1`);
        const { body: rest } = await vireo.ask(
          'GET',
          `/requests?projectId=${projectId}&limit=1&cursor=${body.nextCursor}`,
        );

        assert.deepEqual([body.items[0].id, rest.items[0].id], [second.body.id, first.body.id]);
        assert.equal('result' in body.items[0], false);
      });

      it('passes progress on while it runs', async () => {
        const shown = Promise.withResolvers<void>();
        agent.script(async ({ report }) => {
          report({ step: 'Reading 3 of 12', fraction: 0.25 });
          await shown.promise;
          return {};
        });
        const { body } = await request();
        await waitFor(() => heard.some((one) => 'progress' in one), 'progress');
        await waitFor(
          async () => (await vireo.ask('GET', `/requests/${body.id}`)).body.progress?.fraction === 0.25,
          'the record to show it',
        );
        shown.resolve();
        await waitForState(body.id, 'done');

        const progress = heard.find((one) => 'progress' in one);
        assert.deepEqual(progress, {
          progress: { requestId: body.id, step: 'Reading 3 of 12', fraction: 0.25 },
        });
      });

      it('keeps what the agent found', async () => {
        agent.script(async ({ emit }) => {
          emit(createFinding());
          emit(createFinding({ fingerprint: 'f2', severity: 'low' }));
          return {};
        });
        const { body } = await request();
        await waitForState(body.id, 'done');

        const findings = await vireo.ask('GET', `/findings?runId=${body.id}`);

        assert.deepEqual(
          findings.body.items.map((finding: { severity: string; state: string }) => [
            finding.severity,
            finding.state,
          ]),
          [
            ['critical', 'open'],
            ['low', 'open'],
          ],
        );
      });

      it('stops the agent when it is cancelled, and keeps nothing of it', async () => {
        const stopped = Promise.withResolvers<void>();
        const running = Promise.withResolvers<void>();
        agent.script(async ({ emit, signal }) => {
          emit(createFinding());
          running.resolve();
          await new Promise<void>((resolve) =>
            signal.addEventListener('abort', () => resolve(), { once: true }),
          );
          stopped.resolve();
          return {};
        });
        const { body } = await request();
        await running.promise;

        const cancelled = await vireo.ask('POST', `/requests/${body.id}/cancel`);
        await stopped.promise;
        const again = await vireo.ask('POST', `/requests/${body.id}/cancel`);
        await vireo.app.close();

        assert.deepEqual(
          { cancelledStatus: cancelled.status, state: cancelled.body.state, againStatus: again.status },
          { cancelledStatus: 200, state: 'cancelled', againStatus: 200 },
        );
        const kept = await vireo.database.query.selectFrom('findings').select('id').execute();
        const { state } = await vireo.database.query
          .selectFrom('jobs')
          .select('state')
          .executeTakeFirstOrThrow();
        assert.deepEqual({ kept, state }, { kept: [], state: 'cancelled' });
      });

      it('is tried again after an error, and fails with the last one', async () => {
        agent.script(async () => {
          throw new Error('the disk went away');
        });
        const { body } = await request();
        await waitFor(async () => {
          vireo.clock.now += 600_000;
          // Any new request lets the queue look at the clock.
          await request({ priority: 0 });
          return (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'failed';
        }, 'the request to fail');

        const failed = await vireo.ask('GET', `/requests/${body.id}`);
        assert.deepEqual(
          { attempts: failed.body.attempts, error: failed.body.error },
          { attempts: 3, error: { code: 'agent_failed', message: 'the disk went away' } },
        );
        assert.ok(eventTypes(body.id).includes('request.retrying'));
      });

      it('fails at once when the agent says that it cannot', async () => {
        agent.script(async () => {
          throw new AgentError('folder_missing', 'There is no folder /nowhere.');
        });
        const { body } = await request();

        const failed = await waitForState(body.id, 'failed');

        assert.deepEqual(
          { attempts: failed.body.attempts, message: failed.body.error.message },
          { attempts: 1, message: 'There is no folder /nowhere.' },
        );
      });

      it('is made once when it is asked twice with one id', async () => {
        const id = newId();
        const first = await request({ id });
        const second = await request({ id });
        const other = await request({ id, priority: 9 });

        assert.deepEqual(
          { firstStatus: first.status, secondStatus: second.status, id: second.body.id },
          { firstStatus: 202, secondStatus: 202, id },
        );
        assert.deepEqual(
          { status: other.status, code: other.body.error.code },
          { status: 409, code: 'id_taken' },
        );
      });

      const refusals: readonly {
        what: string;
        body: Record<string, unknown>;
        status: number;
        field?: string;
      }[] = [
        { what: 'an unknown agent', body: { agent: 'nobody' }, status: 422, field: 'agent' },
        {
          what: 'input that the agent does not take',
          body: { input: { depth: 0 } },
          status: 422,
          field: 'input.depth',
        },
        { what: 'an unknown field', body: { urgency: 1 }, status: 422 },
        { what: 'a priority out of range', body: { priority: 10 }, status: 422, field: 'priority' },
      ];
      for (const { what, body, status, field } of refusals) {
        it(`is refused with ${what}`, async () => {
          const reply = await request(body);

          assert.equal(reply.status, status);
          if (field !== undefined) {
            assert.equal(reply.body.error.details[0].field, field);
          }
          assert.deepEqual((await vireo.ask('GET', '/requests')).body.items, []);
        });
      }

      it('is refused on a project without a folder, and on an archived one', async () => {
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: null } });
        const noFolder = await request();
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder, archived: true } });
        const archived = await request();

        assert.deepEqual(
          [noFolder.body.error.code, archived.body.error.code],
          ['state_forbids', 'project_archived'],
        );
      });

      it('is nothing to another organization', async () => {
        const { body } = await request();
        await waitForState(body.id, 'done');

        const seen = await vireo.ask('GET', `/requests/${body.id}`, { as: 'foreign' });
        const cancelled = await vireo.ask('POST', `/requests/${body.id}/cancel`, { as: 'foreign' });
        const asked = await request({}, 'foreign');
        const listed = await vireo.ask('GET', '/requests', { as: 'foreign' });

        assert.deepEqual(
          {
            seenStatus: seen.status,
            cancelledStatus: cancelled.status,
            askedStatus: asked.status,
            items: listed.body.items,
          },
          { seenStatus: 404, cancelledStatus: 404, askedStatus: 404, items: [] },
        );
      });

      it('is not cancelled any more once it is done', async () => {
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { status, body: reply } = await vireo.ask('POST', `/requests/${body.id}/cancel`);

        assert.deepEqual({ status, code: reply.error.code }, { status: 409, code: 'state_forbids' });
      });
    });
  });
});
