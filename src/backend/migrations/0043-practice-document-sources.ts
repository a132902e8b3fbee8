import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/**
 * Who made each version, and what an agent wrote before it was merged with what people had: the common ground of the next
 * merge. Deleted documents can be restored.
 */
export const documentSources: Migration = {
  name: '0043-practice-document-sources',
  async up(db) {
    await db.schema
      .alterTable('document_versions')
      .addColumn('source', 'varchar(20)', (column) =>
        column.notNull().defaultTo('person').check(sql`source in ('person', 'agent')`),
      )
      .execute();
    await db.schema.alterTable('document_versions').addColumn('agent_content', 'text').execute();
    await db.schema.alterTable('documents').addColumn('deleted_at', 'bigint').execute();
  },
};
