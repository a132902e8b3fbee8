import assert from 'node:assert/strict';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Grant, Permission } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { withGrant } from '../../testing/reach/planted-grant.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createReads, type Reads, type Rows } from './reads.ts';
import { type Scopes, type TableName, via } from './table-scope.ts';
import { createWrites, type Writes } from './writes.ts';

const scopes: Scopes = {
  clients: { read: 'client:read', client: 'id', member: via('projects', { column: 'id', of: 'client_id' }) },
  projects: { read: 'project:read', member: 'id', client: 'client_id' },
  tasks: { read: 'project:read', member: 'project_id', client: via('projects') },
  time_entries: {
    read: 'time:read',
    write: 'time:write',
    acts: ['timesheet:decide'],
    own: 'user_id',
    member: 'project_id',
    client: via('projects'),
  },
  habits: { read: 'coach:use', own: 'user_id' },
  habit_ticks: { partOf: 'habits', by: 'habit_id' },
  organizations: 'everyone',
  number_counters: 'nobody',
};

/** Two people of one practice who work for two clients, and somebody else's practice. */
interface Ground {
  readonly ada: Person;
  readonly ben: Person;
  readonly contact: Actor;
  readonly foreigner: Person;
  readonly clients: readonly [string, string];
  readonly projects: readonly [string, string];
  /** Ada's and Ben's in the first project, Ada's and Ben's in the second. */
  readonly entries: readonly string[];
}

async function addEntry(
  { database }: TestApp,
  { organizationId, userId }: Person,
  projectId: string,
): Promise<string> {
  const id = newId();
  const times = { started_at: 0, ended_at: 60_000, seconds: 60, zone: 'UTC', local_date: '1970-01-01' };
  const rate = { rate_minor: 0, rate_currency: 'EUR', rate_id: null, rate_own: 0 };
  const stamps = { created_at: 0, updated_at: 0, version: 1 };
  const rest = { task_id: null, note: '', billable: 1, tags: '[]', git: null, timesheet_id: null };
  const of = { id, organization_id: organizationId, user_id: userId, project_id: projectId };
  await database.query
    .insertInto('time_entries')
    .values({ ...of, ...times, ...rate, ...rest, ...stamps })
    .execute();
  return id;
}

async function addHabit({ database }: TestApp, { organizationId, userId }: Person): Promise<string> {
  const id = newId();
  const stamps = { created_at: 0, updated_at: 0, version: 1 };
  const kept = { check_kind: 'by_hand', rhythm: 'day', before_time: null, within_days: null } as const;
  const habit = {
    id,
    organization_id: organizationId,
    user_id: userId,
    title: 'Breathe',
    state: 'active',
  } as const;
  await database.query
    .insertInto('habits')
    .values({ ...habit, ...kept, ...stamps })
    .execute();
  await database.query
    .insertInto('habit_ticks')
    .values({ organization_id: organizationId, habit_id: id, first_day: '1970-01-01' })
    .execute();
  return id;
}

async function prepare(test: TestApp): Promise<Ground> {
  const first = await test.createProject();
  const second = await test.createProject();
  const foreign = await test.createProject({ as: 'foreign' });
  const { organizationId } = test.owner;
  const people = await test.database.query
    .selectFrom('users')
    .select(['id', 'role'])
    .where('organization_id', '=', organizationId)
    .execute();
  const personOf = (role: Person['role']): Person => {
    const found = people.find((each) => each.role === role);
    assert.ok(found);
    return { kind: 'user', organizationId, userId: found.id, role };
  };
  const [ada, ben] = [personOf('viewer'), personOf('user')];
  const ids: string[] = [];
  for (const { projectId } of [first, second])
    for (const person of [ada, ben]) ids.push(await addEntry(test, person, projectId));
  await addEntry(test, test.foreigner, foreign.projectId);
  const member = { organization_id: organizationId, project_id: first.projectId, user_id: ada.userId };
  await test.database.query
    .insertInto('project_members')
    .values({ ...member, role: 'member' })
    .execute();
  for (const person of [ada, ben, test.foreigner]) await addHabit(test, person);
  return {
    ada,
    ben,
    contact: { kind: 'contact', organizationId, contactId: 'cara', clientId: second.clientId },
    foreigner: test.foreigner,
    clients: [first.clientId, second.clientId],
    projects: [first.projectId, second.projectId],
    entries: ids,
  };
}

