import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Person } from '../../../domain/policy/actor.ts';
import { can } from '../../../domain/policy/policy.ts';
import { migrations } from '../../migrations/index.ts';
import type { Db, Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { readsOf } from '../../testing/reach/reads-of.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

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
  describe('the rows that a statement reaches', () => {
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

    it('are those that the policy allows, for every person of two organizations', async () => {
      const rows = await db.selectFrom('days_off').selectAll().execute();
      for (const person of people) {
        const found = await readsOf(test).reads(person).from('days_off').select('id').execute();

        const allowed = rows.filter(({ organization_id: organizationId, user_id: userId }) =>
          can(person, 'time:read', { organizationId, userId }),
        );
        assert.deepEqual(
          new Set(found.map(({ id }) => id)),
          new Set(allowed.map(({ id }) => id)),
          person.role,
        );
      }
    });

    it('are none where the permission is refused', async () => {
      const { organizationId } = test.owner;
      const nobody = { kind: 'system', organizationId, task: 'a test' } as const;
      assert.deepEqual(await readsOf(test).reads(nobody).from('days_off').select('id').execute(), []);
    });

    it('are nobody’s own too, for everybody of the organization, where the table says so', async () => {
      const shared = newId();
      const weekdaySeconds = [28_800, 0, 0, 0, 0, 0, 0];
      const body = { id: shared, validFrom: '2026-01-01', weekdaySeconds, userId: null };
      assert.equal((await test.ask('POST', '/working-times', { body })).status, 201);
      const idsOf = async (person: Person) => {
        const rows = await readsOf(test).reads(person).from('working_times').select('id').execute();
        return rows.map(({ id }) => id);
      };

      const developer = people.find(
        ({ organizationId, role }) => organizationId === test.owner.organizationId && role === 'user',
      );
      assert.ok(developer);
      assert.deepEqual(await idsOf(developer), [shared]);
      assert.deepEqual(await idsOf(test.foreigner), []);
    });
  });
});
