/** Help beside a server changes no table. */
import assert from 'node:assert/strict';
import { migrations } from '../migrations/index.ts';
import { isDatabaseError } from '../platform/db/database-error.ts';
import { type Database, migrate } from '../platform/db/index.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { onEveryDriver } from '../testing/databases.ts';
import { requireServerTables } from './open-server-store.ts';

describe('the database of a server, for help beside it', () => {
  onEveryDriver<Schema>([], (_kind, open) => {
    const tables = async ({ query }: Database<Schema>) =>
      (await query.introspection.getTables()).map(({ name }) => name);
    const isRefused = async (database: Database<Schema>) => {
      const before = await tables(database);
      await assert.rejects(
        requireServerTables(database),
        (error: Error) =>
          isDatabaseError(error, 'schema-mismatch') &&
          error.message.includes('start the server of this version'),
      );
      assert.deepEqual(await tables(database), before);
    };

    it('is refused, and left as it is, until the server of this version has updated it', async () => {
      const database = await open();
      await isRefused(database);
      await migrate(database, migrations.slice(0, -1));
      await isRefused(database);
      await migrate(database, migrations);
      await isRefused(database);
      await migrateTeam(database);

      await requireServerTables(database);
    });

    it('is refused where a newer version has updated it', async () => {
      const database = await open();
      await migrate(database, [...migrations, { name: '9999-later', up: async () => undefined }]);
      await migrateTeam(database);

      await assert.rejects(requireServerTables(database), (error) => isDatabaseError(error, 'schema-newer'));
    });
  });
});
