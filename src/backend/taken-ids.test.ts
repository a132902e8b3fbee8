/** Ids that clients make: one of another person is refused as taken, in any organization, and nothing of it is shown. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { openChat } from './testing/chat-client.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

const zone = 'Europe/Berlin';
const others = ['foreign', 'user'] as const;

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('an id that another person has', () => {
    let test: TestApp;
    beforeEach(async () => {
      test = await createTestApp(await open());
    });
    afterEach(async () => await test.close());

    const question = (ids: object) => ({ text: 'what is unbilled?', locale: 'en', zone, ...ids });

    for (const [path, body] of [
      ['/ai/sessions', {}],
      ['/ai/memories', { text: 'Invoices go out on Fridays' }],
      ['/ai/goals', { title: 'Answer reviews within a day', dueOn: '2026-12-31' }],
      ['/time-entries', { startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-16T10:00:00Z' }],
      ['/timer', {}],
      ['/timesheets', { weekStart: '2026-11-16' }],
    ] as const)
      it(`is refused as taken: POST ${path}`, async () => {
        const id = newId();
        const send = async (as: 'org_admin' | (typeof others)[number]) => {
          const place = path.startsWith('/time-') || path === '/timer' ? await project(as) : {};
          return await test.ask('POST', path, { as, body: { ...body, ...place, id } });
        };
        const made = await send('org_admin');
        assert.equal(made.status, 201, JSON.stringify(made.body));

        for (const as of others) {
          const { status, body: said } = await send(as);
          assert.deepEqual([status, said.error?.code], [409, 'id_taken'], `${as} ${JSON.stringify(said)}`);
        }
      });

    const project = async (as: 'org_admin' | (typeof others)[number]) => {
      const of = as === 'foreign' ? 'foreign' : 'org_admin';
      const { projectId } = await test.createProject({ as: of });
      return { projectId, zone };
    };

    it('is refused as taken by the chat of the coach: of a question, and of a session', async () => {
      const [messageId, sessionId] = [newId(), newId()];
      const own = await test.ask('POST', '/ai/messages', { body: question({ messageId, sessionId }) });
      assert.equal(own.status, 200);

      for (const as of others)
        for (const ids of [
          { messageId, sessionId: newId() },
          { messageId: newId(), sessionId },
        ]) {
          const { status, body } = await test.ask('POST', '/ai/messages', { as, body: question(ids) });
          assert.deepEqual([status, body.error?.code], [409, 'id_taken'], as);

          const chat = await openChat(test.app, as);
          chat.send({ type: 'ask', ...question(ids) });
          const { frames } = await chat.waitForEnd(ids.messageId);
          const last = frames.at(-1);
          assert.deepEqual(last?.type === 'failed' && [last.code, last.offset], ['id_taken', 0]);
          await chat.cut();
        }

      const { items } = (await test.ask('GET', `/ai/sessions/${sessionId}/messages`)).body;
      assert.deepEqual(
        items.map((each: { messageId: string }) => each.messageId),
        [messageId],
      );
      assert.equal((await test.ask('GET', '/ai/sessions', { as: 'user' })).body.items.length, 0);
    });

    it('of a question that two ask at once is answered to one, and never as a fault of ours', async () => {
      const messageId = newId();
      const chats = await Promise.all(['org_admin', 'foreign', 'user'].map((as) => openChat(test.app, as)));
      for (const chat of chats) chat.send({ type: 'ask', ...question({ messageId, sessionId: newId() }) });

      const ends = await Promise.all(chats.map(async (chat) => await chat.waitForEnd(messageId)));
      const codes = ends.map(({ frames }) => {
        const last = frames.at(-1);
        return last?.type === 'failed' ? last.code : last?.type;
      });
      assert.deepEqual(codes.toSorted(), ['done', 'id_taken', 'id_taken']);
      await Promise.all(chats.map((chat) => chat.cut()));
    });
  });
});
