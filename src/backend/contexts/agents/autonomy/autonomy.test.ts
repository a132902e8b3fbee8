/** Agents' autonomy and allowed commands over the API, and what a run is told of them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { isAllowedAlways, loadAutonomy } from './autonomy.service.ts';

describe("agents' autonomy", () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let projectId: string;
    let path: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      ({ projectId } = await vireo.createProject());
      path = `/projects/${projectId}/autonomy`;
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: '/work/api' } });
    });
    afterEach(async () => await vireo.app.close());

    const allow = async (line: string, as = 'org_admin') =>
      await vireo.ask('POST', '/ai/allowed-commands', { as, body: { projectId, line } });
    const linesOf = async (as = 'org_admin'): Promise<string[]> => {
      const { body } = await vireo.ask('GET', `/ai/allowed-commands?projectId=${projectId}`, { as });
      return body.items.map(({ line }: { line: string }) => line);
    };
    const isAllowed = async (line: string, folder = '/work/api', actor = vireo.owner) =>
      await isAllowedAlways(portsOf(vireo), actor, { projectId, folder, line });

    it('is asking until somebody who edits the project chooses, and is logged', async () => {
      const first = await vireo.ask('GET', path);
      assert.deepEqual(first.body, {
        projectId,
        level: 'ask',
        version: 0,
        protectedBranches: ['main', 'master', 'release/*'],
      });

      const put = await vireo.ask('PUT', path, { body: { level: 'unattended' } });
      const again = await vireo.ask('PUT', path, { body: { level: 'suggest', protectedBranches: ['live'] } });
      assert.equal(put.body.version, 1);
      assert.deepEqual(again.body, { projectId, level: 'suggest', protectedBranches: ['live'], version: 2 });
      assert.deepEqual((await vireo.ask('GET', path, { as: 'viewer' })).body, again.body);
      assert.deepEqual(await loadAutonomy(portsOf(vireo), vireo.owner, projectId), again.body);
      const events = await vireo.database.query
        .selectFrom('events')
        .innerJoin('event_contents', (join) =>
          join
            .onRef('event_contents.seq', '=', 'events.seq')
            .onRef('event_contents.organization_id', '=', 'events.organization_id'),
        )
        .select(['events.actor', 'event_contents.after'])
        .where('events.type', '=', 'agent-autonomy.changed')
        .orderBy('events.seq')
        .execute();
      assert.deepEqual(
        events.map(({ actor, after }) => [actor, JSON.parse(after ?? '').level]),
        [
          [vireo.owner.userId, 'unattended'],
          [vireo.owner.userId, 'suggest'],
        ],
      );
    });

    it('is set by nobody who may not edit the project, in no other organization, and not over a later choice', async () => {
      const body = { level: 'unattended' };
      assert.equal((await vireo.ask('PUT', path, { as: 'viewer', body })).status, 403);
      assert.equal((await vireo.ask('PUT', path, { as: 'foreign', body })).status, 404);
      assert.equal((await vireo.ask('GET', path, { as: 'foreign' })).status, 404);
      assert.equal((await vireo.ask('PUT', path, { body: { level: 'always' } })).status, 422);
      await vireo.ask('PUT', path, { body: { level: 'suggest' } });
      const stale = await vireo.ask('PUT', path, { body, headers: { 'if-match': '"0"' } });
      assert.equal(stale.status, 412);

      assert.equal((await vireo.ask('GET', path)).body.level, 'suggest');
    });

    it('keeps a command to the letter, once, and for the folder that the project had', async () => {
      const line = ' npm test  && npm run lint\n';
      const kept = await allow(line);
      assert.equal((await allow(line)).body.id, kept.body.id);

      assert.deepEqual(await linesOf(), [line]);
      assert.equal(kept.body.folder, '/work/api');
      assert.ok(await isAllowed(line));
      assert.equal(await isAllowed(line.trim()), false);
      assert.equal(await isAllowed(line, '/work/other'), false);
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: '/work/other' } });
      assert.equal(await isAllowed(line, '/work/other'), false);
    });

    it('keeps it for the one who allowed it alone', async () => {
      await allow('npm test');
      const { id } = (await allow('make check')).body;

      assert.deepEqual(await linesOf('user'), []);
      assert.deepEqual(await linesOf('foreign'), []);
      assert.equal(await isAllowed('npm test', '/work/api', vireo.foreigner), false);
      assert.equal((await allow('npm test', 'foreign')).status, 404);
      assert.equal((await allow('npm test', 'viewer')).status, 403);
      for (const as of ['user', 'foreign'])
        assert.equal((await vireo.ask('DELETE', `/ai/allowed-commands/${id}`, { as })).status, 404);
      assert.deepEqual(await linesOf(), ['npm test', 'make check']);
    });

    it('forgets what is removed, and takes it back', async () => {
      const { id } = (await allow('npm test')).body;
      assert.equal((await vireo.ask('DELETE', `/ai/allowed-commands/${id}`)).status, 204);
      assert.equal(await isAllowed('npm test'), false);
      assert.equal((await vireo.ask('DELETE', `/ai/allowed-commands/${id}`)).status, 404);

      await allow('npm test');
      assert.ok(await isAllowed('npm test'));
    });

    it('keeps nothing for a project without a folder', async () => {
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: null } });
      assert.equal((await allow('npm test')).status, 422);
    });
  });
});
