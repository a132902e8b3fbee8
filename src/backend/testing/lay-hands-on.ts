/** Changes rows behind the back of the application and of the database's own rules, as a foreign program could. */
import { sql } from 'kysely';
import type { Database } from '../platform/db/database.ts';
import type { Schema } from '../schema.ts';

/** A statement that locks and foreign keys would refuse. Checks of a single row still hold. */
export async function layHandsOn(database: Database<Schema>, statement: string): Promise<void> {
  const { query } = database;
  if (database.driver === 'postgres') {
    await database.transaction(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql.raw(statement).execute(trx);
    });
    return;
  }
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'trigger'`.execute(query);
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(query);
  await sql`pragma foreign_keys = off`.execute(query);
  await sql.raw(statement).execute(query);
}
