import type { Migration } from '../platform/db/migrate.ts';

/** Where a project lies is kept on the machine of each person who works on it; a server has no folder of anybody. */
export const foldersOnMachines: Migration = {
  name: '0015-folders-on-machines',
  async up(db) {
    await db.updateTable('projects').set({ folder: null }).execute();
  },
};
