/** What is erased is gone from what was sent to models too, and from every table but the conversation. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../testing/models/fault-server.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('memory in what was sent', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let server: FaultServer;

    beforeEach(async () => {
      server = await startFaultServer();
      server.play(send(openAiBytes({ text: ['Hello.'], usage: { input: 10, output: 5 } })));
      vireo = await createTestApp(await open(), { models: { limits: { retries: 0 } } });
      const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
      requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const keep = async (text: string, as = 'org_admin'): Promise<string> =>
      requireOk(await vireo.ask('POST', '/ai/memories', { as, body: { text } })).body.id;
    const ask = async (text: string, as = 'org_admin') => {
      const chat = await openChat(vireo.app, as);
      return (await chat.ask(text)).messageId;
    };
    const readSent = async (messageId: string, as = 'org_admin'): Promise<string> =>
      JSON.stringify((await vireo.ask('GET', `/ai/messages/${messageId}/sent`, { as })).body);
    const tablesWith = async (word: string): Promise<readonly string[]> => {
      const tables = await vireo.database.query.introspection.getTables();
      const found = await Promise.all(
        tables.map(async ({ name }) => {
          const { rows } = await sql`select * from ${sql.table(name)}`.execute(vireo.database.query);
          return JSON.stringify(rows).includes(word) ? [name] : [];
        }),
      );
      return found.flat();
    };

    it('is gone once it is erased, and the question stays', async () => {
      const id = await keep('Peculiar "quoted" <<<END x>>>\\n word');
      const messageId = await ask('What is the weather?');
      const before = await readSent(messageId);

      requireOk(await vireo.ask('DELETE', `/ai/memories/${id}`));
      const after = await readSent(messageId);

      // No patterns: a failure would print the whole prompt.
      assert.deepEqual([before.includes('Peculiar'), before.includes('quoted')], [true, true]);
      assert.deepEqual([after.includes('Peculiar'), after.includes('quoted')], [false, false]);
      assert.ok(after.includes('What is the weather?'));
      assert.deepEqual(await tablesWith('Peculiar'), []);
    });

    it('is gone once it has other words', async () => {
      const id = await keep('Peculiar word');
      const messageId = await ask('What is the weather?');

      requireOk(await vireo.ask('PATCH', `/ai/memories/${id}`, { body: { text: 'Plain word' } }));

      assert.equal((await readSent(messageId)).includes('Peculiar'), false);
      assert.deepEqual(await tablesWith('Peculiar'), []);
    });

    it('leaves what was sent for others as it is', async () => {
      const mine = await keep('Peculiar word');
      await keep('Of another person', 'user');
      const messageId = await ask('What is the weather?', 'user');
      const before = await readSent(messageId, 'user');

      requireOk(await vireo.ask('DELETE', `/ai/memories/${mine}`));

      assert.ok(before.includes('Of another person'));
      assert.equal(await readSent(messageId, 'user'), before);
    });
  });
});
