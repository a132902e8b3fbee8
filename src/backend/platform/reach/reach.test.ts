import assert from 'node:assert/strict';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Grant, Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { withGrant } from '../../testing/reach/planted-grant.ts';
import { scopes, setUpGround } from '../../testing/reach/set-up-ground.ts';
import { createReads, type Reads, type Rows } from './reads.ts';
import type { TableName } from './table-scope.ts';

onEveryDatabase<Schema>(migrations, (kind, open) => {
  describe('rows that somebody reaches', () => {
    const stage = setUpGround(open);

    const readsOf = (actor: Actor): Reads => createReads({ db: stage.test.database.query, actor, scopes });

    /** By id, with the one permission and no other. */
    const reached = async (
      actor: Actor,
      {
        table,
        permission,
        grant,
      }: { table: 'clients' | 'projects' | 'time_entries' | 'habits'; permission: Permission; grant: Grant },
    ): Promise<ReadonlySet<string>> => {
      const role = actor.kind === 'user' ? actor.role : 'client';
      return await withGrant(role, { permissions: [permission], grant }, async () => {
        const rows = await readsOf(actor).from(table).select('id').execute();
        return new Set(rows.map(({ id }) => id));
      });
    };

    it('are all of the organization by a grant for all, and none of another one', async () => {
      const { ada, foreigner, entries, projects } = stage.ground;

      const time = { table: 'time_entries', permission: 'time:read', grant: 'all' } as const;
      assert.deepEqual(await reached(ada, time), new Set(entries));
      const own = await reached(ada, { table: 'projects', permission: 'project:read', grant: 'all' });
      assert.deepEqual(own, new Set(projects));
      const foreign = await reached({ ...foreigner, role: 'viewer' }, time);
      assert.equal(foreign.size, 1);
      assert.ok(!entries.some((id) => foreign.has(id)));
    });

    it('are those of the person by a grant for their own', async () => {
      const { ada, entries } = stage.ground;

      const own = await reached(ada, { table: 'time_entries', permission: 'time:read', grant: 'own' });

      assert.deepEqual(own, new Set([entries[0], entries[2]]));
    });

    it('are those of the member’s projects, their clients and the time on them, and their own', async () => {
      const { ada, ben, entries, projects, clients } = stage.ground;
      const grant = 'member';

      const of = async (actor: Actor) => [
        await reached(actor, { table: 'projects', permission: 'project:read', grant }),
        await reached(actor, { table: 'clients', permission: 'client:read', grant }),
        await reached(actor, { table: 'time_entries', permission: 'time:read', grant }),
      ];

      assert.deepEqual(await of(ada), [
        new Set([projects[0]]),
        new Set([clients[0]]),
        new Set([entries[0], entries[1], entries[2]]),
      ]);
      assert.deepEqual(await of(ben), [new Set(), new Set(), new Set([entries[1], entries[3]])]);
    });

    it('are those of the contact’s client', async () => {
      const { contact, entries, projects, clients } = stage.ground;
      const grant = 'client';

      const projectIds = await reached(contact, { table: 'projects', permission: 'project:read', grant });
      const clientIds = await reached(contact, { table: 'clients', permission: 'client:read', grant });
      const entryIds = await reached(contact, { table: 'time_entries', permission: 'time:read', grant });

      assert.deepEqual(projectIds, new Set([projects[1]]));
      assert.deepEqual(clientIds, new Set([clients[1]]));
      assert.deepEqual(entryIds, new Set([entries[2], entries[3]]));
    });

    it('are none where the table is tied to nobody of that kind, or the permission is another one', async () => {
      const { ada, contact } = stage.ground;
      const cases = [
        [ada, { table: 'clients', permission: 'client:read', grant: 'own' }],
        [ada, { table: 'time_entries', permission: 'time:read', grant: 'client' }],
        [contact, { table: 'time_entries', permission: 'time:read', grant: 'own' }],
        [contact, { table: 'habits', permission: 'coach:use', grant: 'client' }],
        [ada, { table: 'time_entries', permission: 'time:write', grant: 'all' }],
      ] as const;

      for (const [actor, of] of cases)
        assert.deepEqual(await reached(actor, of), new Set(), JSON.stringify(of));
    });

    it('are parts with the row that they are part of', async () => {
      const { ada } = stage.ground;
      const ticksBy = async (grant: Grant) =>
        await withGrant(ada.role, { permissions: ['coach:use'], grant }, async () => {
          return (await readsOf(ada).from('habit_ticks').select('habit_id').execute()).length;
        });

      assert.equal(await ticksBy('own'), 1);
      assert.equal(await ticksBy('all'), 2);
      assert.equal(await ticksBy('client'), 0);
    });

    it('are the person’s own where nobody else is to see them, by a grant for all too', async () => {
      const { ada } = stage.ground;
      const habits = { read: 'coach:use', own: 'user_id', ownOnly: true } as const;
      const reads = createReads({ db: stage.test.database.query, actor: ada, scopes: { ...scopes, habits } });

      await withGrant(ada.role, { permissions: ['coach:use'], grant: 'all' }, async () => {
        assert.equal((await reads.from('habits').select('id').execute()).length, 1);
        assert.equal((await reads.from('habit_ticks').select('habit_id').execute()).length, 1);
      });
    });

    it('are a joined table’s by its own permission', async () => {
      const { ada, entries } = stage.ground;
      const named = async (permissions: readonly Permission[]) =>
        await withGrant(ada.role, { permissions, grant: 'all' }, async () => {
          const reads = readsOf(ada);
          const rows = await reads
            .from('time_entries')
            .innerJoin('projects', reads.join('projects', 'id', 'time_entries.project_id'))
            .select('time_entries.id')
            .execute();
          return rows.length;
        });

      assert.equal(await named(['time:read', 'project:read']), entries.length);
      assert.equal(await named(['time:read']), 0);
    });

    if (kind !== 'postgres')
      it('are looked for first, and what is joined by what it is joined on', async () => {
        const reads = readsOf(stage.ground.ada);
        const plan = await reads
          .from('time_entries')
          .innerJoin('projects', reads.joinWhole('projects', 'upkeep', ['id', 'time_entries.project_id']))
          .select('time_entries.id')
          .where('time_entries.local_date', '>=', '2026-01-01')
          .explain<{ readonly detail: string }>(undefined, sql`query plan`);

        const tables = plan.map(({ detail }) => /^SEARCH (\w+) .*\((\w+)=/.exec(detail)?.slice(1));
        assert.deepEqual(tables, [
          ['time_entries', 'organization_id'],
          ['projects', 'id'],
        ]);
      });

    it('are all of the organization where a use case says why', async () => {
      const { ada, entries } = stage.ground;

      const rows = await withGrant(ada.role, { permissions: [], grant: 'all' }, async () => {
        return await readsOf(ada).whole('time_entries', 'upkeep').select('id').execute();
      });

      assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set(entries));
    });

    it('are all of the organization of a joined table where a use case says why', async () => {
      const { ada, entries, projects } = stage.ground;

      await withGrant(ada.role, { permissions: ['time:read'], grant: 'all' }, async () => {
        const reads = readsOf(ada);
        const joined = await reads
          .from('time_entries')
          .innerJoin('projects', reads.joinWhole('projects', 'upkeep', ['id', 'time_entries.project_id']))
          .select('time_entries.id')
          .execute();
        const named = await reads
          .from('time_entries')
          .where(
            sql<SqlBool>`exists (select 1 from projects p where p.id = ${projects[0]} and ${reads.wholeCondition('projects', 'upkeep', 'p')})`,
          )
          .select('id')
          .execute();

        assert.equal(joined.length, entries.length);
        assert.equal(named.length, entries.length);
      });
    });

    it('are everybody’s settings and nobody’s counters', async () => {
      const reads = readsOf(stage.ground.ada);

      assert.equal((await reads.from('organizations').select('id').execute()).length, 1);
      assert.equal((await reads.from('number_counters').selectAll().execute()).length, 0);
    });

    it('are what a template finds that has their conditions in it', async () => {
      const { ada, entries } = stage.ground;
      const count = async (condition: RawBuilder<SqlBool>): Promise<number> => {
        const statement = sql<{
          readonly id: string;
        }>`select id from time_entries as worked where ${condition}`;
        return (await reads.run(statement)).length;
      };
      const reads = readsOf(ada);

      await withGrant(ada.role, { permissions: ['time:read'], grant: 'own' }, async () => {
        assert.equal(await count(reads.condition('time_entries', 'worked')), 2);
      });
      assert.equal(await count(reads.wholeCondition('time_entries', 'upkeep', 'worked')), entries.length);
    });

    it('are looked for by those that they belong to, whose organization is theirs', async () => {
      const { ada, entries, projects } = stage.ground;
      const reads = readsOf(ada);
      const ids = reads.whole('projects', 'upkeep').select('id').where('id', '=', projects[0]);
      const found = async (rows: Rows<'time_entries'>) =>
        (await rows.select('id').execute()).map(({ id }) => id);

      await withGrant(ada.role, { permissions: ['time:read'], grant: 'own' }, async () => {
        assert.deepEqual(await found(reads.under('time_entries', ['project_id', ids])), [entries[0]]);
      });
      // @ts-expect-error: ids that no statement finds say no organization.
      void (() => reads.under('time_entries', ['project_id', sql<object>`(${projects[0]})`]));
      const whole = await found(reads.wholeUnder('time_entries', 'upkeep', ['project_id', ids]));
      assert.deepEqual(new Set(whole), new Set([entries[0], entries[1]]));
    });

    it('are those of any organization for what proves whose they are', async () => {
      const { ada, entries } = stage.ground;

      const rows = await readsOf(ada).ofAnyone('time_entries', 'upkeep').select('organization_id').execute();

      assert.equal(rows.length, entries.length + 1);
    });

    it('are refused loudly where no slice has declared the table', () => {
      const undeclared: TableName = 'payments';

      assert.throws(
        () => readsOf(stage.ground.ada).from(undeclared),
        /No slice declares who may see the rows of payments/,
      );
    });
  });
});
