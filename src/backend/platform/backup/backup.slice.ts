/** Backups of an embedded backend's data folder; it owns no table, since a backup holds them all. */
import type { ScheduleKind } from '../schedules/schedule-kind.ts';
import { defineSlice } from '../slice.ts';
import { backupRoutes } from './backup.routes.ts';
import type { Backups } from './backups.ts';

interface BackupPorts {
  readonly backups: Backups | undefined;
  readonly keepUp: (() => Promise<void>) | undefined;
}

/** Each hour it looks whether the day's backup is due. As the backend starts, everybody waits for something else. */
function upkeepOf(keepUp: () => Promise<void>): ScheduleKind {
  return {
    kind: 'backup.upkeep',
    title: 'Daily backup, and stored files that nothing names',
    catchUp: 'once',
    always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:00', zone: 'UTC' },
    settleMs: 30_000,
    run: keepUp,
  };
}

export const backupSlice = defineSlice({
  name: 'platform/backup',
  tables: [],
  reads: [],
  people: [],
  permissions: {
    'backup:write': {},
  },
  mount: ({ backups, keepUp }: BackupPorts) => ({
    routes: backupRoutes(backups),
    schedules: keepUp === undefined ? [] : [upkeepOf(keepUp)],
    isBusy: () => backups?.isBusy() === true,
  }),
});
