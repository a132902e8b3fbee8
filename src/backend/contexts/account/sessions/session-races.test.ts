/** What opens a session at the same moment as something ends all of them. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Schema } from '../../../schema.ts';
import { onEveryDriver } from '../../../testing/databases.ts';
import { serverMigrations } from '../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../testing/team/team-app.ts';
import type { Reply } from '../../../testing/test-app.ts';

const rounds = 6;
/** What failed in one round lets the next one wait no longer. */
const pauseMs = 3_600_000;
const { email } = administrator;

onEveryDriver<Schema>(serverMigrations, (_kind, open) => {
  describe('a password that is changed', () => {
    let test: TeamApp;
    let cookie: string;
    let other: string;
    beforeEach(async () => {
      test = await createTeamApp(await open(), { openRegistration: true, publicUrl });
      cookie = cookiesOf(await test.setUp('browser'));
      await test.rows.updateTable('identities').set({ email_verified: 1 }).execute();
      other = (await test.browser('POST', '/organizations', { cookie, body: { name: 'Second' } })).body
        .organizationId;
    });
    afterEach(async () => await test.app.close());

    const change = async (password: string, newPassword: string) =>
      await test.browser('POST', '/auth/change-password', { cookie, body: { password, newPassword } });
    const programs = async () =>
      await test.rows
        .selectFrom('sessions')
        .select('id')
        .where('cookie_hash', 'is', null)
        .where('ended_at', 'is', null)
        .execute();
    /** Begins many while the password is changed, each a little later than the one before. */
    const race = async (begin: (password: string, round: number) => Promise<() => Promise<Reply>>) => {
      let password = goodPassword;
      for (let round = 0; round < rounds; round += 1) {
        const ask = await begin(password, round);
        const next = `lorry ${round} under the hill`;
        const many = [0, 1, 2, 3].map(async (n) => {
          await wait(round + n * 3);
          return await ask();
        });
        const [changed] = await Promise.all([change(password, next), ...many]);
        assert.equal(changed.status, 204);
        password = next;
        assert.deepEqual(await programs(), [], `round ${round}`);
        test.clock.now += pauseMs;
      }
    };

    it('leaves no session that was opened by a switch at the same time', async () => {
      await race(async (password) => {
        const signedIn = await test.login(email, password);
        assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body));
        const headers = bearer(signedIn.body.access.accessToken);
        return async () =>
          await test.program('POST', '/auth/switch', { headers, body: { organizationId: other } });
      });
    });

    it('leaves no session that the password of before opened at the same time', async () => {
      await race(async (password) => async () => await test.login(email, password, { from: '203.0.113.9' }));
    });

    it('is changed no more by a session that another change has ended', async () => {
      const { accessToken } = (await test.login(email, goodPassword)).body.access;
      const body = { password: goodPassword, newPassword: `${goodPassword} of another` };
      const sent = { headers: bearer(accessToken), body };

      const both = await Promise.all([
        change(goodPassword, `${goodPassword} again`),
        test.program('POST', '/auth/change-password', sent),
      ]);

      assert.equal(both.filter(({ status }) => status === 204).length, 1, `${both.map((one) => one.status)}`);
    });
  });
});
