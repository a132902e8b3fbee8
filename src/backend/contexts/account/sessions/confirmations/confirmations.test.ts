/** A proof that a program asks for and a browser gives by a passkey, and attacks on it. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import { createSoftPasskey, type SoftPasskey } from '../../../../testing/team/soft-passkey.ts';
import {
  administrator,
  bearer,
  cookiesOf,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';
import type { Reply } from '../../../../testing/test-app.ts';

const minute = 60_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a proof by a passkey for a program', () => {
    let test: TeamApp;
    /** No transaction comes to its end. */
    let breaks: boolean;
    let browser: string;
    let key: SoftPasskey;
    /** Of the editor, whose last proof is ten minutes old. */
    let editor: Record<string, string>;

    beforeEach(async () => {
      breaks = false;
      const database = await open();
      const whole = database.transaction.bind(database);
      const transaction: typeof whole = async (work) =>
        await whole(async (trx) => {
          const done = await work(trx);
          if (breaks) throw new Error('The server was ended here.');
          return done;
        });
      test = await createTeamApp(Object.assign(database, { transaction }), { publicUrl });
      browser = cookiesOf(await test.setUp('browser'));
      key = await register(browser);
      editor = await signIn();
      test.clock.now += 10 * minute;
    });
    afterEach(async () => await test.close());

    const join = (...cookies: readonly string[]) => cookies.filter(Boolean).join('; ');
    async function register(cookie: string): Promise<SoftPasskey> {
      const made = createSoftPasskey({ origin: publicUrl, rpId: 'time.example.com' });
      const begun = await test.browser('POST', '/auth/passkeys/begin', { cookie });
      const response = made.register({ challenge: begun.body.options.challenge });
      const sent = { cookie: join(cookie, cookiesOf(begun)), body: { name: 'Laptop', response } };
      assert.equal((await test.browser('POST', '/auth/passkeys', sent)).status, 201);
      return made;
    }
    async function signIn(): Promise<Record<string, string>> {
      const reply = await test.login(administrator.email, goodPassword);
      return bearer(reply.body.access.accessToken);
    }
    const ask = async (headers = editor): Promise<Reply> =>
      await test.program('POST', '/auth/confirmations', { headers });
    const tokenOf = ({ body }: Reply): string => new URL(body.url).hash.slice(1);
    const give = async (token: string, by = key): Promise<Reply> => {
      const begun = await test.browser('POST', '/auth/passkey/begin');
      const response = by.sign({ challenge: begun.body.options.challenge });
      const body = { token, response };
      return await test.browser('POST', '/auth/confirmations/confirm', { cookie: cookiesOf(begun), body });
    };
    const post = async (act: 'about' | 'deny', token: string) =>
      await test.browser('POST', `/auth/confirmations/${act}`, { body: { token } });
    const stateOf = async ({ body }: Reply, headers = editor) =>
      (await test.program('GET', `/auth/confirmations/${body.id}`, { headers })).body.state;
    /** What asks for a proof of the last five minutes. */
    const act = async (headers = editor) =>
      (await test.program('POST', '/keys', { headers, body: { name: 'CI', scopes: ['time:read'] } })).status;

    it('is shown with what asks, given once, and counts for the session that asked', async () => {
      const other = await signIn();
      test.clock.now += 10 * minute;
      const asked = await ask();
      const shown = (await post('about', tokenOf(asked))).body;
      const before = [await act(), await stateOf(asked)];
      const given = await give(tokenOf(asked));

      assert.deepEqual([asked.status, given.status], [201, 204]);
      assert.match(asked.body.url, /^https:\/\/time\.example\.com\/confirm#vco_/);
      assert.deepEqual(
        [shown.code, shown.email, shown.isSameNetwork],
        [asked.body.code, administrator.email, true],
      );
      assert.deepEqual([before, await stateOf(asked)], [[403, 'pending'], 'confirmed']);
      assert.deepEqual([await act(), await act(other)], [201, 403]);
      const again = [await give(tokenOf(asked)), await post('about', tokenOf(asked))];
      assert.deepEqual(
        again.map(({ status }) => status),
        [404, 404],
      );
    });

    it('is given with what it counts for, or not at all', async () => {
      const asked = await ask();
      breaks = true;
      const broken = await give(tokenOf(asked));
      breaks = false;

      assert.deepEqual([broken.status, await stateOf(asked), await act()], [500, 'pending', 403]);
      const given = await give(tokenOf(asked));
      assert.deepEqual([given.status, await stateOf(asked), await act()], [204, 'confirmed', 201]);
    });

    it('ends after five minutes, as its session ends, and as that asks for another one', async () => {
      const late = await ask();
      test.clock.now += 5 * minute + 1_000;
      assert.deepEqual([(await give(tokenOf(late))).status, await stateOf(late)], [404, 'expired']);

      const [first, second] = [await ask(), await ask()];
      assert.deepEqual([(await give(tokenOf(first))).status, await act()], [404, 403]);
      await test.program('POST', '/auth/logout', { headers: editor });
      assert.equal((await give(tokenOf(second))).status, 404);
    });

    it('is not given by a passkey of another account, or in the ceremony of another browser', async () => {
      const { body } = await test.program('POST', '/invitations', {
        headers: await signIn(),
        body: { email: 'jo@example.com', role: 'org_admin' },
      });
      const joining = {
        token: new URL(body.link).hash.slice(1),
        name: 'Jo',
        password: 'eight lorries over the hill',
      };
      const theirs = await register(cookiesOf(await test.browser('POST', '/auth/join', { body: joining })));
      const asked = await ask();
      const foreign = await give(tokenOf(asked), theirs);
      const begun = await test.browser('POST', '/auth/passkey/begin');
      const response = key.sign({ challenge: begun.body.options.challenge });
      const without = await test.browser('POST', '/auth/confirmations/confirm', {
        body: { token: tokenOf(asked), response },
      });

      assert.deepEqual([foreign.status, without.status], [403, 403]);
      assert.deepEqual([await stateOf(asked), await act()], ['pending', 403]);
    });

    it('is refused by who did not ask, and says so to the program', async () => {
      const asked = await ask();
      assert.equal((await post('deny', tokenOf(asked))).status, 204);

      assert.equal(await stateOf(asked), 'denied');
      assert.deepEqual([(await give(tokenOf(asked))).status, await act()], [404, 403]);
    });

    it('is seen by no other session, asked for by no key, and pointless without a passkey', async () => {
      const asked = await ask();
      const other = await test.program('GET', `/auth/confirmations/${asked.body.id}`, {
        headers: await signIn(),
      });
      await give(tokenOf(asked));
      const made = await test.program('POST', '/keys', {
        headers: editor,
        body: { name: 'CI', scopes: ['time:read'] },
      });
      const byKey = await ask(bearer(made.body.key));
      await test.rows.deleteFrom('identity_passkeys').execute();
      const without = await ask();

      assert.deepEqual([other.status, byKey.status, without.status], [404, 403, 409]);
      assert.match(without.body.error.message, /no passkey/);
    });

    it('keeps nothing that opens anything', async () => {
      const token = tokenOf(await ask());
      const rows = await test.rows.selectFrom('session_confirmations').selectAll().execute();

      assert.equal(rows.length, 1);
      assert.ok(!JSON.stringify(rows).includes(token.slice(4)));
    });
  });
});
