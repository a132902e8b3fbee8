/** The store's public face: open one, migrate it, and the types that everything else speaks of. */
export type { Database, OpeningReport } from './database.ts';
export { type Migration, migrate, migrateList, waitForOthers } from './migrate.ts';
export { openSqlite, startEmpty } from './sqlite.ts';
