import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createScriptedAgent, type ScriptedAgent } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('what requests offer once they are done', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-offers-'));
  });
  after(async () => await rm(folder, { recursive: true }));

  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('over the API', () => {
      let vireo: TestApp;
      let agent: ScriptedAgent;
      let projectId: string;

      beforeEach(async () => {
        agent = createScriptedAgent();
        vireo = await createTestApp(await open(), { agentWork: { agents: [agent] } });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
      });
      afterEach(async () => await vireo.app.close());

      const run = async (): Promise<string> => {
        const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'scripted' },
        });
        await waitFor(
          async () => (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'done',
          'the request to be done',
        );
        return body.id;
      };
      const offersOf = async (requestId: string) =>
        (await vireo.ask('GET', `/request-offers?requestId=${requestId}`)).body.items;

      it('are findings that have a fix, as the development agent is asked for them, and nothing where there is none', async () => {
        const fixes = { count: 3, rules: ['debugger'], paths: ['src'], updates: 'none' as const };
        agent.script(
          async () => ({ offers: { fixes } }),
          async () => ({}),
        );
        const offering = await run();
        const other = await run();

        const all = await vireo.ask('GET', '/request-offers');

        assert.deepEqual(all.body.items, [{ requestId: offering, projectId, fixes, time: null }]);
        assert.deepEqual(await offersOf(other), []);
      });

      it('are the time of its work for whoever asked, until an entry is made of it, also a deleted one', async () => {
        agent.script(async () => {
          vireo.clock.now += 90_500;
          return { offers: { work: { note: 'Fix findings in 2 files' } } };
        });
        const id = await run();

        const [offer] = await offersOf(id);
        assert.equal(offer.time.note, 'Fix findings in 2 files');
        assert.equal(offer.time.seconds, 90);
        assert.equal(Date.parse(offer.time.endedAt) - Date.parse(offer.time.startedAt), 90_000);

        const { entryId, startedAt, endedAt, note } = offer.time;
        const body = { id: entryId, projectId, startedAt, endedAt, note };
        const made = await vireo.ask('POST', '/time-entries', { body });
        assert.equal(made.status, 201, JSON.stringify(made.body));
        assert.deepEqual(await offersOf(id), []);
        // Sent twice, it is the one entry.
        assert.equal((await vireo.ask('POST', '/time-entries', { body })).status, 200);

        await vireo.ask('DELETE', `/time-entries/${entryId}`, {
          headers: { 'if-match': String(made.headers['etag']) },
        });
        assert.deepEqual(await offersOf(id), []);
        assert.equal((await vireo.ask('POST', '/time-entries', { body })).status, 410);
      });
    });
  });
});
