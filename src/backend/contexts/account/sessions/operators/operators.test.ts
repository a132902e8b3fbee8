import assert from 'node:assert/strict';

import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { bodies } from '../../../../testing/reach/records.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  createTeamApp,
  goodPassword,
  publicUrl,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';
import type { Reply } from '../../../../testing/test-app.ts';

const someId = '019a0000-0000-7000-8000-000000000000';
const minuteMs = 60_000;
const reason = 'Ticket 4711: a report stays empty';
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

describe('operators of a server', () => {
  onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
    let test: TeamApp;
    /** Of the first administrator, who is an operator as well. */
    let own: string;

    const start = async (operators: readonly string[] = [administrator.email.toUpperCase()]) => {
      test = await createTeamApp(await open(), { operators, upTo: 'desk', publicUrl });
      own = (await test.setUp()).body.access.accessToken;
      await setConfirmed(1);
      return await test.opened.takeOperators();
    };
    const setConfirmed = async (email_verified: number) =>
      await test.rows.updateTable('identities').set({ email_verified }).execute();
    const as = async (token: string, method: Method, path: string, body?: object): Promise<Reply> =>
      await test.program(method, path, { headers: bearer(token), ...(body && { body }) });
    const pass = (milliseconds: number) => {
      test.clock.now += milliseconds;
    };
    const tenant = () => test.foreigner.organizationId;
    const enter = async (said: object = { reason }) =>
      await as(own, 'POST', `/operate/organizations/${tenant()}/sessions`, said);
    const entered = async (): Promise<{ id: string; token: string }> => {
      const reply = await enter();
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      return reply.body;
    };
    const ofTenant = async (path: string) => await test.ask('GET', path, { as: 'foreign' });
    const routes = () =>
      test.app.declaredAccess.filter(({ access, url }) => access !== 'public' && !url.includes('/ws/'));
    /** Each route, with ids that no record has: who asks is judged first. */
    const walk = async (token: string, isRight: (reply: Reply, route: string) => boolean): Promise<void> => {
      const all = routes();
      assert.ok(all.length > 200, String(all.length));
      for (const { method, url } of all) {
        const route = `${method} ${url}`;
        const reply = await as(
          token,
          method as Method,
          url.replace(/:\w+/g, someId),
          bodies[route] as object,
        );
        assert.ok(isRight(reply, route), `${route} ${reply.status} ${JSON.stringify(reply.body)}`);
      }
    };
    afterEach(async () => await test.close());

    it('see which organizations there are, and how the server is', async () => {
      await start();
      const list = (await as(own, 'GET', '/operate/organizations')).body.items;
      const health = (await as(own, 'GET', '/operate/health')).body;

      const states = Object.fromEntries(
        list.map(({ name, state }: { name: string; state: string }) => [name, state]),
      );
      assert.deepEqual(states['Other Ltd'], 'closed');
      assert.deepEqual(Object.keys(list[0]).toSorted(), [
        ...['createdAt', 'id', 'lastUsedAt', 'members', 'name', 'state'],
      ]);
      assert.deepEqual([health.organizations, health.accounts, health.openSessions], [2, 1, 1]);
    });

    it('are those whom the machine names, by an address that was confirmed', async () => {
      assert.deepEqual(await start(['another@else.example']), ['another@else.example']);
      const other = [await as(own, 'GET', '/operate/organizations'), await enter()];
      await test.close();
      assert.deepEqual(await start(), []);
      assert.equal((await as(own, 'GET', '/operate/health')).status, 200);
      await setConfirmed(0);
      const unconfirmed = [await as(own, 'GET', '/operate/health'), await enter()];
      assert.deepEqual(await test.opened.takeOperators(), [administrator.email.toUpperCase()]);

      assert.deepEqual(
        [...other, ...unconfirmed].map(({ status }) => status),
        [403, 403, 403, 403],
      );
    });

    it('are the accounts that had the address at the start, and no account that gets it later', async () => {
      const late = 'ops@example.com';
      await start([late]);
      await test.rows.updateTable('identities').set({ email: late }).execute();
      const before = await as(own, 'GET', '/operate/organizations');
      assert.deepEqual(await test.opened.takeOperators(), []);
      const after = await as(own, 'GET', '/operate/organizations');
      await test.rows.updateTable('identities').set({ email: administrator.email }).execute();
      const renamed = await as(own, 'GET', '/operate/organizations');

      assert.deepEqual([before.status, after.status, renamed.status], [403, 200, 200]);
    });

    it('look into one with a reason, which its administrators hear and its log keeps', async () => {
      await start();
      const without = [await enter({}), await enter({ reason: '   short   ' })];
      const { token } = await entered();
      const seen = await as(token, 'GET', '/organizations');
      const { items } = (await ofTenant('/events?limit=50')).body;
      const event = items.find(({ type }: { type: string }) => type === 'operator.entered');

      assert.deepEqual(
        without.map(({ status }) => status),
        [422, 422],
      );
      assert.deepEqual(
        seen.body.items.map(({ name }: { name: string }) => name),
        ['Other Ltd'],
      );
      assert.ok(event, JSON.stringify(items));
      const kept = await test.database.query.selectFrom('event_contents').selectAll().execute();
      assert.ok(
        kept.some(({ organization_id, after }) => organization_id === tenant() && after?.includes(reason)),
      );
      const heard = async () => (await ofTenant('/notifications')).body.items;
      for (let tries = 0; tries < 100 && (await heard()).length === 0; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      const [notice] = await heard();
      assert.equal(notice.type, 'operator.entered');
      assert.match(`${notice.title} ${notice.detail}`, /mara@example\.com.*Ticket 4711/);
    });

    it('ask for a proof of the last minutes before they look', async () => {
      await start();
      test.clock.now += 6 * minuteMs;

      assert.equal((await enter()).body.error.code, 'confirmation_needed');
    });

    it('change nothing by it, and open no key, no notification and no other organization', async () => {
      await start();
      const { token } = await entered();
      const reads = new Set(
        routes().flatMap(({ access, method, url }) => (access.endsWith(':read') ? [`${method} ${url}`] : [])),
      );
      await walk(token, ({ status }, route) => status === 403 || reads.has(route));
      const closed = ['/keys', '/notifications', '/users/me', '/operate/organizations', '/auth/me'];
      const statuses: number[] = [];
      for (const path of closed) statuses.push((await as(token, 'GET', path)).status);
      const other = await as(token, 'GET', `/organizations/${test.owner.organizationId}`);
      const made = await as(token, 'POST', '/clients', { name: 'Mine' });

      assert.deepEqual(
        statuses,
        closed.map(() => 403),
      );
      assert.deepEqual([other.status, made.status], [404, 403]);
    });

    for (const [ended, end] of [
      ['half an hour later', async () => pass(30 * minuteMs)],
      ['ended by hand', async (id: string) => void (await as(own, 'DELETE', `/operate/sessions/${id}`))],
      ['signed out themselves', async () => void (await as(own, 'POST', '/auth/logout'))],
      ['no longer confirmed', async () => void (await setConfirmed(0))],
    ] as const)
      it(`are refused by every route once they are ${ended}`, async () => {
        await start();
        const { id, token } = await entered();
        assert.equal((await as(token, 'GET', '/organizations')).status, 200);
        await end(id);
        test.clock.now += 1_000;

        await walk(token, ({ status }) => status === 401);
      });

    it('reach nothing of an organization by their own sign-in', async () => {
      await start();
      const list = (await as(own, 'GET', '/organizations')).body.items;
      const other = await as(own, 'GET', `/organizations/${tenant()}`);

      assert.equal(list.length, 1);
      assert.deepEqual([list[0].id === tenant(), other.status], [false, 404]);
    });

    it('are none by a record of an organization, whatever it says', async () => {
      await start();
      await test.database.query.updateTable('users').set({ role: 'super_admin' }).execute();
      test.clock.now += 1_000;

      await walk(own, ({ status }) => status === 401);
    });

    it('see their own looks, and end them, as nobody else does', async () => {
      await start();
      const { id } = await entered();
      const { items } = (await as(own, 'GET', '/operate/sessions')).body;
      await as(own, 'DELETE', `/operate/sessions/${id}`);

      assert.deepEqual(
        items.map((item: { id: string; organizationName: string; reason: string }) => [
          item.id,
          item.organizationName,
          item.reason,
        ]),
        [[id, 'Other Ltd', reason]],
      );
      assert.deepEqual((await as(own, 'GET', '/operate/sessions')).body.items, []);
    });

    const looks = '/operator-sessions';
    /** Who ended looks, by the log of the organization. */
    const endedBy = async (): Promise<string[]> => {
      const rows = await test.database.query
        .selectFrom('events')
        .select('actor')
        .where('type', '=', 'operator.ended')
        .where('organization_id', '=', tenant())
        .execute();
      return rows.map(({ actor }) => actor);
    };
    const endAs = async (who: 'owner' | 'foreign', id: string) =>
      await test.ask('DELETE', `${looks}/${id}`, { as: who });

    it('are seen by an administrator of the organization, who ends their look at once and once', async () => {
      await start();
      const { id, token } = await entered();
      const { items } = (await ofTenant(looks)).body;
      const replies = [await endAs('foreign', id), await endAs('foreign', id)];

      assert.deepEqual(
        items.map((item: { id: string; operator: string; reason: string }) => [
          item.id,
          item.operator,
          item.reason,
        ]),
        [[id, administrator.email, reason]],
      );
      assert.deepEqual(
        replies.map(({ status }) => status),
        [204, 204],
      );
      assert.equal((await as(token, 'GET', '/organizations')).status, 401);
      assert.deepEqual((await ofTenant(looks)).body.items, []);
      assert.deepEqual((await as(own, 'GET', '/operate/sessions')).body.items, []);
      assert.deepEqual(await endedBy(), [test.foreigner.userId]);
    });

    it('are ended by no administrator of another organization, who does not see them either', async () => {
      await start();
      const { id, token } = await entered();
      const replies = [
        await as(own, 'DELETE', `${looks}/${id}`),
        await as(own, 'DELETE', `${looks}/${someId}`),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [404, 404],
      );
      assert.deepEqual((await as(own, 'GET', looks)).body.items, []);
      assert.equal((await as(token, 'GET', '/organizations')).status, 200);
      assert.equal((await ofTenant(looks)).body.items.length, 1);
    });

    it('are listed and ended by no other role, by no key, and not by the look itself', async () => {
      await start();
      const reply = await as(own, 'POST', `/operate/organizations/${test.owner.organizationId}/sessions`, {
        reason,
      });
      const { id, token } = reply.body;
      const roles = ['user', 'viewer', 'support_agent', 'billing_admin', 'approver'] as const;
      const refused: string[] = [];
      const tryAs = async (who: string, ask: (method: Method, path: string) => Promise<Reply>) => {
        const [list, end] = [await ask('GET', looks), await ask('DELETE', `${looks}/${id}`)];
        if (list.status === 403 && end.status === 403) refused.push(who);
      };
      for (const role of roles) {
        const email = `${role.replace('_', '-')}@example.com`;
        const { link } = (await as(own, 'POST', '/invitations', { email, role })).body;
        const body = { token: new URL(link).hash.slice(1), name: role, password: goodPassword };
        const { access } = (await test.program('POST', '/auth/join', { body })).body;
        await tryAs(role, async (method, path) => await as(access.accessToken, method, path));
      }
      await tryAs('the look itself', async (method, path) => await as(token, method, path));
      const scopes = ['organization:read', 'time:read'];
      const key = (await as(own, 'POST', '/keys', { name: 'CI', scopes })).body.key;
      await tryAs('a key', async (method, path) => await as(key, method, path));

      assert.deepEqual(refused, [...roles, 'the look itself', 'a key']);
      assert.equal((await as(token, 'GET', '/organizations')).status, 200);
    });

    it('have their open sockets closed as an administrator ends their look', async () => {
      await start();
      const { id, token } = await entered();
      await test.app.ready();
      const socket = await test.app.injectWS('/api/v1/ws/notifications', { headers: bearer(token) });
      const closed = new Promise<number>((resolve) => socket.on('close', resolve));

      await endAs('foreign', id);

      assert.equal(await closed, 4401);
    });

    it('have their open sockets closed as they leave', async () => {
      await start();
      const { id, token } = await entered();
      await test.app.ready();
      const socket = await test.app.injectWS('/api/v1/ws/notifications', { headers: bearer(token) });
      const closed = new Promise<number>((resolve) => socket.on('close', resolve));

      await as(own, 'DELETE', `/operate/sessions/${id}`);

      assert.equal(await closed, 4401);
    });
  });
});
