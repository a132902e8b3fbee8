import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Which requests to take back arrived, so that one that comes twice or late takes back nothing more. */
export const undoRequests: Migration = {
  name: '0017-undo-requests',
  async up(db) {
    await db.schema
      .createTable('undo_requests')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('id', id, (column) => column.notNull())
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      // Of the transaction that was taken back; none when the request was refused.
      .addColumn('first_seq', 'bigint')
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('undo_requests_key', ['organization_id', 'id'])
      .execute();
  },
};
