/** Attacks on the sign-in of programs: none of them gets a session, or leaves one open that two may have. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase, onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';
import { makeUserCode, readUserCode } from './device-codes.ts';

const minute = 60_000;

interface Stage {
  readonly test: TeamApp;
  readonly cookie: string;
}

async function openStage(database: Parameters<typeof createTeamApp>[0]): Promise<Stage> {
  const test = await createTeamApp(database);
  return { test, cookie: cookiesOf(await test.setUp('browser')) };
}

const ask = async ({ test }: Stage, from = '203.0.113.9') =>
  await test.program('POST', '/auth/device', { body: { device: 'Laptop', kind: 'cli' }, from });
const take = async ({ test }: Stage, deviceCode: string) =>
  await test.program('POST', '/auth/device/token', { body: { deviceCode } });
const approve = async ({ test, cookie }: Stage, userCode: string) =>
  await test.browser('POST', '/auth/device/approve', { cookie, body: { userCode } });
const sessionsOf = async ({ test }: Stage) =>
  await test.rows.selectFrom('sessions').selectAll().where('ended_at', 'is', null).execute();

onEveryDatabase<Schema>(serverMigrations, (_kind, open) => {
  describe('a device code that two have', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await openStage(await open());
    });
    afterEach(async () => await stage.test.app.close());

    it('opens one session however many ask at once', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      await approve(stage, userCode);
      const answers = await Promise.all(Array.from({ length: 6 }, async () => await take(stage, deviceCode)));

      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.ok((await sessionsOf(stage)).length <= 2);
    });

    it('opens nothing a second time, and ends what it opened', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      await approve(stage, userCode);
      const { access } = (await take(stage, deviceCode)).body;
      const again = await take(stage, deviceCode);

      assert.deepEqual([again.status, again.body.error.code], [400, 'expired_token']);
      const me = await stage.test.program('GET', '/auth/me', { headers: bearer(access.accessToken) });
      assert.equal(me.status, 401);
      assert.deepEqual(
        (await sessionsOf(stage)).map(({ device }) => device),
        ['Browser'],
      );
    });
  });
});

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('who guesses a code', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await openStage(await open());
    });
    afterEach(async () => await stage.test.app.close());

    it('of a person waits after five of them, from each network', async () => {
      const { userCode } = (await ask(stage)).body;
      const statuses: number[] = [];
      for (let tries = 0; tries < 40; tries += 1) {
        const guessed = makeUserCode();
        if (guessed !== userCode) statuses.push((await approve(stage, guessed)).status);
      }

      assert.equal(statuses.filter((status) => status === 422).length, 5);
      assert.ok(statuses.slice(5).every((status) => status === 429));
      assert.equal((await approve(stage, userCode)).status, 429, 'nor is the right one taken then');
    });

    it('of a person gets no more than 70 tries in ten minutes', async () => {
      let tried = 0;
      for (let seconds = 0; seconds < 600; seconds += 1) {
        stage.test.clock.now += 1_000;
        const { status } = await stage.test.browser('POST', '/auth/device/check', {
          cookie: stage.cookie,
          body: { userCode: makeUserCode() },
        });
        if (status === 422) tried += 1;
      }

      assert.ok(tried < 70, String(tried));
    }).timeout(60_000);

    it('of a program finds none: an unknown one is answered like one that ran out', async () => {
      const { deviceCode } = (await ask(stage)).body;
      const last = deviceCode.endsWith('A') ? 'B' : 'A';
      for (const guess of [
        `${deviceCode.slice(0, -1)}${last}`,
        deviceCode.toLowerCase(),
        createHash('sha256').update(deviceCode).digest('hex'),
        'vdc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      ]) {
        const { status, body } = await take(stage, guess);
        assert.deepEqual([status, body.error.code], [400, 'expired_token'], guess);
      }
      assert.equal((await take(stage, '%')).status, 422);
    });

    it('draws from more than 25 billion, none of which is a word or read as another one', () => {
      const drawn = new Set(Array.from({ length: 5_000 }, makeUserCode));

      assert.equal(drawn.size, 5_000);
      for (const code of drawn) assert.doesNotMatch(code, /[AEIOUY0-9]/);
      assert.ok(20 ** 8 > 25e9);
      for (const none of ['', 'BCDF', 'BCDF-GHJ', 'BCDF-GHJA', 'BCDF-GHJKL', 'BCDF-GHJ1', '💣BCDFGHJ'])
        assert.equal(readUserCode(none), undefined, none);
    });

    it('cannot fill the table from one network', async () => {
      const statuses: number[] = [];
      for (let asked = 0; asked < 25; asked += 1) statuses.push((await ask(stage)).status);

      assert.equal(statuses.filter((status) => status === 200).length, 20);
      assert.equal(statuses.at(-1), 429);
      assert.equal((await ask(stage, '198.51.100.1')).status, 200);
      stage.test.clock.now += 11 * minute;
      assert.equal((await ask(stage)).status, 200);
    });
  });

  describe('an approval', () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await openStage(await open());
    });
    afterEach(async () => await stage.test.app.close());

    it('is not made by another site in the browser of a person who is signed in', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      const foreign: readonly Readonly<Record<string, string>>[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'https://time.example.com', 'sec-fetch-site': 'cross-site' },
        { origin: 'https://time.example.com', 'sec-fetch-site': 'same-site' },
        { origin: 'https://time.example.com.evil.example' },
      ];
      const { test, cookie } = stage;
      for (const headers of foreign) {
        const { status } = await test.browser('POST', '/auth/device/approve', {
          cookie,
          headers,
          body: { userCode },
        });
        assert.equal(status, 403, JSON.stringify(headers));
      }
      const form = { cookie, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      const sent = await test.browser('POST', '/auth/device/approve', {
        ...form,
        body: `userCode=${userCode}`,
      });
      assert.ok(sent.status >= 400);
      const url = `/auth/device/approve?userCode=${userCode}`;
      assert.equal((await test.browser('GET', url, { cookie })).status, 404);

      assert.equal((await take(stage, deviceCode)).body.error.code, 'authorization_pending');
    });

    it('is not made without a sign-in, nor by a key', async () => {
      const { test, cookie } = stage;
      const { deviceCode, userCode } = (await ask(stage)).body;
      assert.equal((await test.program('POST', '/auth/device/approve', { body: { userCode } })).status, 401);
      const made = await test.browser('POST', '/keys', {
        cookie,
        body: { name: 'CI', scopes: ['project:read'] },
      });
      const { key } = made.body;
      assert.equal(typeof key, 'string', JSON.stringify(made.body));
      for (const verb of ['check', 'approve', 'deny']) {
        const headers = bearer(key);
        const { status } = await test.program('POST', `/auth/device/${verb}`, {
          headers,
          body: { userCode },
        });
        assert.ok(status === 403 || status === 409, `${verb} ${status}`);
      }

      assert.equal((await take(stage, deviceCode)).body.error.code, 'authorization_pending');
    });

    it('is worth nothing once the session that made it has ended', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      await approve(stage, userCode);
      await stage.test.browser('POST', '/auth/logout', { cookie: stage.cookie });

      assert.equal((await take(stage, deviceCode)).body.error.code, 'access_denied');
      assert.deepEqual(await sessionsOf(stage), []);
    });

    it('gives a browser no cookie by a code', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      await approve(stage, userCode);
      const taken = await stage.test.browser('POST', '/auth/device/token', { body: { deviceCode } });

      assert.equal(taken.headers['set-cookie'], undefined);
      assert.ok(taken.body.access.accessToken);
    });

    it('does not follow a refusal, in another session of the same person either', async () => {
      const { deviceCode, userCode } = (await ask(stage)).body;
      const other = cookiesOf(
        await stage.test.browser('POST', '/auth/login', {
          body: { email: administrator.email, password: goodPassword },
        }),
      );
      await stage.test.browser('POST', '/auth/device/deny', { cookie: other, body: { userCode } });

      assert.equal((await approve(stage, userCode)).status, 422);
      assert.equal((await take(stage, deviceCode)).body.error.code, 'access_denied');
    });
  });
});
