import type { Migration } from '../platform/db/migrate.ts';

/** In which language a person reads what is mailed to them; null for that of the practice. */
export const userLanguage: Migration = {
  name: '0072-account-user-language',
  async up(db) {
    await db.schema.alterTable('users').addColumn('language', 'varchar(2)').execute();
  },
};
