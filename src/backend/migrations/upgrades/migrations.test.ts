/** The migrations as users meet them: from nothing, and from each version that was ever the newest. */
import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { migrate } from '../../platform/db/index.ts';
import type { MigrationSchema } from '../../platform/db/migrate.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { createTestApp } from '../../testing/test-app.ts';
import { migrations } from '../index.ts';

interface SchemaPart {
  readonly kind: string;
  readonly name: string;
  readonly definition: string;
}

async function readSqliteSchema(db: Kysely<Schema>): Promise<readonly SchemaPart[]> {
  const { rows } = await sql<SchemaPart>`
    select type as kind, name, coalesce(sql, '') as definition from sqlite_master where name not like 'sqlite_%' order by name
  `.execute(db);
  return rows;
}

async function readPostgresSchema(db: Kysely<Schema>): Promise<readonly SchemaPart[]> {
  const { rows } = await sql<SchemaPart>`
    select 'column' as kind, table_name || '.' || column_name as name,
      data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as definition
      from information_schema.columns where table_schema = current_schema()
    union all select 'index', indexname, indexdef from pg_indexes where schemaname = current_schema()
    union all select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = current_schema()::regnamespace
    union all select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1, 2
  `.execute(db);
  return rows;
}

describe('migrations', () => {
  onEveryDatabase<Schema>([], (kind, open) => {
    const readSchema = kind === 'postgres' ? readPostgresSchema : readSqliteSchema;

    // One database on its way through all versions: what is left to do from each is what its next steps do.
    it('come from each version to the next, and to the same schema as from nothing', async () => {
      const fresh = await open();
      const older = await open();
      await migrate(fresh, migrations);

      for (const [count, { name }] of migrations.entries())
        assert.deepEqual(await migrate(older, migrations.slice(0, count + 1)), [name]);

      assert.deepEqual(await readSchema(older.query), await readSchema(fresh.query));
    });

    it('come from a version of long ago to the newest at once', async () => {
      const database = await open();
      const half = Math.floor(migrations.length / 2);
      await migrate(database, migrations.slice(0, half));

      assert.deepEqual(
        await migrate(database, migrations),
        migrations.slice(half).map(({ name }) => name),
      );
    });

    it('have nothing left to do the second time', async () => {
      const database = await open();
      await migrate(database, migrations);

      assert.deepEqual(await migrate(database, migrations), []);
    });

    it('keep what the first version recorded', async () => {
      const database = await open();
      await migrate(database, migrations.slice(0, 1));
      const organization = {
        id: 'o',
        name: 'Mara Voss',
        address_lines: '[]',
        country_code: 'DE',
        currency: 'EUR',
        zone: 'Europe/Berlin',
        language: 'en',
        overlap_policy: 'warn',
        rounding: '{"mode":"none","stepSeconds":60,"scope":"entry"}',
        tax_category: 'S',
        tax_rate: '19',
        payment_term_days: 30,
        invoice_prefix: '',
        created_at: 1,
        updated_at: 1,
        version: 1,
      } as const;
      // The program's own types are those of the newest schema.
      await (database.query as unknown as Kysely<MigrationSchema>)
        .insertInto('organizations')
        .values(organization)
        .execute();

      await migrate(database, migrations);
      const kept = await database.query
        .selectFrom('organizations')
        .select(['id', 'name', 'version', 'time_rules'])
        .execute();

      const time_rules = JSON.stringify({
        rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
        overlapPolicy: 'warn',
      });
      assert.deepEqual(kept, [{ id: 'o', name: 'Mara Voss', version: 1, time_rules }]);
    });

    it('refuse a database of a newer version, and change nothing in it', async () => {
      const database = await open();
      await migrate(database, [...migrations, { name: '9999-from-the-future', up: async () => undefined }]);

      await assert.rejects(migrate(database, migrations), { code: 'schema-newer' });
      await assert.rejects(createTestApp(database), { code: 'schema-newer' });
    });
  });
});
