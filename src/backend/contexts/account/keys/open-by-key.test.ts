import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Database } from '../../../platform/db/database.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { serverMigrations } from '../../../testing/team/server-migrations.ts';
import { createTeamApp, type TeamApp } from '../../../testing/team/team-app.ts';

const hourMs = 3_600_000;
/** What was read of a key holds for a second. */
const holdsMs = 1_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a socket that is open by a key', () => {
    let database: Database<Schema>;
    let test: TeamApp;
    beforeEach(async () => {
      database = await open();
      test = await createTeamApp(database);
      await test.app.ready();
    });
    afterEach(async () => await test.app.close());

    const make = async (more: object = {}): Promise<{ id: string; key: string }> => {
      const body = { name: 'Screen', scopes: ['event:read'], ...more };
      return requireOk(await test.ask('POST', '/keys', { body })).body;
    };
    const connect = async (key: string) => {
      const headers = { authorization: `Bearer ${key}` };
      const socket = await test.app.injectWS('/api/v1/ws/notifications', { headers });
      const code = new Promise<number>((resolve) => socket.on('close', resolve));
      return { socket, code };
    };
    const rotate = async (id: string, overlapHours: number) =>
      requireOk(await test.ask('POST', `/keys/${id}/rotate`, { body: { overlapHours } })).body;

    it('is closed with 4401 as its key is revoked', async () => {
      const { id, key } = await make();
      const { code } = await connect(key);

      await test.ask('DELETE', `/keys/${id}`);

      assert.equal(await code, 4401);
    });

    it('is closed with 4401 as its key expires', async () => {
      const { key } = await make({ expiresAt: new Date(test.clock.now + 60_000).toISOString() });
      const { code } = await connect(key);

      test.clock.now += 60_000;

      assert.equal(await code, 4401);
    });

    it('is closed with 4401 as its key is rotated without hours left', async () => {
      const { id, key } = await make();
      const { code } = await connect(key);

      const second = await rotate(id, 0);

      assert.equal(await code, 4401);
      const { socket } = await connect(second.key);
      assert.equal(socket.readyState, socket.OPEN);
      socket.terminate();
    });

    it('lasts as long as its own secret where its key is rotated with hours left', async () => {
      const { id, key } = await make();
      const [before, since] = [await connect(key), await connect((await rotate(id, 2)).key)];
      assert.equal(before.socket.readyState, before.socket.OPEN);

      test.clock.now += 2 * hourMs;

      assert.equal(await before.code, 4401);
      assert.equal(since.socket.readyState, since.socket.OPEN);
      since.socket.terminate();
    });

    it('is closed with 4401 when another process rotated or revoked its key', async () => {
      const [rotated, revoked] = [await make(), await make({ name: 'Other' })];
      const [one, other] = [await connect(rotated.key), await connect(revoked.key)];
      const now = test.clock.now;
      const rows = database.query;
      const secrets = rows.updateTable('api_key_secrets').where('key_id', '=', rotated.id);
      await secrets.set({ ends_at: now }).execute();
      await rows.updateTable('api_keys').where('id', '=', revoked.id).set({ revoked_at: now }).execute();
      test.clock.now += holdsMs;

      assert.deepEqual([await one.code, await other.code], [4401, 4401]);
    });

    it('is closed with 4401 as the addresses are changed that its key is taken from', async () => {
      const { id, key } = await make();
      const { code } = await connect(key);

      await test.ask('PATCH', `/keys/${id}`, { body: { addresses: ['192.0.2.7'] } });

      assert.equal(await code, 4401);
    });
  });
});