onEveryDatabase<Schema>(migrations, (kind, open) => {
  describe('rows that somebody reaches', () => {
    let test: TestApp;
    let ground: Ground;

    before(async () => {
      test = await createTestApp(await open());
      ground = await prepare(test);
    });
    after(() => test.close());

    const readsOf = (actor: Actor): Reads => createReads({ db: test.database.query, actor, scopes });

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
      const { ada, foreigner, entries, projects } = ground;

      const time = { table: 'time_entries', permission: 'time:read', grant: 'all' } as const;
      assert.deepEqual(await reached(ada, time), new Set(entries));
      const own = await reached(ada, { table: 'projects', permission: 'project:read', grant: 'all' });
      assert.deepEqual(own, new Set(projects));
      const foreign = await reached({ ...foreigner, role: 'viewer' }, time);
      assert.equal(foreign.size, 1);
      assert.ok(!entries.some((id) => foreign.has(id)));
    });

    it('are those of the person by a grant for their own', async () => {
      const { ada, entries } = ground;

      const own = await reached(ada, { table: 'time_entries', permission: 'time:read', grant: 'own' });

      assert.deepEqual(own, new Set([entries[0], entries[2]]));
    });

    it('are those of the member’s projects, their clients and the time on them', async () => {
      const { ada, ben, entries, projects, clients } = ground;
      const grant = 'member';

      const of = async (actor: Actor) => [
        await reached(actor, { table: 'projects', permission: 'project:read', grant }),
        await reached(actor, { table: 'clients', permission: 'client:read', grant }),
        await reached(actor, { table: 'time_entries', permission: 'time:read', grant }),
      ];

      assert.deepEqual(await of(ada), [
        new Set([projects[0]]),
        new Set([clients[0]]),
        new Set([entries[0], entries[1]]),
      ]);
      assert.deepEqual(await of(ben), [new Set(), new Set(), new Set()]);
    });

    it('are those of the contact’s client', async () => {
      const { contact, entries, projects, clients } = ground;
      const grant = 'client';

      const projectIds = await reached(contact, { table: 'projects', permission: 'project:read', grant });
      const clientIds = await reached(contact, { table: 'clients', permission: 'client:read', grant });
      const entryIds = await reached(contact, { table: 'time_entries', permission: 'time:read', grant });

      assert.deepEqual(projectIds, new Set([projects[1]]));
      assert.deepEqual(clientIds, new Set([clients[1]]));
      assert.deepEqual(entryIds, new Set([entries[2], entries[3]]));
    });

    it('are none where the table is tied to nobody of that kind, or the permission is another one', async () => {
      const { ada, contact } = ground;
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
      const { ada } = ground;
      const ticksBy = async (grant: Grant) =>
        await withGrant(ada.role, { permissions: ['coach:use'], grant }, async () => {
          return (await readsOf(ada).from('habit_ticks').select('habit_id').execute()).length;
        });

      assert.equal(await ticksBy('own'), 1);
      assert.equal(await ticksBy('all'), 2);
      assert.equal(await ticksBy('client'), 0);
    });

    it('are the person’s own where nobody else is to see them, by a grant for all too', async () => {
      const { ada } = ground;
      const habits = { read: 'coach:use', own: 'user_id', ownOnly: true } as const;
      const reads = createReads({ db: test.database.query, actor: ada, scopes: { ...scopes, habits } });

      await withGrant(ada.role, { permissions: ['coach:use'], grant: 'all' }, async () => {
        assert.equal((await reads.from('habits').select('id').execute()).length, 1);
        assert.equal((await reads.from('habit_ticks').select('habit_id').execute()).length, 1);
      });
    });

    it('are a joined table’s by its own permission', async () => {
      const { ada, entries } = ground;
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
        const reads = readsOf(ground.ada);
        const plan = await reads
          .from('time_entries')
          .innerJoin('projects', reads.joinWhole('projects', 'a test', ['id', 'time_entries.project_id']))
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
      const { ada, entries } = ground;

      const rows = await withGrant(ada.role, { permissions: [], grant: 'all' }, async () => {
        return await readsOf(ada).whole('time_entries', 'a test').select('id').execute();
      });

      assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set(entries));
    });

    it('are all of the organization of a joined table where a use case says why', async () => {
      const { ada, entries, projects } = ground;

      await withGrant(ada.role, { permissions: ['time:read'], grant: 'all' }, async () => {
        const reads = readsOf(ada);
        const joined = await reads
          .from('time_entries')
          .innerJoin('projects', reads.joinWhole('projects', 'a test', ['id', 'time_entries.project_id']))
          .select('time_entries.id')
          .execute();
        const named = await reads
          .from('time_entries')
          .where(
            sql<SqlBool>`exists (select 1 from projects p where p.id = ${projects[0]} and ${reads.wholeCondition('projects', 'a test', 'p')})`,
          )
          .select('id')
          .execute();

        assert.equal(joined.length, entries.length);
        assert.equal(named.length, entries.length);
      });
    });

    it('are everybody’s settings and nobody’s counters', async () => {
      const reads = readsOf(ground.ada);

      assert.equal((await reads.from('organizations').select('id').execute()).length, 1);
      assert.equal((await reads.from('number_counters').selectAll().execute()).length, 0);
    });

    it('are what a template finds that has their conditions in it', async () => {
      const { ada, entries } = ground;
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
      assert.equal(await count(reads.wholeCondition('time_entries', 'a test', 'worked')), entries.length);
    });

    it('are looked for by those that they belong to, whose organization is theirs', async () => {
      const { ada, entries, projects } = ground;
      const reads = readsOf(ada);
      const ids = reads.whole('projects', 'a test').select('id').where('id', '=', projects[0]);
      const found = async (rows: Rows<'time_entries'>) =>
        (await rows.select('id').execute()).map(({ id }) => id);

      await withGrant(ada.role, { permissions: ['time:read'], grant: 'own' }, async () => {
        assert.deepEqual(await found(reads.under('time_entries', ['project_id', ids])), [entries[0]]);
      });
      const whole = await found(reads.wholeUnder('time_entries', 'a test', ['project_id', ids]));
      assert.deepEqual(new Set(whole), new Set([entries[0], entries[1]]));
    });

    it('are those of any organization for what proves whose they are', async () => {
      const { ada, entries } = ground;

      const rows = await readsOf(ada).ofAnyone('time_entries', 'a test').select('organization_id').execute();

      assert.equal(rows.length, entries.length + 1);
    });

    it('are refused loudly where no slice has declared the table', () => {
      const undeclared: TableName = 'payments';

      assert.throws(
        () => readsOf(ground.ada).from(undeclared),
        /No slice declares who may see the rows of payments/,
      );
    });

    describe('and may change', () => {
      class RolledBack extends Error {}

      /** What is written is taken back. */
      const writing = async (actor: Actor, act: (writes: Writes) => Promise<void>): Promise<void> => {
        const transaction = test.database.transaction(async (trx) => {
          await act(createWrites({ db: trx, actor, scopes }));
          throw new RolledBack();
        });
        await assert.rejects(transaction, RolledBack);
      };

      it('are those that the permission to change opens, whatever may be read', async () => {
        const { ben, entries } = ground;
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
        const { ben, entries } = ground;
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
        const { ben, entries } = ground;
        await withGrant(ben.role, { permissions: [], grant: 'all' }, async () => {
          await writing(ben, async (writes) => {
            const statements = writes.whole('time_entries', 'a test');
            const updated = await statements.update().set({ note: 'x' }).returning('id').execute();

            assert.equal(updated.length, entries.length);
          });
        });
      });

      it('are new ones of the own organization alone', async () => {
        const { ada, projects } = ground;
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
