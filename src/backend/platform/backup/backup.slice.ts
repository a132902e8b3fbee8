/** Backups of an embedded backend's data folder; it owns no table, since a backup holds them all. */
import { findLastLogged } from '../events/logged-events.ts';
import type { SlicePorts } from '../ports.ts';
import type { ScheduleKind } from '../schedules/schedule-kind.ts';
import { defineSlice } from '../slice.ts';
import { backupEvents, backupEventTypes } from './backup.events.ts';
import { backupNotices } from './backup.notices.ts';
import { backupRoutes } from './backup.routes.ts';
import type { Backups, KeepUp, Upkeep } from './backups.ts';

interface BackupPorts extends Pick<SlicePorts, 'unitOfWork'> {
  readonly backups: Backups | undefined;
  readonly keepUp: KeepUp | undefined;
}

/** Each hour it looks whether the day's backup is due. As the backend starts, everybody waits for something else. */
function upkeepOf(ports: BackupPorts, keepUp: KeepUp): ScheduleKind {
  return {
    kind: 'backup.upkeep',
    title: 'Daily backup, and stored files that nothing names',
    catchUp: 'once',
    always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:00', zone: 'UTC' },
    settleMs: 30_000,
    run: async ({ organizationId }) => await logUpkeep(ports, organizationId, await keepUp()),
  };
}

/** The same failure each hour is logged once, until a backup is made. */
async function logUpkeep({ unitOfWork }: BackupPorts, organizationId: string, upkeep: Upkeep): Promise<void> {
  if (upkeep.backup === 'not_due') return;
  const actor = { kind: 'system', organizationId, task: 'backup' } as const;
  await unitOfWork.write(actor, async ({ reads, log }) => {
    const last = await findLastLogged(reads, { id: organizationId, types: backupEventTypes });
    const isFailing = last?.type === 'backup.failed';
    const about = { id: organizationId, version: 1 };
    if (upkeep.backup === 'made') {
      if (isFailing) await log({ ...about, type: 'backup.recovered' });
    } else if (!isFailing || last.after['because'] !== upkeep.because)
      await log({ ...about, type: 'backup.failed', after: { what: upkeep.backup, because: upkeep.because } });
  });
}

export const backupSlice = defineSlice({
  name: 'platform/backup',
  tables: [],
  reads: [],
  people: [],
  permissions: {
    'backup:write': {},
  },
  events: backupEvents,
  mount: (ports: BackupPorts) => {
    const { backups, keepUp } = ports;
    return {
      routes: backupRoutes(backups),
      schedules: keepUp === undefined ? [] : [upkeepOf(ports, keepUp)],
      notices: backupNotices,
      isBusy: () => backups?.isBusy() === true,
    };
  },
});
