/** Sessions that a program opened from the one that it has: they end with it. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a session that a program opened from another one', () => {
    let test: TeamApp;
    let cookie: string;
    let own: Tokens;
    let second: Tokens;
    let third: Tokens;
    const create = async (name: string): Promise<string> =>
      (await test.browser('POST', '/organizations', { cookie, body: { name } })).body.organizationId;
    const switchTo = async (organizationId: string, by: Tokens) =>
      await test.program('POST', '/auth/switch', {
        headers: bearer(by.accessToken),
        body: { organizationId },
      });
    const opened = async (organizationId: string, by: Tokens): Promise<Tokens> =>
      (await switchTo(organizationId, by)).body.access;
    beforeEach(async () => {
      test = await createTeamApp(await open(), { openRegistration: true, publicUrl });
      cookie = cookiesOf(await test.setUp('browser'));
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      own = (await test.login(administrator.email, goodPassword)).body.access;
      second = await opened(await create('Second'), own);
      third = await opened(await create('Third'), second);
    });
    afterEach(async () => await test.app.close());

    const statuses = async (...all: readonly Tokens[]) => {
      const found: number[] = [];
      for (const { accessToken, refreshToken } of all) {
        const me = await test.program('GET', '/auth/me', { headers: bearer(accessToken) });
        const next = await test.program('POST', '/auth/refresh', { body: { refreshToken } });
        found.push(me.status, next.status);
      }
      return found;
    };
    const logOut = async ({ accessToken }: Tokens) =>
      await test.program('POST', '/auth/logout', { headers: bearer(accessToken) });

    it('ends when that one signs out, and with it what was opened from it', async () => {
      await logOut(own);

      assert.deepEqual(await statuses(own, second, third), [401, 401, 401, 401, 401, 401]);
    });

    it('ends when that one is revoked, also where one between them has ended', async () => {
      const { id } = await test.rows
        .selectFrom('sessions')
        .select('id')
        .where('cookie_hash', 'is', null)
        .where('opened_by', 'is', null)
        .executeTakeFirstOrThrow();
      const { organization_id } = await test.rows
        .selectFrom('sessions')
        .select('organization_id')
        .where('opened_by', '=', id)
        .executeTakeFirstOrThrow();
      await test.rows
        .updateTable('sessions')
        .set({ ended_at: test.clock.now, end_reason: 'deactivated' })
        .where('organization_id', '=', organization_id)
        .execute();
      assert.equal((await test.browser('DELETE', `/auth/sessions/${id}`, { cookie })).status, 204);

      assert.deepEqual(await statuses(third), [401, 401]);
    });

    it('ends when a token of that one was copied', async () => {
      const { refreshToken } = own;
      await test.program('POST', '/auth/refresh', { body: { refreshToken } });
      test.clock.now += 30_000;
      assert.equal((await test.program('POST', '/auth/refresh', { body: { refreshToken } })).status, 401);

      assert.deepEqual(await statuses(second), [401, 401]);
    });

    it('ends without that one, which goes on', async () => {
      await logOut(second);

      assert.deepEqual(await statuses(second, third, own), [401, 401, 401, 401, 200, 200]);
    });

    it('is not opened in the organization of that one', async () => {
      const { status, body } = await switchTo(test.owner.organizationId, own);

      assert.deepEqual([status, body.error.code], [409, 'state_forbids']);
      assert.match(body.error.message, /in this organization already/);
    });
  });
});
