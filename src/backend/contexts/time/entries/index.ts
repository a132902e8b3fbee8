/** What other slices of time do to entries: they alone write the table. */
export { deleteEntries } from './delete-entries.ts';
export { forgetLostSheets, lockEntries, type MovedEntry, putInSheet, unlockEntries } from './lock-entries.ts';
