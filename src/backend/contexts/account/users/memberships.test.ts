import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Role, roles } from '../../../../domain/authorization.ts';
import { holds } from '../../../../domain/policy/memberships.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { account } from '../context.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('memberships', () => {
    let test: TestApp;
    let ids: Map<string, string>;

    /** A token is the id of a person, whose role is what the database says. */
    const prepare = async (): Promise<void> => {
      const database = await open();
      test = await createTestApp(database, {
        upTo: 'practice',
        authenticate: async (token) => {
          const row = await database.query
            .selectFrom('users')
            .selectAll()
            .where('id', '=', token)
            .where('deactivated_at', 'is', null)
            .executeTakeFirst();
          if (row === undefined) return undefined;
          return { kind: 'user', userId: row.id, organizationId: row.organization_id, role: row.role };
        },
      });
      const rows = await database.query
        .selectFrom('users')
        .select(['id', 'role'])
        .where('organization_id', '=', test.owner.organizationId)
        .where('deactivated_at', 'is', null)
        .execute();
      ids = new Map(rows.map(({ role, id }) => [role, id]));
    };

    beforeEach(prepare);
    afterEach(() => test.close());

    const idOf = (role: Role) => ids.get(role) ?? '';
    const ask = async (as: string, path: string, body?: object) =>
      await test.ask('POST', path, { as, ...(body && { body }) });
    const admin = () => idOf('org_admin');
    const deactivate = async (id: string, as = admin()) => await ask(as, `/users/${id}/deactivate`);

    it('end once: who is deactivated neither acts nor is among the people, and what they did stays', async () => {
      const user = idOf('user');
      const reads = portsOf(test).reads(test.owner);
      await test.database.query
        .updateTable('users')
        .set({ email: 'user@practice.example' })
        .where('id', '=', user)
        .execute();
      const people = await account.countSignInsBy('people')(reads);

      const replies = [await deactivate(user), await deactivate(user)];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.version]),
        [
          [200, 2],
          [200, 2],
        ],
      );
      assert.notEqual(replies[0]?.body.deactivatedAt, null);
      assert.equal((await test.ask('GET', '/users/me', { as: user })).status, 401);
      assert.equal(await account.findActorBy(() => test.clock.now)(reads, user), undefined);
      assert.equal(await account.countSignInsBy('people')(reads), people - 1);
      assert.equal(await account.findEmail(reads, user), null);
      assert.deepEqual(await account.listAddressesOfPeople(reads), []);
      assert.ok(!(await account.listPeople(reads)).some(({ userId }) => userId === user));
      assert.equal((await test.ask('GET', `/users/${user}`, { as: admin() })).body.name, 'user');
      const { items } = (await test.ask('GET', '/events?limit=200', { as: admin() })).body;
      assert.equal(items.filter(({ type }: { type: string }) => type === 'user.deactivated').length, 1);
    });

    it('begin again with a word of an administrator', async () => {
      const user = idOf('user');
      await deactivate(user);

      const { status, body } = await ask(admin(), `/users/${user}/reactivate`);

      assert.deepEqual([status, body.deactivatedAt], [200, null]);
      assert.equal((await test.ask('GET', '/users/me', { as: user })).status, 200);
    });

    it('take the keys of the person with them, and let their schedules rest', async () => {
      const user = idOf('user');
      const key = await ask(user, '/keys', { name: 'Own', scopes: ['project:read'] });
      const own = await ask(admin(), '/keys', {
        name: 'Of all',
        scopes: ['project:read'],
        owner: 'organization',
      });
      const use = async (text: string) => (await test.ask('GET', '/projects', { as: text })).status;
      assert.equal(await use(key.body.key), 200);
      const { organizationId } = test.owner;
      await test.database.query
        .insertInto('schedules')
        .values({
          id: '0197a3c2-0000-7000-8000-00000000000a',
          organization_id: organizationId,
          kind: 'none',
          subject_id: '',
          user_id: user,
          rule: '{"every":"day","at":"08:00","zone":"UTC"}',
          state: 'active',
          reason: null,
          next_at: null,
          next_period: null,
          step_ms: 0,
          created_at: 0,
          updated_at: 0,
          version: 1,
        })
        .execute();

      assert.equal((await deactivate(user)).status, 200);

      assert.equal(await use(key.body.key), 401);
      assert.equal(await use(own.body.key), 200);
      const { state, reason } = await test.database.query
        .selectFrom('schedules')
        .select(['state', 'reason'])
        .where('user_id', '=', user)
        .executeTakeFirstOrThrow();
      assert.deepEqual({ state, reason }, { state: 'resting', reason: 'person' });
      await ask(admin(), `/users/${user}/reactivate`);
      assert.equal(await use(key.body.key), 401, 'a key does not come to life again');
    });

    it('end in one transaction with what a server has of them', async () => {
      await test.close();
      const database = await open();
      const heard: string[] = [];
      test = await createTestApp(database, {
        upTo: 'account',
        onDeactivated: [
          async (_work, { userId }) => {
            heard.push(userId);
            throw new Error('The sessions do not end.');
          },
        ],
      });
      const { id } = (await test.ask('GET', '/users?limit=100')).body.items.find(
        ({ role }: { role: string }) => role === 'user',
      );

      const { status } = await test.ask('POST', `/users/${id}/deactivate`);

      assert.equal(status, 500);
      assert.ok(heard.includes(id));
      assert.equal((await test.ask('GET', `/users/${id}`)).body.deactivatedAt, null);
    });

    it('keep the last administrator, whichever way', async () => {
      const { name } = (await test.ask('GET', '/users/me', { as: admin() })).body;
      const replies = [
        await deactivate(admin()),
        await ask(admin(), '/users/me/leave', { confirm: true }),
        await test.ask('PATCH', `/users/${admin()}`, { as: admin(), body: { role: 'user' } }),
      ];
      for (const { status, body } of replies) {
        assert.equal(status, 409);
        assert.equal(body.error.message, `${name} is the last administrator: name another one first.`);
      }
      await ask(admin(), '/users', { name: 'Ida', role: 'org_admin' });
      assert.equal((await ask(admin(), '/users/me/leave', { confirm: true })).status, 200);
    });

    it('are handed over: the other becomes administrator as the one before steps back', async () => {
      const [old, next] = [admin(), idOf('user')];
      const path = `/users/${next}/transfer-ownership`;
      assert.equal((await ask(old, `/users/${old}/transfer-ownership`, {})).status, 409);
      assert.equal((await ask(old, path, { role: 'viewer' })).status, 200);

      const roleOf = async (id: string) => (await test.ask('GET', '/users/me', { as: id })).body.role;
      assert.deepEqual([await roleOf(old), await roleOf(next)], ['viewer', 'org_admin']);
      assert.equal((await ask(old, path, {})).status, 403);
    });

    it('keep one of two administrators who end each other at once', async () => {
      const other = (await ask(admin(), '/users', { name: 'Ida', role: 'org_admin' })).body.id;
      const replies = await Promise.all([deactivate(other, admin()), deactivate(admin(), other)]);

      assert.equal(replies.filter(({ status }) => status === 200).length, 1);
      const left = await test.database.query
        .selectFrom('users')
        .select('id')
        .where('organization_id', '=', test.owner.organizationId)
        .where('role', '=', 'org_admin')
        .where('deactivated_at', 'is', null)
        .execute();
      assert.equal(left.length, 1);
    });

    it('keep one of two administrators who demote each other at once', async () => {
      const demote = async (id: string, as: string, role: string) =>
        await test.ask('PATCH', `/users/${id}`, { as, body: { role } });
      for (let round = 0; round < 25; round += 1) {
        const other = (await ask(admin(), '/users', { name: 'Ida', role: 'org_admin' })).body.id;
        const replies = await Promise.all([
          demote(other, admin(), 'viewer'),
          demote(admin(), other, 'viewer'),
        ]);
        const won = replies.filter(({ status }) => status === 200).length;
        assert.equal(won, 1, String(replies.map(({ status }) => status)));
        if (replies[1]?.status !== 200) continue;
        assert.equal((await demote(admin(), other, 'org_admin')).status, 200);
        assert.equal((await demote(other, admin(), 'viewer')).status, 200);
      }
    });

    it('always have an administrator, and nobody has a role above that of who gave it, whatever is done', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          for (const each of steps) await takeStep(test, each);
        }),
        { numRuns: 12 },
      );
    }).timeout(60_000);
  });
});

