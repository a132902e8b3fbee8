import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** What events say of records, apart from the log itself: deleting a person drops contents and keeps the log whole. */
export const eventContents: Migration = {
  name: '0021-platform-event-contents',
  async up(db) {
    await db.schema
      .createTable('event_contents')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('subject', id)
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addPrimaryKeyConstraint('event_contents_key', ['organization_id', 'seq'])
      .execute();
    await db.schema
      .createIndex('event_contents_by_subject')
      .on('event_contents')
      .columns(['organization_id', 'subject'])
      .execute();
  },
};
