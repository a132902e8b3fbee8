import type { Migration } from '../platform/db/migrate.ts';

/** Which repositories and branches belong to a project: patterns, as JSON arrays of text. */
export const projectRules: Migration = {
  name: '0015-project-rules',
  async up(db) {
    for (const name of ['remotes', 'branches'] as const) {
      await db.schema
        .alterTable('projects')
        .addColumn(name, 'text', (column) => column.notNull().defaultTo('[]'))
        .execute();
    }
  },
};
