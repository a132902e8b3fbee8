import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { openLedger } from '../../../../testing/agents/open-ledger.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createFinding } from '../../../../testing/scripted-agent.ts';
import { AgentError } from '../../../../work/agents/agent.ts';
import { setUpAgentRequests } from './set-up-agent-requests.test.ts';

describe('agent requests', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpAgentRequests(open);
      const { request, waitForState } = stage;

      function eventTypes(id: string): string[] {
        return stage.heard.flatMap((one) => ('type' in one && one.id === id ? one.type : []));
      }

      it('costs what the ledger has of its run, also of what failed, and of a step that was taken twice', async () => {
        const ledger = openLedger(stage.vireo);
        const { organizationId } = stage.vireo.owner;
        const call = async (messageId: string, costMicroUsd: number) => {
          const { id } = await ledger.reserve({
            actor: stage.vireo.owner,
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
        stage.agent.script(async ({ id }) => {
          await call(id, 15_000);
          await call(id, 15_001);
          throw new AgentError('model_failed', 'No more.');
        });
        const { body } = await request();
        const failed = await waitForState(body.id, 'failed');
        stage.agent.script(async () => ({}));
        await stage.vireo.ask('POST', `/requests/${body.id}/retry`);
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
        stage.agent.script(async ({ project }) => {
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
        await stage.vireo.ask('POST', '/ai/allowed-commands', {
          body: { projectId: stage.projectId, line: 'npm test' },
        });
        await stage.vireo.ask('PUT', `/projects/${stage.projectId}/autonomy`, {
          body: { level: 'unattended' },
        });
        const told: string[] = [];
        stage.agent.script(async ({ ask }) => {
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
        stage.agent.script(async ({ project, tools }) => {
          const { config } = await tools.projectOf(project.folder);
          configured.push(config.exclude.includes('vendor'));
          return {};
        });
        const file = path.join(stage.folder, '.vireo.yml');
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
        stage.vireo.clock.now += 1_000;
        const second = await request();
        await waitForState(second.body.id, 'done');

        const { body } = await stage.vireo.ask('GET', `/requests?projectId=${stage.projectId}&limit=1`);
        const { body: rest } = await stage.vireo.ask(
          'GET',
          `/requests?projectId=${stage.projectId}&limit=1&cursor=${body.nextCursor}`,
        );

        assert.deepEqual([body.items[0].id, rest.items[0].id], [second.body.id, first.body.id]);
        assert.equal('result' in body.items[0], false);
      });

      it('passes progress on while it runs', async () => {
        const shown = Promise.withResolvers<void>();
        stage.agent.script(async ({ report }) => {
          report({ step: 'Reading 3 of 12', fraction: 0.25 });
          await shown.promise;
          return {};
        });
        const { body } = await request();
        await waitFor(() => stage.heard.some((one) => 'progress' in one), 'progress');
        await waitFor(
          async () => (await stage.vireo.ask('GET', `/requests/${body.id}`)).body.progress?.fraction === 0.25,
          'the record to show it',
        );
        shown.resolve();
        await waitForState(body.id, 'done');

        const progress = stage.heard.find((one) => 'progress' in one);
        assert.deepEqual(progress, {
          progress: { requestId: body.id, step: 'Reading 3 of 12', fraction: 0.25 },
        });
      });

      it('keeps what the agent found', async () => {
        stage.agent.script(async ({ emit }) => {
          emit(createFinding());
          emit(createFinding({ fingerprint: 'f2', severity: 'low' }));
          return {};
        });
        const { body } = await request();
        await waitForState(body.id, 'done');

        const findings = await stage.vireo.ask('GET', `/findings?runId=${body.id}`);

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
        stage.agent.script(async ({ emit, signal }) => {
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

        const cancelled = await stage.vireo.ask('POST', `/requests/${body.id}/cancel`);
        await stopped.promise;
        const again = await stage.vireo.ask('POST', `/requests/${body.id}/cancel`);
        await stage.vireo.app.close();

        assert.deepEqual(
          { cancelledStatus: cancelled.status, state: cancelled.body.state, againStatus: again.status },
          { cancelledStatus: 200, state: 'cancelled', againStatus: 200 },
        );
        const kept = await stage.vireo.database.query.selectFrom('findings').select('id').execute();
        const { state } = await stage.vireo.database.query
          .selectFrom('jobs')
          .select('state')
          .where('kind', '!=', 'schedule')
          .executeTakeFirstOrThrow();
        assert.deepEqual({ kept, state }, { kept: [], state: 'cancelled' });
      });

      it('is tried again after an error, and fails with the last one', async () => {
        stage.agent.script(async () => {
          throw new Error('the disk went away');
        });
        const { body } = await request();
        await waitFor(async () => {
          stage.vireo.clock.now += 600_000;
          // Any new request lets the queue look at the clock.
          await request({ priority: 0 });
          return (await stage.vireo.ask('GET', `/requests/${body.id}`)).body.state === 'failed';
        }, 'the request to fail');

        const failed = await stage.vireo.ask('GET', `/requests/${body.id}`);
        assert.deepEqual(
          { attempts: failed.body.attempts, error: failed.body.error },
          { attempts: 3, error: { code: 'agent_failed', message: 'the disk went away' } },
        );
        assert.ok(eventTypes(body.id).includes('request.retrying'));
      });

      it('fails at once when the agent says that it cannot', async () => {
        stage.agent.script(async () => {
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
    });
  });
});
