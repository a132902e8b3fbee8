/** Who goes on after the request that they began with writes and reads by the rights of now: each kind of actor by each change. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import type { Person } from '../../../domain/policy/actor.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { requireOk } from '../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { portsOf } from '../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import type { SlicePorts } from '../ports.ts';
import { freshMs, justRead, readingOf } from './actor-reading.ts';
import { createRights, RightsError, type Standing } from './rights.ts';

type Kind = 'user' | 'agent' | 'key';
type Change = 'role' | 'deactivation' | 'scopes' | 'end of the key' | 'nothing';

const table: readonly (readonly [Change, Readonly<Record<Kind, Standing>>])[] = [
  ['role', { user: 'changed', agent: 'changed', key: 'changed' }],
  ['deactivation', { user: 'over', agent: 'over', key: 'over' }],
  ['scopes', { user: 'same', agent: 'same', key: 'changed' }],
  ['end of the key', { user: 'same', agent: 'same', key: 'over' }],
  ['nothing', { user: 'same', agent: 'same', key: 'same' }],
];

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('rights that were read more than a second ago', () => {
    let test: TestApp;
    let ports: SlicePorts;
    let userId: string;
    let keyId: string;
    let actors: Readonly<Record<Kind, Person>>;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
      ports = portsOf(test);
      const { organizationId } = test.owner;
      ({ id: userId } = await test.database.query
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'user')
        .executeTakeFirstOrThrow());
      const body = { name: 'Screen', scopes: ['project:read', 'project:write'] };
      const key = requireOk(await test.ask('POST', '/keys', { body, as: 'user' })).body;
      keyId = key.id;
      const { prefix } = await test.database.query
        .selectFrom('api_key_secrets')
        .select('prefix')
        .executeTakeFirstOrThrow();
      const person = { organizationId, userId, role: 'user' } as const;
      const read = <A extends Person>(actor: A) => justRead(actor, () => test.clock.now);
      actors = {
        user: read({ kind: 'user', ...person }),
        agent: read({ kind: 'agent', agent: 'security', ...person }),
        key: read({ kind: 'key', keyId, prefix, permissions: ['project:read', 'project:write'], ...person }),
      };
    });
    afterEach(async () => await test.close());

    async function apply(change: Change): Promise<void> {
      const rows = test.database.query;
      const keys = rows.updateTable('api_keys').where('id', '=', keyId);
      if (change === 'role')
        requireOk(await test.ask('PATCH', `/users/${userId}`, { body: { role: 'viewer' } }));
      else if (change === 'deactivation') requireOk(await test.ask('POST', `/users/${userId}/deactivate`));
      else if (change === 'scopes') await keys.set({ scopes: '["project:read"]' }).execute();
      else if (change === 'end of the key') await keys.set({ revoked_at: test.clock.now }).execute();
    }

    const write = async (actor: Person) =>
      await ports.unitOfWork.write(actor, async ({ writes }) => {
        const users = writes.invariant('users');
        await users.update().set({ name: actor.kind }).where('id', '=', userId).execute();
      });
    const findName = async () =>
      (
        await test.database.query
          .selectFrom('users')
          .select('name')
          .where('id', '=', userId)
          .executeTakeFirstOrThrow()
      ).name;
    const standingOf = async (act: () => Promise<unknown>): Promise<Standing> =>
      await act().then(
        () => 'same',
        (error: unknown) => {
          if (RightsError.is(error)) return error.standing;
          throw error;
        },
      );

    for (const [change, expected] of table)
      it(`write nothing more where they differ, after a change of: ${change}`, async () => {
        await apply(change);
        test.clock.now += freshMs;

        for (const kind of ['user', 'agent', 'key'] as const) {
          const actor = actors[kind];
          const before = await findName();
          const standing = expected[kind];
          assert.equal(await standingOf(async () => await write(actor)), standing, `${kind} writes`);
          assert.equal(await findName(), standing === 'same' ? kind : before, kind);
          assert.equal(await standingOf(async () => await ports.rights.renew(actor)), standing, kind);
          if (standing === 'same') assert.equal(grantOf(actor, 'project:read'), 'member', kind);
          else assert.throws(() => ports.reads(actor), /more than a second ago/, kind);
        }
      });

    it('decide nothing before they were read again', async () => {
      const { user } = actors;
      assert.equal(grantOf(user, 'project:read'), 'member');
      test.clock.now += freshMs;

      assert.throws(() => grantOf(user, 'project:read'), /more than a second ago/);
      assert.throws(() => ports.reads(user), /more than a second ago/);
      assert.throws(() => ports.writes(user), /more than a second ago/);
      await ports.rights.renew(user);

      assert.equal(grantOf(user, 'project:read'), 'member');
    });

    it('are fresh for as long as a transaction or a request relies on them', async () => {
      const { user } = actors;
      const release = readingOf(user)?.hold();
      test.clock.now += freshMs;
      assert.equal(grantOf(user, 'project:read'), 'member');
      release?.();
      release?.();
      assert.throws(() => grantOf(user, 'project:read'));

      await ports.unitOfWork.write(user, async ({ reads }) => {
        test.clock.now += 60 * freshMs;
        assert.equal(reads.grantOf('projects'), 'member');
        assert.equal(await standingOf(async () => await ports.rights.renew(user)), 'same');
      });
      assert.throws(() => grantOf(user, 'project:read'));
    });

    it('are asked for once a second, however much is done by them', async () => {
      let asked = 0;
      const clock = () => test.clock.now;
      const rights = createRights({
        reads: ports.reads,
        readAgain: async (_reads, actor) => {
          asked += 1;
          return actor;
        },
      });
      const user = justRead(actors.user, clock);
      for (let second = 0; second < 3; second += 1) {
        for (let each = 0; each < 100; each += 1) await rights.renew(user);
        test.clock.now += freshMs;
      }

      assert.equal(asked, 2);
    });

    it('end with the session that they were read by', async () => {
      let isOpen = true;
      const rights = createRights({
        reads: ports.reads,
        readAgain: async (_reads, actor) => actor,
        isSessionOpen: async () => isOpen,
      });
      const session = { id: newId(), identityId: newId(), isConfirmed: false };
      const { organizationId } = test.owner;
      const user = justRead(
        { kind: 'user', organizationId, userId, role: 'user', session },
        () => test.clock.now,
      );
      test.clock.now += freshMs;
      assert.equal(await standingOf(async () => await rights.renew(user)), 'same');
      isOpen = false;
      test.clock.now += freshMs;

      assert.equal(await standingOf(async () => await rights.renew(user)), 'over');
      assert.equal(await standingOf(async () => await rights.requireOpen(user)), 'over');
    });
  });
});
