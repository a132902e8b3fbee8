/** A schedule that may not or cannot run rests, and says why; it goes on when that has ended. */
import type { OutgoingDoor, OutgoingItem } from '../outgoing/outgoing.ts';
import type { Reads } from '../reach/reads.ts';
import type { Work } from '../unit-of-work.ts';
import { enqueueRuns } from './schedule-job.ts';
import type { ScheduleKinds } from './schedule-kind.ts';
import { toSchedule } from './schedule-view.ts';
import type { SchedulerPorts } from './schedules.ports.ts';
import { listOutward, listQueuedRuns, type ScheduleRow, updateSchedule } from './schedules.repository.ts';
import type { ScheduleReason, ScheduleState } from './schedules.tables.ts';

type KindPorts = Pick<SchedulerPorts, 'scheduleKinds'>;
type DoorPorts = Pick<SchedulerPorts, 'scheduleKinds' | 'jobs'>;

export async function changeState(
  { writes, now, log }: Work,
  row: ScheduleRow,
  change: {
    readonly state: ScheduleState;
    readonly reason: ScheduleReason | null;
    readonly next?: Pick<ScheduleRow, 'next_at' | 'next_period' | 'step_ms'>;
  },
): Promise<ScheduleRow> {
  const { state, reason, next = {} } = change;
  const changed = await updateSchedule(writes, row, { state, reason, ...next, updated_at: now });
  await log({
    type: 'schedule.changed',
    id: row.id,
    version: changed.version,
    before: toSchedule(row),
    after: toSchedule(changed),
  });
  return changed;
}

export async function restSchedule(work: Work, row: ScheduleRow, reason: ScheduleReason): Promise<void> {
  await changeState(work, row, { state: 'resting', reason });
}

/** Nothing of the organization leaves until a person releases it. No event of each: a demo with events was changed by its user. */
async function restOutward({ scheduleKinds }: KindPorts, work: Work): Promise<void> {
  for (const row of await listOutward(work.reads, { kinds: outwardOf(scheduleKinds()), states: ['active'] }))
    await updateSchedule(work.writes, row, { state: 'resting', reason: 'outgoing', updated_at: work.now });
}

/** What rested goes on: what it missed is its kind's to make up for. */
async function releaseOutward({ scheduleKinds, jobs }: DoorPorts, work: Work): Promise<void> {
  const rows = await listOutward(work.reads, { kinds: outwardOf(scheduleKinds()), states: ['resting'] });
  for (const row of rows.filter(({ reason }) => reason === 'outgoing')) {
    await updateSchedule(work.writes, row, { state: 'active', reason: null, updated_at: work.now });
    // Handed over before all rested: their job found that it may not run, and left them where they were.
    const periods = (await listQueuedRuns(work.reads, [row.id])).map(({ period }) => period);
    if (periods.length > 0) await enqueueRuns(jobs, work, { row, periods });
  }
}

/** What leaves the practice rests while all of it does, whatever its row says. */
export async function restsWithAll(
  { scheduleKinds, outgoing }: Pick<SchedulerPorts, 'scheduleKinds' | 'outgoing'>,
  reads: Reads,
  kind: string,
): Promise<boolean> {
  return scheduleKinds().get(kind)?.isOutward === true && (await outgoing.rests(reads));
}

function outwardOf(kinds: ScheduleKinds): readonly string[] {
  return [...kinds.values()].filter(({ isOutward }) => isOutward === true).map(({ kind }) => kind);
}

/** What of it would leave, for the person who releases it. */
async function listOutgoing({ scheduleKinds }: KindPorts, reads: Reads): Promise<readonly OutgoingItem[]> {
  const kinds = scheduleKinds();
  const rows = await listOutward(reads, { kinds: outwardOf(kinds), states: ['active', 'resting'] });
  return rows.flatMap(({ id, kind, next_at: at }) =>
    at === null
      ? []
      : [{ kind: 'schedule' as const, id, title: kinds.get(kind)?.title ?? kind, to: null, at }],
  );
}

/** How schedules take part when all that leaves stops. */
export function scheduleDoor(ports: DoorPorts): OutgoingDoor {
  return {
    rest: async (work) => await restOutward(ports, work),
    release: async (work) => await releaseOutward(ports, work),
    list: async (reads) => await listOutgoing(ports, reads),
  };
}
