/** What people do with schedules: look, pause, let go on, run now. */
import type { Caller } from '../http/actor.ts';
import { ApiError, notFound } from '../http/api-error.ts';
import { toPage } from '../http/cursor.ts';
import type { Page } from '../http/resource-routes.ts';
import type { Work } from '../unit-of-work.ts';
import { askedPeriod, isAskedPeriod } from './asked-period.ts';
import { queuedOf } from './fire-schedules.ts';
import { cronFor } from './next-of-cron.ts';
import { changeState, restsWithAll } from './rest-schedules.ts';
import { enqueueRuns } from './schedule-job.ts';
import { toSchedule } from './schedule-view.ts';
import type { SchedulerPorts } from './schedules.ports.ts';
import {
  findChangeable,
  findSchedule,
  insertRuns,
  listLastRuns,
  listQueuedRuns,
  listSchedules,
  type ScheduleRow,
} from './schedules.repository.ts';
import type { ListSchedules, Schedule } from './schedules.schema.ts';
import { nextColumns, readRule } from './stored-rule.ts';

export interface SchedulesService {
  list(caller: Caller, query: ListSchedules): Promise<Page<Schedule>>;
  get(caller: Caller, id: string): Promise<Schedule>;
  pause(caller: Caller, id: string): Promise<Schedule>;
  /** What it missed in the pause is not made up for. */
  resume(caller: Caller, id: string): Promise<Schedule>;
  /** Once more, now; its next occurrence stays. */
  run(caller: Caller, id: string): Promise<Schedule>;
}

export function createSchedulesService(ports: SchedulerPorts): SchedulesService {
  const act = async (
    caller: Caller,
    id: string,
    change: (work: Work, row: ScheduleRow) => Promise<ScheduleRow>,
  ) =>
    await ports.unitOfWork.write(caller.actor, async (work) => {
      const row = await findChangeable(work.writes, id);
      if (row === undefined) throw notFound('schedule');
      const changed = await change(work, row);
      work.afterCommit(() => ports.jobs.wake());
      const [last] = await listLastRuns(work.reads, [id]);
      return toSchedule(changed, last);
    });
  return {
    async list(caller, query) {
      const reads = ports.reads(caller.actor);
      const rows = await listSchedules(reads, query);
      const runs = await listLastRuns(
        reads,
        rows.map(({ id }) => id),
      );
      const lastOf = new Map(runs.map((run) => [run.schedule_id, run]));
      return toPage(rows, query.limit, {
        item: (row) => toSchedule(row, lastOf.get(row.id)),
        key: ({ kind, id }) => [kind, id],
      });
    },

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      const row = await findSchedule(reads, id);
      if (row === undefined) throw notFound('schedule');
      const [last] = await listLastRuns(reads, [id]);
      return toSchedule(row, last);
    },

    pause: async (caller, id) =>
      await act(caller, id, async (work, row) =>
        row.state === 'paused' ? row : await changeState(work, row, { state: 'paused', reason: null }),
      ),

    resume: async (caller, id) => await act(caller, id, async (work, row) => await resume(ports, work, row)),

    run: async (caller, id) => await act(caller, id, async (work, row) => await runNow(ports, work, row)),
  };
}

async function resume(ports: SchedulerPorts, work: Work, row: ScheduleRow): Promise<ScheduleRow> {
  if (row.state === 'active') return row;
  await requireReleased(ports, work, row);
  const rule = readRule(row);
  if (rule === undefined) throw new ApiError('state_forbids', 'Its rule cannot be read: set it up again.');
  const next = nextColumns(rule, work.now, await cronFor([rule]));
  return await changeState(work, row, { state: 'active', reason: null, next });
}

/** One that was paused before all rested, or since, leaves no sooner than the others. */
async function requireReleased(ports: SchedulerPorts, { reads }: Work, row: ScheduleRow): Promise<void> {
  if (row.reason === 'outgoing' || (await restsWithAll(ports, reads, row.kind)))
    throw new ApiError('state_forbids', 'Nothing leaves for now: release what would go out first.');
}

/** Its period is of its own, so that the next occurrence runs anyway. */
async function runNow(ports: SchedulerPorts, work: Work, row: ScheduleRow): Promise<ScheduleRow> {
  await requireReleased(ports, work, row);
  if (row.state !== 'active') throw new ApiError('state_forbids', 'It is paused: let it go on first.');
  const queued = await listQueuedRuns(work.reads, [row.id]);
  // Asked for twice before it ran, it runs once.
  if (queued.some(({ period }) => isAskedPeriod(period))) return row;
  const run = { at: work.now, period: askedPeriod(work.now) };
  await insertRuns(work.writes, [queuedOf(row, run)]);
  await enqueueRuns(ports.jobs, work, { row, periods: [run.period], priority: 1 });
  return row;
}
