import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import type { Reply } from '../../../../testing/test-app.ts';
import { question, setUpMovedRequests } from './set-up-requests.test.ts';

describe('requests that are asked together', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpMovedRequests(open);
      const { request, waitForState } = stage;

      it('is reported with those that were asked together', async () => {
        stage.work.script(
          async () => ({ report: '# Security report\n\n```sh\n# a comment\n```\n\n## Critical' }),
          async () => ({ waiting: question }),
        );
        const groupId = newId();
        const first = await request({ groupId, agent: 'security' });
        await waitForState(first.body.id, 'done');
        stage.vireo.clock.now += 1_000;
        const second = await request({ groupId });
        await waitForState(second.body.id, 'waiting');

        const { body: group } = await stage.vireo.ask('GET', `/request-groups/${groupId}`);
        const { body: listed } = await stage.vireo.ask('GET', `/requests?groupId=${groupId}`);
        const foreign = await stage.vireo.ask('GET', `/request-groups/${groupId}`, { as: 'foreign' });

        assert.deepEqual(
          { isOver: group.isOver, done: group.states.done, waiting: group.states.waiting },
          { isOver: false, done: 1, waiting: 1 },
        );
        assert.deepEqual(
          group.items.map(({ id }: { id: string }) => id),
          [first.body.id, second.body.id],
        );
        assert.equal(
          group.report,
          [
            '# Summary',
            '',
            '| Agent | State | Why |',
            '| --- | --- | --- |',
            '| Security agent | done |  |',
            '| Scripted agent | waiting | waits for a decision |',
            '',
            '## Security agent',
            '',
            '### Security report',
            '',
            '```sh',
            '# a comment',
            '```',
            '',
            '#### Critical',
            '',
          ].join('\n'),
        );
        assert.deepEqual(
          { itemsCount: listed.items.length, status: foreign.status },
          { itemsCount: 2, status: 404 },
        );
      });

      it('are asked at once, all of them or none, and once each', async () => {
        const several = async (body: object) =>
          await stage.vireo.ask('POST', `/projects/${stage.projectId}/requests`, { body });
        const asked = await several({ agents: ['security', 'scripted'], priority: 3 });
        const { groupId, requests } = asked.body;
        for (const each of requests) await waitForState(each.id, 'done');
        const { body: group } = await stage.vireo.ask('GET', `/request-groups/${groupId}`);

        assert.equal(asked.status, 202);
        assert.equal(asked.body.id, requests[0].id);
        assert.deepEqual(
          requests.map((each: Reply['body']) => [each.agent, each.groupId, each.priority]),
          [
            ['security', groupId, 3],
            ['scripted', groupId, 3],
          ],
        );
        assert.deepEqual(
          { isOver: group.isOver, itemsCount: group.items.length },
          { isOver: true, itemsCount: 2 },
        );

        const before = (await stage.vireo.ask('GET', '/requests')).body.items.length;
        for (const body of [
          { agents: ['security', 'nobody'] },
          { agents: ['security', 'scripted'], input: { depth: 2 } },
          { agents: ['scripted', 'scripted'] },
          { agents: [] },
          { agents: ['scripted'], agent: 'scripted' },
          { agents: ['scripted'], id: newId() },
          {},
        ])
          assert.equal((await several(body)).status, 422, JSON.stringify(body));
        assert.equal((await stage.vireo.ask('GET', '/requests')).body.items.length, before);
      });
    });
  });
});
