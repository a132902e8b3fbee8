import type { Migration } from '../platform/db/migrate.ts';

/** In which language a person reads mail about their login; null until they say so. */
export const identityLanguages: Migration = {
  name: '0014-identity-languages',
  async up(db) {
    await db.schema.alterTable('identities').addColumn('language', 'varchar(2)').execute();
  },
};
