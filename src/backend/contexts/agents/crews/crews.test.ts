/** Allowed crew files over the API: kept by the answer to a run's question, listed and removed by their person alone. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Person } from '../../../../domain/policy/actor.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Decided, HostedRun } from '../../../platform/work/hosted-run.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { answerCrews } from '../graphs/answers/answer-crews.ts';
import { isCrewAllowed } from './crews.service.ts';

const file = '.vireo/agents/api.yaml';
const text = 'version: 1\ntitle: API\n';
const sha256 = createHash('sha256').update(text).digest('hex');

describe('allowed crew files', function () {
  this.timeout(120_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let base: string;
    let vireo: TestApp;
    let projectId: string;

    beforeEach(async () => {
      base = await mkdtemp(path.join(tmpdir(), 'vireo-allowed-crews-'));
      const folder = path.join(base, 'project');
      await mkdir(path.join(folder, '.vireo', 'agents'), { recursive: true });
      await writeFile(path.join(folder, file), text);
      vireo = await createTestApp(await open(), { agentWork: { dataDirectory: path.join(base, 'data') } });
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    });
    afterEach(async () => {
      await vireo.app.close();
      await rm(base, { recursive: true, force: true });
    });

    const askRun = async (trusted = true) => {
      const body = { agent: 'development', input: { task: 'Sum.', crew: file }, trusted };
      const headers = { prefer: 'wait=50' };
      return (await vireo.ask('POST', `/projects/${projectId}/requests`, { body, headers })).body;
    };
    const answer = async (id: string, approved: boolean, as = 'org_admin') =>
      await vireo.ask('POST', `/requests/${id}/answer`, {
        as,
        body: { approved },
        headers: { prefer: 'wait=50' },
      });
    const listed = async (as = 'org_admin') =>
      (await vireo.ask('GET', '/ai/allowed-crews', { as })).body.items;
    const isAllowed = async (actor: Person, hash = sha256) =>
      await isCrewAllowed(portsOf(vireo), actor, { projectId, path: file, sha256: hash });

    it('are kept once a person says yes to the whole text, and logged without it', async () => {
      const asked = await askRun();
      assert.equal(asked.state, 'waiting');
      assert.equal(asked.question.step, 'allow-crew');
      assert.deepEqual(asked.question.payload, { path: file, sha256, text });
      assert.deepEqual(await listed(), []);

      // No model is set up: it gets as far as asking one.
      assert.equal((await answer(asked.id, true)).body.state, 'failed');
      const [kept] = await listed();
      assert.deepEqual(
        { path: kept.path, sha256: kept.sha256, projectId: kept.projectId },
        { path: file, sha256, projectId },
      );
      assert.ok(await isAllowed(vireo.owner));
      assert.equal((await askRun()).state, 'failed');
      const events = await vireo.database.query
        .selectFrom('events')
        .innerJoin('event_contents', 'event_contents.seq', 'events.seq')
        .select(['events.actor', 'event_contents.after'])
        .where('events.type', '=', 'allowed-crew.created')
        .execute();
      assert.deepEqual(
        events.map(({ actor, after }) => [actor, JSON.parse(after ?? '')]),
        [[vireo.owner.userId, { id: kept.id, userId: vireo.owner.userId, projectId, sha256 }]],
      );
    });

    it('are not kept by a no, in a folder that is not trusted, or for a change in what was shown', async () => {
      const asked = await askRun();
      assert.equal((await answer(asked.id, false)).body.state, 'done');
      const untrusted = await askRun(false);
      assert.equal(untrusted.state, 'failed');
      assert.match(untrusted.error.message, /needs a folder that you trust/);

      assert.deepEqual(await listed(), []);
      assert.equal(await isAllowed(vireo.owner), false);
    });

    it('are of the one who allowed them: nobody else sees, uses or removes them', async () => {
      await answer((await askRun()).id, true);
      const [{ id }] = await listed();

      assert.equal(await isAllowed(vireo.foreigner), false);
      assert.equal(
        await isAllowed(
          vireo.owner,
          sha256.replace(/^./, (first) => (first === '0' ? '1' : '0')),
        ),
        false,
      );
      for (const as of ['user', 'foreign']) {
        assert.deepEqual(await listed(as), []);
        assert.equal((await vireo.ask('DELETE', `/ai/allowed-crews/${id}`, { as })).status, 404);
      }
      assert.equal((await vireo.ask('DELETE', `/ai/allowed-crews/${id}`, { as: 'viewer' })).status, 403);
      assert.equal((await vireo.ask('DELETE', `/ai/allowed-crews/${id}`)).status, 204);
      assert.equal((await vireo.ask('DELETE', `/ai/allowed-crews/${id}`)).status, 404);
      assert.equal((await askRun()).state, 'waiting');
    });

    it('are kept by no run on its own word', async () => {
      const kept: unknown[] = [];
      const payload = { path: file, sha256, text };
      const yes: Decided = { step: 'allow-crew', approved: true, payload, by: vireo.owner.userId };
      const keep = async (decided: Decided | undefined, more: Partial<HostedRun> = {}) => {
        const run: HostedRun = {
          id: 'r',
          actor: vireo.owner,
          agent: 'development',
          title: '',
          projectId,
          isTrusted: true,
          decided,
          tell: () => undefined,
          ...more,
        };
        const records = { isAllowed: async () => true, keep: async () => void kept.push(run) };
        const answers = answerCrews(records, run);
        const over = new AbortController().signal;
        return await answers['keep-crew']?.(
          { kind: 'keep-crew', path: file, sha256 },
          { signal: over, over },
        );
      };

      const refused: readonly (Decided | undefined)[] = [
        undefined,
        { ...yes, approved: false },
        { ...yes, step: 'allow' },
        { ...yes, by: vireo.foreigner.userId },
        { ...yes, by: undefined },
        { ...yes, payload: { ...payload, sha256: 'f'.repeat(64) } },
        { ...yes, payload: { ...payload, path: '.vireo/agents/other.yaml' } },
        { ...yes, payload: null },
      ];
      for (const decided of refused) assert.deepEqual(await keep(decided), { isAllowed: false });
      assert.deepEqual(await keep(yes, { isTrusted: false }), { isAllowed: false });
      assert.deepEqual(kept, []);
      assert.deepEqual(await keep(yes), { isAllowed: true });
      assert.equal(kept.length, 1);
    });
  });
});
