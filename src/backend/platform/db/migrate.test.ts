import assert from 'node:assert/strict';
import { onEveryDriver } from '../../testing/databases.ts';
import { isDatabaseError } from './database-error.ts';
import { type Database, migrate } from './index.ts';
import type { Migration } from './migrate.ts';

interface Schema {
  first: { id: number };
  second: { id: number };
}

const table = (name: string): Migration => ({
  name: `make-${name}`,
  up: (trx) => trx.schema.createTable(name).addColumn('id', 'integer').execute(),
});
const steps = [table('first'), table('second')] as const;
const noMigrations: readonly Migration[] = [];

describe('migrate', () => {
  onEveryDriver<Schema>(noMigrations, (_kind, open) => {
    const tables = async (database: Database<Schema>) =>
      (await database.query.introspection.getTables()).map((found) => found.name).sort();

    it('applies all to an empty database, in order, and answers their names', async () => {
      const database = await open();

      assert.deepEqual(await migrate(database, steps), ['make-first', 'make-second']);
      assert.deepEqual(await tables(database), ['applied_migrations', 'first', 'second']);
    });

    it('applies what is missing to an earlier version, and nothing twice', async () => {
      const database = await open();
      await migrate(database, steps.slice(0, 1));

      assert.deepEqual(await migrate(database, steps), ['make-second']);
      assert.deepEqual(await migrate(database, steps), []);
    });

    it('keeps nothing of a migration that fails, and all before it', async () => {
      const database = await open();
      const failing: Migration = {
        name: 'fails',
        async up(trx, dialect) {
          await table('second').up(trx, dialect);
          throw new RangeError('half way');
        },
      };

      await assert.rejects(migrate(database, [steps[0], failing]), RangeError);

      assert.deepEqual(await tables(database), ['applied_migrations', 'first']);
      assert.deepEqual(await migrate(database, steps), ['make-second']);
    });

    it('refuses a database that a newer program has migrated, and changes nothing', async () => {
      const database = await open();
      await migrate(database, steps);

      for (const older of [steps.slice(0, 1), noMigrations]) {
        await assert.rejects(migrate(database, older), (error) => {
          return (
            isDatabaseError(error, 'schema-newer') &&
            /make-second.*newer|newer.*make-second/s.test(error.message)
          );
        });
      }
      assert.deepEqual(await tables(database), ['applied_migrations', 'first', 'second']);
    });

    it('refuses a database whose history is another one', async () => {
      const database = await open();
      await migrate(database, steps.slice(0, 1));

      await assert.rejects(migrate(database, [steps[1], steps[0]]), (error) =>
        isDatabaseError(error, 'schema-mismatch'),
      );
    });

    it('applies each once when two start at the same time', async () => {
      const database = await open();

      const answers = await Promise.all([migrate(database, steps), migrate(database, steps)]);

      assert.deepEqual(answers.flat().sort(), ['make-first', 'make-second']);
    });
  });
});
