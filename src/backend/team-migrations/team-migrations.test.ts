import assert from 'node:assert/strict';
import { migrations } from '../migrations/index.ts';
import { isDatabaseError } from '../platform/db/database-error.ts';
import { type Database, migrate } from '../platform/db/index.ts';
import type { TeamSchema } from '../team-schema.ts';
import { onEveryDriver } from '../testing/databases.ts';
import { teamMigrations } from './index.ts';
import { migrateTeam } from './migrate-team.ts';

const names = teamMigrations.map(({ name }) => name);

describe('the migrations of a server that people sign in to', () => {
  onEveryDriver<TeamSchema>(migrations, (_kind, open) => {
    const tables = async ({ query }: Database<TeamSchema>) =>
      (await query.introspection.getTables()).map(({ name }) => name);

    it('leave an embedded database as it is', async () => {
      const found = await tables(await open());

      assert.ok(!found.includes('identities') && !found.includes('applied_team_migrations'));
    });

    it('reach a practice that turns to a server later, once, and the first list goes on being checked', async () => {
      const database = await open();

      assert.deepEqual(await migrateTeam(database), names);
      assert.deepEqual(await migrateTeam(database), []);
      assert.deepEqual(await migrate(database, migrations), []);
      await assert.rejects(migrate(database, migrations.slice(0, -1)), (error) =>
        isDatabaseError(error, 'schema-newer'),
      );
      assert.ok((await tables(database)).includes('identities'));
    });

    it('are kept when the first list goes on after them', async () => {
      const database = await open();
      await migrateTeam(database);
      const later = { name: '9999-later', up: async () => undefined };

      assert.deepEqual(await migrate(database, [...migrations, later]), ['9999-later']);
      assert.deepEqual(await migrateTeam(database), []);
    });
  });

  onEveryDriver<TeamSchema>([], (_kind, open) => {
    it('reach a practice that was restored from an older backup', async () => {
      const database = await open();
      await migrate(database, migrations.slice(0, -1));

      await migrate(database, migrations);

      assert.deepEqual(await migrateTeam(database), names);
    });
  });
});
