import assert from 'node:assert/strict';
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

      it('are those that the permission to change opens, whatever may be read', async () => {
        const { ben, entries } = stage.ground;
        const [, own] = entries;
        await withGrant(ben.role, { permissions: ['time:write'], grant: 'own' }, async () => {
          await writing(ben, async (writes) => {
            const loaded = await writes.from('time_entries').select('id').execute();
            const updated = await writes.update('time_entries').set({ note: 'x' }).returning('id').execute();
            const removed = await writes.remove('time_entries').returning('id').execute();

            for (const rows of [loaded, updated, removed])
              assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([own, entries[3]]));
          });
        });
      });

      it('are those that the permission of an act opens, where the table declares it', async () => {
        const { ben, entries } = stage.ground;
        await withGrant(ben.role, { permissions: ['timesheet:decide'], grant: 'own' }, async () => {
          await writing(ben, async (writes) => {
            const deciding = writes.by('timesheet:decide');
            const loaded = await deciding.from('time_entries').select('id').execute();
            const statement = deciding.update('time_entries').set({ note: 'x' });
            const updated = await statement.returning('id').execute();

            for (const rows of [loaded, updated])
              assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([entries[1], entries[3]]));
            assert.throws(() => writes.by('invoice:issue').update('time_entries'), /by no invoice:issue/);
          });
        });
      });

      it('are any of the organization where a use case says why', async () => {
        const { ben, entries } = stage.ground;
        await withGrant(ben.role, { permissions: [], grant: 'all' }, async () => {
          await writing(ben, async (writes) => {
            const statements = writes.whole('time_entries', 'a test');
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
