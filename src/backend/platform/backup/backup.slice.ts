/** Backups of an embedded backend's data folder; it owns no table, since a backup holds them all. */
import { defineSlice } from '../slice.ts';
import { backupRoutes } from './backup.routes.ts';
import type { Backups } from './backups.ts';

export const backupSlice = defineSlice({
  name: 'platform/backup',
  tables: [],
  reads: [],
  people: [],
  permissions: {
    'backup:write': {},
  },
  mount: ({ backups }: { readonly backups: Backups | undefined }) => ({
    routes: backupRoutes(backups),
    isBusy: () => backups?.isBusy() === true,
  }),
});
