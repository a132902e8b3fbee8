import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { beforeEach } from 'mocha';
import type { Database } from '../../platform/db/database.ts';
import { DatabaseError, type DatabaseErrorCode } from '../../platform/db/database-error.ts';
import type { Migration } from '../../platform/db/migrate.ts';
import type { OpenDatabase } from '../databases.ts';

export interface Schema {
  owners: { id: string; name: string; note: string | null };
  hours: { id: string; owner_id: string; minutes: number; picture: Uint8Array | null };
}

const refuseDeletion = {
  sqlite: [`create trigger hours_stay before delete on hours begin select raise(abort, 'hours stay'); end`],
  postgres: [
    `create function hours_stay() returns trigger language plpgsql as $$ begin raise exception 'hours stay'; end $$`,
    'create trigger hours_stay before delete on hours for each row execute function hours_stay()',
  ],
};

export const migrations: readonly Migration[] = [
  {
    name: '0001-tables',
    async up(trx) {
      await trx.schema
        .createTable('owners')
        .addColumn('id', 'varchar(36)', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('note', 'text')
        .execute();
    },
  },
  {
    name: '0002-hours',
    async up(trx, dialect) {
      await trx.schema
        .createTable('hours')
        .addColumn('id', 'varchar(36)', (column) => column.primaryKey())
        .addColumn('owner_id', 'varchar(36)', (column) => column.notNull().references('owners.id'))
        .addColumn('minutes', 'bigint', (column) => column.notNull().check(sql`minutes > 0`))
        .addColumn('picture', dialect === 'postgres' ? 'bytea' : 'blob')
        .execute();
      for (const statement of refuseDeletion[dialect]) await sql.raw(statement).execute(trx);
    },
  },
];

export const anna = { id: 'a', name: 'Anna', note: null };

export const hour = { id: 'h', owner_id: 'a', minutes: 60, picture: null };

export function fails(code: DatabaseErrorCode) {
  return (error: unknown) => {
    assert.ok(error instanceof DatabaseError, `not a DatabaseError: ${error}`);
    assert.equal(error.code, code, error.message);
    return true;
  };
}

/** A database of two tables. */
export function setUpPeople(open: OpenDatabase<Schema>) {
  let database: Database<Schema>;

  beforeEach(async () => {
    database = await open();
    await database.query.insertInto('owners').values(anna).execute();
  });

  const names = async () =>
    (await database.query.selectFrom('owners').select('name').orderBy('name').execute()).map(
      (row) => row.name,
    );

  return {
    get database() {
      return database;
    },
    names,
  };
}
