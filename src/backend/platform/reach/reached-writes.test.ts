import assert from 'node:assert/strict';
import type { Grant } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { withGrant } from '../../testing/reach/planted-grant.ts';
import { scopes, setUpGround } from '../../testing/reach/set-up-ground.ts';
import { createWrites, type Writes } from './writes.ts';

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('rows that an actor reaches', () => {
    const stage = setUpGround(open);

    describe('and may change', () => {
      class RolledBack extends Error {}

      /** What is written is taken back. */
      const writing = async (actor: Actor, act: (writes: Writes) => Promise<void>): Promise<void> => {
        const transaction = stage.test.database.transaction(async (trx) => {
          await act(createWrites({ db: trx, actor, scopes }));
          throw new RolledBack();
        });
        await assert.rejects(transaction, RolledBack);
      };

      const leave = async () => {
        const { query } = stage.test.database;
        await query.deleteFrom('project_members').where('user_id', '=', stage.ground.ben.userId).execute();
      };
      afterEach(leave);

      /** Ben becomes one of the first project. */
      const join = async (role: 'lead' | 'member' | 'viewer') => {
        const { ben, projects } = stage.ground;
        const of = { organization_id: ben.organizationId, project_id: projects[0], user_id: ben.userId };
        await leave();
        await stage.test.database.query
          .insertInto('project_members')
          .values({ ...of, role })
          .execute();
      };

      it('are own ones of the projects in which one works by a grant for own ones, whatever may be read', async () => {
        const { ben, entries } = stage.ground;
        const [, own] = entries;
        await join('member');
        await withGrant(ben.role, { permissions: ['time:write'], grant: 'own' }, async () => {
          await writing(ben, async (writes) => {
            const loaded = await writes.from('time_entries').select('id').execute();
            const updated = await writes.update('time_entries').set({ note: 'x' }).returning('id').execute();
            const removed = await writes.remove('time_entries').returning('id').execute();

            for (const rows of [loaded, updated, removed])
              assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([own]));
          });
        });
      });

      it('are none because they are of oneself, by a grant for members or leads', async () => {
        const { ben, entries } = stage.ground;
        const changed = async (grant: Grant) => {
          const ids = new Set<string>();
          await withGrant(ben.role, { permissions: ['time:write'], grant }, async () => {
            await writing(ben, async (writes) => {
              const rows = await writes.update('time_entries').set({ note: 'x' }).returning('id').execute();
              for (const { id } of rows) ids.add(id);
            });
          });
          return ids;
        };
        const ofProject = new Set(entries.slice(0, 2));

        assert.deepEqual(await changed('member'), new Set());
        await join('viewer');
        for (const grant of ['own', 'member', 'lead'] as const)
          assert.deepEqual(await changed(grant), new Set());
        await join('member');
        assert.deepEqual(await changed('member'), ofProject);
        assert.deepEqual(await changed('lead'), new Set());
        await join('lead');
        assert.deepEqual(await changed('lead'), ofProject);
      });

      it('are own ones whatever the project where the table says why', async () => {
        const { ben, entries } = stage.ground;
        const { time_entries } = scopes;
        assert.ok(typeof time_entries === 'object' && 'read' in time_entries);
        const stated = { ...scopes, time_entries: { ...time_entries, ownWrites: 'a test' } };
        await withGrant(ben.role, { permissions: ['time:write'], grant: 'own' }, async () => {
          const writes = createWrites({ db: stage.test.database.query, actor: ben, scopes: stated });
          const rows = await writes.from('time_entries').select('id').execute();

          assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([entries[1], entries[3]]));
        });
      });

      it('are those that the permission of an act opens, where the table declares it', async () => {
        const { ben, entries } = stage.ground;
        await join('member');
        await withGrant(ben.role, { permissions: ['timesheet:decide'], grant: 'own' }, async () => {
          await writing(ben, async (writes) => {
            const deciding = writes.by('timesheet:decide');
            const loaded = await deciding.from('time_entries').select('id').execute();
            const statement = deciding.update('time_entries').set({ note: 'x' });
            const updated = await statement.returning('id').execute();

            for (const rows of [loaded, updated])
              assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([entries[1]]));
            assert.throws(() => writes.by('invoice:issue').update('time_entries'), /by no invoice:issue/);
          });
        });
      });

      it('are any of the organization where the owner of a table changes them', async () => {
        const { ben, entries } = stage.ground;
        await withGrant(ben.role, { permissions: [], grant: 'all' }, async () => {
          await writing(ben, async (writes) => {
            const statements = writes.invariant('time_entries');
            const updated = await statements.update().set({ note: 'x' }).returning('id').execute();

            assert.equal(updated.length, entries.length);
          });
        });
      });

      it('are new ones of the own organization alone', async () => {
        const { ada, projects } = stage.ground;
        const member = { project_id: projects[1], user_id: ada.userId, role: 'viewer' } as const;
        await writing(ada, async (writes) => {
          await writes
            .insert('project_members', { ...member, organization_id: ada.organizationId })
            .execute();

          const foreign = { ...member, organization_id: 'other' };
          assert.throws(() => writes.insert('project_members', foreign), /another organization/);
          await assert.rejects(writes.insertAll('project_members', [foreign]), /another organization/);
        });
      });
    });
  });
});
