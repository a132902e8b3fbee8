/** Second factors and last use of members: who manages members reads them, and nobody else. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  bearer,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('how members sign in', () => {
    let test: TeamApp;
    let robin: Record<string, string>;
    let robinId: string;
    beforeEach(async () => {
      test = await createTeamApp(await open(), { publicUrl });
      const { body } = await test.setUp();
      robin = bearer(body.access.accessToken);
      robinId = body.account.userId;
    });
    afterEach(async () => await test.app.close());

    const joinAs = async (role: string, email: string) => {
      const invited = await test.program('POST', '/invitations', { body: { email, role }, headers: robin });
      const token = new URL(invited.body.link).hash.slice(1);
      const body = { token, name: role, password: goodPassword };
      return (await test.program('POST', '/auth/join', { body })).body;
    };
    const ask = async (headers: Record<string, string>) => {
      const { status, body } = await test.program('GET', '/auth/members', { headers });
      return { status, body };
    };

    it('is said to an administrator: factor and last use of this organization', async () => {
      const mia = (await joinAs('user', 'mia@example.com')).account;
      const identity = { identity_id: mia.id };
      await test.rows
        .insertInto('identity_passkeys')
        .values({
          ...{ id: 'p', ...identity, name: 'Phone', credential_id: 'c', public_key: 'k', counter: 0 },
          ...{ device_type: 'singleDevice', backed_up: 0, transports: null, aaguid: null, created_at: 0 },
        })
        .execute();
      const now = new Date(test.clock.now).toISOString();

      const { body } = await ask(robin);
      const factors = new Map(
        body.items.map((item: { userId: string; secondFactor: string; lastSeenAt: string }) => [
          item.userId,
          [item.secondFactor, Date.parse(item.lastSeenAt)],
        ]),
      );
      assert.deepEqual(factors.get(robinId), ['none', Date.parse(now)]);
      assert.deepEqual(factors.get(mia.userId), ['passkey', Date.parse(now)]);
      await test.rows.deleteFrom('identity_passkeys').execute();
      await test.rows.updateTable('identities').set({ two_factor_enabled: 1 }).execute();
      const after = (await ask(robin)).body.items;
      assert.ok(after.every((item: { secondFactor: string }) => item.secondFactor === 'app'));
    });

    it('is refused to every other role, and to a key of the administrator', async () => {
      for (const role of ['user', 'viewer', 'support_agent', 'billing_admin', 'approver']) {
        const { access } = await joinAs(role, `${role.replace('_', '-')}@example.com`);
        assert.equal((await ask(bearer(access.accessToken))).status, 403, role);
      }
      const made = await test.program('POST', '/keys', {
        body: { name: 'CI', scopes: ['user:read', 'member:read'] },
        headers: robin,
      });
      assert.equal((await ask(bearer(made.body.secret ?? made.body.key))).status, 403);
    });
  });
});