const step = fc.record({
  by: fc.nat(20),
  to: fc.nat(20),
  role: fc.constantFrom(...roles),
  act: fc.constantFrom('role', 'deactivate', 'reactivate', 'transfer', 'leave', 'add'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Standing {
  readonly id: string;
  readonly role: Role;
  readonly deactivated_at: number | null;
}

async function listPeople({ database, owner }: TestApp): Promise<readonly Standing[]> {
  return await database.query
    .selectFrom('users')
    .select(['id', 'role', 'deactivated_at'])
    .where('organization_id', '=', owner.organizationId)
    .orderBy('id')
    .execute();
}

async function send(test: TestApp, { by, to }: { by: string; to: string }, { role, act }: Step) {
  const ask = async (path: string, body?: object) =>
    await test.ask('POST', path, { as: by, ...(body && { body }) });
  if (act === 'role') return await test.ask('PATCH', `/users/${to}`, { as: by, body: { role } });
  if (act === 'add') return await ask('/users', { name: 'New', role });
  if (act === 'leave') return await ask('/users/me/leave', { confirm: true });
  return act === 'transfer'
    ? await ask(`/users/${to}/transfer-ownership`, {})
    : await ask(`/users/${to}/${act}`);
}

async function takeStep(test: TestApp, each: Step): Promise<void> {
  const before = await listPeople(test);
  const by = before[each.by % before.length];
  const to = before[each.to % before.length];
  assert.ok(by && to);
  const { status } = await send(test, { by: by.id, to: to.id }, each);
  assert.ok([200, 201, 401, 403, 409, 422].includes(status), `${each.act}: ${status}`);
  const after = await listPeople(test);
  const isAdministrator = ({ role, deactivated_at }: Standing) =>
    role === 'org_admin' && deactivated_at === null;
  assert.ok(after.some(isAdministrator), `no administrator after ${each.act}`);
  const changed = after.filter((now) => {
    const was = before.find(({ id }) => id === now.id);
    return was?.role !== now.role || was.deactivated_at !== now.deactivated_at;
  });
  if (by.deactivated_at !== null || status >= 300) assert.deepEqual(changed, []);
  for (const { id, role } of changed)
    assert.ok(id === by.id || holds(by.role, role), `${by.role} made ${role} by ${each.act}`);
}
