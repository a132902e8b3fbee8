import { sql } from 'kysely';
import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** A sealed secret is of an organization or of one of its people; what may be shown of it is kept beside it. */
export const secretOwners: Migration = {
  name: '0017-secret-owners',
  async up(db) {
    await db.schema
      .createTable('owned_secrets')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('owner', 'text', (column) =>
        column.notNull().check(sql`owner in ('organization', 'person')`),
      )
      .addColumn('owner_id', id, (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('about', 'text')
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('owned_secrets_pk', ['organization_id', 'owner_id', 'kind', 'name'])
      .execute();
    await sql`insert into owned_secrets (organization_id, owner, owner_id, kind, name, sealed)
      select organization_id, 'organization', organization_id, kind, name, sealed from sealed_secrets`.execute(
      db,
    );
    await db.schema.dropTable('sealed_secrets').execute();
    await db.schema.alterTable('owned_secrets').renameTo('sealed_secrets').execute();
  },
};
