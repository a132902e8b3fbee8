import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { AgentEvent } from '../../../../../contract/work/agent-run.ts';
import { migrations } from '../../../../migrations/index.ts';
import { findNamedFiles } from '../../../../platform/files/stored-files.repository.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { question, setUpMovedRequests } from './set-up-requests.test.ts';

const notShown = { type: 'note', text: 'What the run told here cannot be shown.' };

describe('what requests tell and leave', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpMovedRequests(open);
      const { request, waitForState } = stage;

      it('keeps what a run tells in order, and tells it live', async () => {
        const told: AgentEvent[] = [
          { type: 'step', step: 'plan', title: 'Plan', state: 'running' },
          { type: 'note', text: 'One moment' },
          { type: 'step', step: 'plan', title: 'Plan', state: 'done' },
        ];
        stage.work.script(async (_task, { onEvent }) => {
          for (const event of told) onEvent?.(event);
          return {};
        });
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { body: all } = await stage.vireo.ask('GET', `/requests/${body.id}/events`);
        const { body: page } = await stage.vireo.ask('GET', `/requests/${body.id}/events?after=2&limit=2`);
        const live = stage.heard.flatMap((one) => ('timeline' in one ? [one.timeline] : []));

        assert.deepEqual(
          all.items.map(({ seq }: { seq: number }) => seq),
          [1, 2, 3, 4, 5, 6],
        );
        assert.deepEqual(
          all.items.slice(2, 5).map(({ event }: { event: AgentEvent }) => event),
          told,
        );
        assert.deepEqual({ items: page.items, next: page.next }, { items: all.items.slice(2, 4), next: 4 });
        assert.deepEqual(
          live,
          told.map((event, at) => ({ requestId: body.id, seq: at + 3, event })),
        );
      });

      it('is shown to everyone, whatever a run tells, and whatever was kept of it before', async () => {
        const note = (text: string) => ({ type: 'note', text }) as const;
        const told = [note('Begins.'), note('x'.repeat(5_001)), note('Ends.')];
        stage.work.script(async (_task, { onEvent }) => {
          for (const event of told) onEvent?.(event);
          return {};
        });
        const { body } = await request();
        await waitForState(body.id, 'done');
        await stage.database.query
          .updateTable('request_events')
          .set({ content: JSON.stringify(note('y'.repeat(6_000))) })
          .where('request_id', '=', body.id)
          .where('seq', '=', 5)
          .execute();

        const { body: shown } = await stage.vireo.ask('GET', `/requests/${body.id}/events`);

        assert.deepEqual(
          shown.items.slice(2, 5).map(({ event }: { event: AgentEvent }) => event),
          [note('Begins.'), notShown, notShown],
        );
        const live = stage.heard.flatMap((one) => ('timeline' in one ? [one.timeline.event] : []));
        assert.deepEqual(live, [note('Begins.'), notShown, note('Ends.')]);
      });

      describe('whose person may less before it has ended', () => {
        const whileItRuns = async (
          change: { readonly role: 'user' | 'viewer' } | { readonly deactivated_at: number },
        ) => {
          const { vireo, database } = stage;
          stage.work.script(
            async () => {
              await database.query
                .updateTable('users')
                .set(change)
                .where('id', '=', vireo.owner.userId)
                .execute();
              vireo.clock.now += 1_000;
              return { artifacts: [{ name: 'late.txt', mediaType: 'text/plain', content: 'Late' }] };
            },
            async () => ({ artifacts: [{ name: 'again.txt', mediaType: 'text/plain', content: 'Again' }] }),
          );
          const { body } = await request();
          return body.id as string;
        };
        const leftBy = async (id: string) =>
          (await stage.vireo.ask('GET', `/requests/${id}/artifacts`)).body.items.map(
            ({ name }: { name: string }) => name,
          );

        it('keeps nothing of what the run did by the role of before, and begins again by that of now', async () => {
          const id = await whileItRuns({ role: 'user' });
          await stage.database.query
            .insertInto('project_members')
            .values({
              organization_id: stage.vireo.owner.organizationId,
              project_id: stage.projectId,
              user_id: stage.vireo.owner.userId,
              role: 'member',
            })
            .execute();

          await waitFor(async () => {
            await stage.pass(60_000);
            return (await stage.vireo.ask('GET', `/requests/${id}`)).body.state === 'done';
          }, 'the request to be done');

          assert.deepEqual(await leftBy(id), ['again.txt']);
        });

        for (const [change, why] of [
          [{ role: 'viewer' }, /the role viewer now/],
          [{ deactivated_at: 1 }, /no longer a member/],
        ] as const)
          it(`ends it where they may not run it any more: ${Object.keys(change)}`, async () => {
            const id = await whileItRuns(change);
            await waitFor(async () => {
              await stage.pass(60_000);
              return (await stage.vireo.ask('GET', `/requests/${id}`)).body.state === 'failed';
            }, 'the request to fail');

            const { body } = await stage.vireo.ask('GET', `/requests/${id}`);
            assert.match(JSON.stringify(body), why);
            assert.deepEqual(await leftBy(id), []);
          });
      });

      it('keeps what a run leaves, the last of one name, until it expires', async () => {
        const leave = (content: string) => ({ name: 'plans/plan.md', mediaType: 'text/markdown', content });
        stage.work.script(
          async () => ({ waiting: question, artifacts: [leave('first')] }),
          async () => ({ artifacts: [leave('Größe'), { ...leave('x'), name: 'a.txt' }] }),
        );
        const { body } = await request();
        await waitForState(body.id, 'waiting');
        await stage.vireo.ask('POST', `/requests/${body.id}/answer`, { body: { approved: true } });
        await waitForState(body.id, 'done');

        const { body: list } = await stage.vireo.ask('GET', `/requests/${body.id}/artifacts`);
        const [, plan] = list.items;
        const one = await stage.vireo.ask('GET', `/requests/${body.id}/artifacts/${plan.id}`);
        const named = await findNamedFiles(stage.database.query, [...stage.files.files.keys()]);
        stage.vireo.clock.now += 90 * 86_400_000;
        const later = await stage.vireo.ask('GET', `/requests/${body.id}/artifacts`);
        const gone = await stage.vireo.ask('GET', `/requests/${body.id}/artifacts/${plan.id}`);

        assert.deepEqual(
          list.items.map(({ name, size }: { name: string; size: number }) => [name, size]),
          [
            ['a.txt', 1],
            ['plans/plan.md', 7],
          ],
        );
        assert.deepEqual(
          { content: one.body.content, mediaType: one.body.mediaType },
          { content: 'Größe', mediaType: 'text/markdown' },
        );
        // What was replaced is nobody's any more: the next sweep takes it from the disk.
        assert.deepEqual({ files: stage.files.files.size, named: named.size }, { files: 3, named: 2 });
        assert.deepEqual({ items: later.body.items, status: gone.status }, { items: [], status: 404 });
      });

      it('keeps no more than 20 MB of one request, the newest', async () => {
        const large = (name: string) => ({ name, mediaType: 'text/plain', content: name.repeat(4_500_000) });
        stage.work.script(async () => ({ artifacts: ['a', 'b', 'c', 'd', 'e'].map(large) }));
        const { body } = await request();
        await waitForState(body.id, 'done');

        const { body: list } = await stage.vireo.ask('GET', `/requests/${body.id}/artifacts`);
        assert.deepEqual(
          list.items.map(({ name }: { name: string }) => name),
          ['b', 'c', 'd', 'e'],
        );
      });
    });
  });
});
