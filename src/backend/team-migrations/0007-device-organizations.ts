import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** In which of their organizations a person signs a program in. */
export const deviceOrganizations: Migration = {
  name: '0007-device-organizations',
  async up(db) {
    await db.schema.alterTable('device_codes').addColumn('organization_id', id).execute();
  },
};
