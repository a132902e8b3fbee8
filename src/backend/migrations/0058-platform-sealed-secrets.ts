import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Sealed secrets are longer than plain ones. The start that follows seals what is plain, and leaves no trace of it in freed pages. */
export const sealedSecrets: Migration = {
  name: '0058-platform-sealed-secrets',
  async up(db, dialect) {
    // Of the many requests those with a plain secret are found by it at each start, and soon it is empty.
    await sql`create index requests_to_seal on requests (id) where callback_secret like 'whsec_%'`.execute(
      db,
    );
    if (dialect === 'sqlite') {
      await sql`pragma secure_delete = on`.execute(db);
      return;
    }
    for (const table of ['notification_webhooks', 'notification_keys'])
      await db.schema
        .alterTable(table)
        .alterColumn('secret', (column) => column.setDataType('text'))
        .execute();
  },
};
