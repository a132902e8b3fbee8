/** A program is signed in by a browser: codes, answers and the session that follows. */
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

const minute = 60_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('the sign-in of a program by a browser', () => {
    let test: TeamApp;
    let cookie: string;
    beforeEach(async () => {
      test = await createTeamApp(await open());
      cookie = cookiesOf(await test.setUp('browser'));
    });
    afterEach(async () => await test.app.close());

    const start = async () =>
      (
        await test.program('POST', '/auth/device', {
          body: { device: 'Laptop, VS Code', kind: 'editor' },
          from: '203.0.113.9',
        })
      ).body;
    const take = async (deviceCode: string) =>
      await test.program('POST', '/auth/device/token', { body: { deviceCode } });
    const answer = async (verb: 'check' | 'approve' | 'deny', userCode: string) =>
      await test.browser('POST', `/auth/device/${verb}`, { cookie, body: { userCode } });
    const codeOf = ({ body }: { readonly body: { readonly error?: { readonly code: string } } }) =>
      body.error?.code;

    it('begins with two codes, of which the short one stands behind # in the address', async () => {
      const { userCode, verificationUrl, verificationUrlComplete, expiresIn, interval } = await start();

      assert.match(userCode, /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
      assert.deepEqual(
        [verificationUrl, verificationUrlComplete, expiresIn, interval],
        [`${publicUrl}/device`, `${publicUrl}/device#${userCode}`, 600, 5],
      );
    });

    it('shows who asks, from where and since when, and ends in a session of the approving one', async () => {
      const { deviceCode, userCode } = await start();
      assert.equal(codeOf(await take(deviceCode)), 'authorization_pending');
      const shown = await answer('check', userCode.toLowerCase().replace('-', ' '));
      assert.equal((await answer('approve', userCode)).status, 204);
      const { status, body } = await take(deviceCode);

      const { askedAt, expiresAt, ...who } = shown.body;
      assert.deepEqual(who, {
        userCode,
        device: 'Laptop, VS Code',
        kind: 'editor',
        address: '203.0.113.9',
        isSameNetwork: false,
      });
      assert.equal(Date.parse(expiresAt) - Date.parse(askedAt), 10 * minute);
      assert.equal(status, 200);
      assert.equal(body.account.organizationId, test.owner.organizationId);
      const headers = bearer(body.access.accessToken);
      const { items } = (await test.program('GET', '/auth/sessions', { headers })).body;
      assert.deepEqual(
        items
          .map(({ device, isCurrent }: { device: string; isCurrent: boolean }) => `${device} ${isCurrent}`)
          .sort(),
        ['Browser false', 'Laptop, VS Code true'],
      );
      const refreshed = await test.program('POST', '/auth/refresh', {
        body: { refreshToken: body.access.refreshToken },
      });
      assert.equal(refreshed.status, 200);
    });

    it('can be approved by a program of the same person', async () => {
      const { access } = (await test.login(administrator.email, goodPassword)).body;
      const { deviceCode, userCode } = await start();
      const headers = bearer(access.accessToken);
      await test.program('POST', '/auth/device/approve', { headers, body: { userCode } });

      assert.equal((await take(deviceCode)).status, 200);
    });

    it('counts as proved when who approved it proved it, not when its tokens are taken', async () => {
      test.clock.now += 3 * minute;
      const { deviceCode, userCode } = await start();
      assert.equal((await answer('approve', userCode)).status, 204);
      test.clock.now += 1 * minute;
      const headers = bearer((await take(deviceCode)).body.access.accessToken);
      const makeKey = async () => {
        const body = { name: 'CI', scopes: ['project:read'] };
        const { status, ...said } = await test.program('POST', '/keys', { headers, body });
        return [status, codeOf(said)];
      };

      assert.deepEqual(await makeKey(), [201, undefined]);
      test.clock.now += 1 * minute;
      assert.deepEqual(await makeKey(), [403, 'confirmation_needed']);
    });

    it('says that it was refused', async () => {
      const { deviceCode, userCode } = await start();
      assert.equal((await answer('deny', userCode)).status, 204);

      assert.equal(codeOf(await take(deviceCode)), 'access_denied');
      assert.equal((await answer('approve', userCode)).status, 422);
    });

    it('asks to slow down, and waits five seconds longer then', async () => {
      const { deviceCode, userCode } = await start();
      const told: (string | undefined)[] = [];
      for (const waitMs of [0, 1_000, 5_000, 16_000]) {
        test.clock.now += waitMs;
        told.push(codeOf(await take(deviceCode)));
      }
      await answer('approve', userCode);

      assert.deepEqual(told, ['authorization_pending', 'slow_down', 'slow_down', 'authorization_pending']);
      assert.equal((await take(deviceCode)).status, 200);
    });

    it('runs out after ten minutes, approved or not', async () => {
      const [one, two] = [await start(), await start()];
      await answer('approve', two.userCode);
      test.clock.now += 10 * minute;

      assert.equal(codeOf(await take(one.deviceCode)), 'expired_token');
      assert.equal(codeOf(await take(two.deviceCode)), 'expired_token');
      assert.equal((await answer('check', one.userCode)).status, 422);
    });

    it('asks who approves to prove it again after five minutes', async () => {
      test.clock.now += 5 * minute;
      const { deviceCode, userCode } = await start();
      const before = await answer('approve', userCode);
      await test.browser('POST', '/auth/confirm', { cookie, body: { password: goodPassword } });

      assert.deepEqual([before.status, codeOf(before)], [403, 'confirmation_needed']);
      assert.equal(codeOf(await take(deviceCode)), 'authorization_pending');
      assert.equal((await answer('approve', userCode)).status, 204);
    });

    it('keeps neither code in a table', async () => {
      const { deviceCode, userCode } = await start();
      const kept = JSON.stringify(await test.rows.selectFrom('device_codes').selectAll().execute());

      assert.ok(kept.includes('Laptop'));
      for (const secret of [deviceCode, deviceCode.slice(4), userCode, userCode.replace('-', '')])
        assert.ok(!kept.includes(secret));
    });
  });
});
