import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Person } from '../../domain/policy/actor.ts';
import { can, reachOf } from '../../domain/policy/policy.ts';
import { Scope } from '../../domain/policy/scope.ts';
import { migrations } from '../migrations/index.ts';
import type { Db, Schema } from '../schema.ts';
import { onPickedDatabase } from '../testing/databases.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { within } from './within.ts';

async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('users').select(['id', 'organization_id', 'role']).execute();
  return rows.map(({ id, organization_id, role }) => ({
    kind: 'user',
    userId: id,
    organizationId: organization_id,
    role,
  }));
}

const stamps = { created_at: 0, updated_at: 0, version: 1 };

async function addDaysOff(db: Db, { organizationId, userId }: Person): Promise<void> {
  const days = { first_date: '2026-12-21', last_date: '2026-12-23', note: '' };
  const row = { id: newId(), organization_id: organizationId, user_id: userId, ...days, ...stamps };
  await db.insertInto('days_off').values(row).execute();
}

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('a scope, applied to a statement', () => {
    let test: TestApp;
    let db: Db;
    let people: readonly Person[];

    before(async () => {
      test = await createTestApp(await open());
      db = test.database.query;
      people = await listPeople(db);
      for (const person of people) await addDaysOff(db, person);
    });
    after(() => test.close());

    it('reaches the rows that the policy allows, for every person of two organizations', async () => {
      const rows = await db.selectFrom('days_off').selectAll().execute();
      for (const person of people) {
        const reach = reachOf(person, 'time:read');
        if (reach === undefined) continue;
        const found = await db
          .selectFrom('days_off')
          .select('id')
          .where(within(Scope.of(person, reach), 'days_off'))
          .execute();
        const allowed = rows.filter(({ organization_id: organizationId, user_id: userId }) =>
          can(person, 'time:read', { organizationId, userId }),
        );
        assert.deepEqual(
          new Set(found.map(({ id }) => id)),
          new Set(allowed.map(({ id }) => id)),
          `${person.role} reaches ${reach}`,
        );
      }
    });

    it('reaches nothing where the permission is refused', async () => {
      const scope = Scope.of(test.owner, undefined);
      assert.deepEqual(
        await db.selectFrom('days_off').select('id').where(within(scope, 'days_off')).execute(),
        [],
      );
    });

    it('leaves what is nobody’s own to everybody of the organization, where the statement says so', async () => {
      const shared = newId();
      const weekdaySeconds = [28_800, 0, 0, 0, 0, 0, 0];
      const body = { id: shared, validFrom: '2026-01-01', weekdaySeconds, userId: null };
      assert.equal((await test.ask('POST', '/working-times', { body })).status, 201);
      const idsOf = async (scope: Scope, orNobodys: boolean) => {
        const rows = await db
          .selectFrom('working_times')
          .select('id')
          .where(within(scope, 'working_times', { orNobodys }))
          .execute();
        return rows.map(({ id }) => id);
      };

      assert.deepEqual(await idsOf(Scope.own(test.owner), true), [shared]);
      assert.deepEqual(await idsOf(Scope.own(test.owner), false), []);
      assert.deepEqual(await idsOf(Scope.own(test.foreigner), true), []);
    });
  });
});
