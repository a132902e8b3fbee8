import assert from 'node:assert/strict';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { type FirstStart, loadOwner } from './first-start.ts';

const start: FirstStart = {
  now: 1,
  ownerName: 'Mara Voss',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  countryCode: 'DE',
  language: 'en',
};

describe('the first start', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('makes one organization and one owner when several backends start at once', async () => {
      const database = await open();

      const owners = await Promise.all(Array.from({ length: 8 }, () => loadOwner(database, start)));

      const organizations = await database.query.selectFrom('organizations').select(['id', 'name']).execute();
      const users = await database.query.selectFrom('users').select('id').execute();
      assert.deepEqual(
        { organizations: organizations.length, users: users.length },
        { organizations: 1, users: 1 },
      );
      assert.equal(organizations[0]?.name, '', 'the name of a login is no sender');
      assert.equal(new Set(owners.map(({ userId }) => userId)).size, 1);
    });

    for (const [countryCode, ...expected] of [
      ['DE', 'standard', 'S', '19'],
      ['US', 'outside_scope', 'O', '0'],
    ] as const) {
      it(`charges in ${countryCode} what is usual there`, async () => {
        const database = await open();
        await loadOwner(database, { ...start, now: Date.parse('2026-11-26'), countryCode });

        const { tax_treatment, tax_category, tax_rate } = await database.query
          .selectFrom('organizations')
          .select(['tax_treatment', 'tax_category', 'tax_rate'])
          .executeTakeFirstOrThrow();
        assert.deepEqual([tax_treatment, tax_category, tax_rate], expected);
      });
    }
  });
});
