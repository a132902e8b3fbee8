/**
 * Hands what is due to the job queue: next occurrence, runs and job in one transaction. It is asked by the queue's own round, so
 * that no other timer runs, and takes some at a time, so that requests have their turn.
 */
import type { SystemActor } from '../../../domain/policy/actor.ts';
import { type NextOfCron, planDue } from '../../../domain/schedules/catch-up.ts';
import type { Occurrence, ScheduleRule } from '../../../domain/schedules/rule.ts';
import type { JobFeeder } from '../jobs/job-queue.ts';
import type { Work } from '../unit-of-work.ts';
import { cronFor } from './next-of-cron.ts';
import { restSchedule } from './rest-schedules.ts';
import { enqueueRuns } from './schedule-job.ts';
import type { ScheduleKind } from './schedule-kind.ts';
import type { SchedulerPorts } from './schedules.ports.ts';
import {
  findNextAt,
  insertRuns,
  listDue,
  moveOn,
  type RunRow,
  type ScheduleRow,
} from './schedules.repository.ts';
import { nextColumns, readRule } from './stored-rule.ts';

/** A transaction with so many takes some 20 ms. */
const atOnce = 25;

export function schedulerOf(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: 'schedules' };
}

export function createScheduleFeeder(ports: SchedulerPorts): JobFeeder {
  const known = () => [...ports.scheduleKinds().keys()];
  return {
    async fill(now) {
      const kinds = known();
      if (kinds.length === 0) return false;
      const rows = await listDue(ports.db, { now, kinds, limit: atOnce });
      const nextOfCron = await cronFor(rows.flatMap((row) => readRule(row) ?? []));
      for (const organizationId of new Set(rows.map((row) => row.organization_id)))
        await ports.unitOfWork.write(schedulerOf(organizationId), async (work) => {
          const own = rows.filter((row) => row.organization_id === organizationId);
          for (const row of own) await fire(ports, work, { row, now, nextOfCron });
        });
      return rows.length === atOnce;
    },
    async nextAt(after) {
      const kinds = known();
      return kinds.length === 0 ? undefined : await findNextAt(ports.db, { after, kinds });
    },
  };
}

interface Due {
  readonly row: ScheduleRow;
  readonly now: number;
  readonly nextOfCron: NextOfCron;
}

/** What is due of one schedule. */
async function fire(ports: SchedulerPorts, work: Work, due: Due): Promise<void> {
  const { row, now, nextOfCron } = due;
  const kind = ports.scheduleKinds().get(row.kind);
  if (kind === undefined || row.next_at === null || row.next_period === null) return;
  const rule = readRule(row);
  if (rule === undefined) {
    await restSchedule(work, row, 'rule');
    return;
  }
  if (!(await moveOn(work.writes, row, nextColumns(rule, now, nextOfCron)))) return;
  const first = { at: row.next_at, period: row.next_period };
  await handOver(ports, work, { ...due, rule, kind, first });
}

interface DueBy extends Due {
  readonly rule: ScheduleRule;
  readonly kind: ScheduleKind;
  readonly first: Occurrence;
}

async function handOver(ports: SchedulerPorts, work: Work, due: DueBy): Promise<void> {
  const { row, rule, kind, first, now, nextOfCron } = due;
  const { runs, leftOut } = planDue(rule, { first, now, catchUp: kind.catchUp }, nextOfCron);
  // Of kinds that make up for each, what is too old is said with the newest; of others the next run stands for all.
  const isSaid = kind.catchUp === 'each';
  const queued = runs.map((run, index) =>
    queuedOf(row, run, isSaid && index === runs.length - 1 ? leftOut : 0),
  );
  const left =
    leftOut === 0 || (isSaid && queued.length > 0) ? [] : [leftOutOf(row, { first, leftOut, now })];
  const inserted = new Set(await insertRuns(work.writes, [...left, ...queued]));
  const periods = queued.map(({ period }) => period).filter((period) => inserted.has(period));
  if (periods.length === 0) return;
  await enqueueRuns(ports.jobs, work, {
    row,
    periods,
    ...(kind.settleMs !== undefined && isMissed(first, now) && { runAt: now + kind.settleMs }),
  });
}

/** It came due before this round could have been asked for it: while no backend ran, or the machine slept. */
function isMissed({ at }: Occurrence, now: number): boolean {
  return now - at > 60_000;
}

function runOf(row: ScheduleRow, { at, period }: Occurrence) {
  return { organization_id: row.organization_id, schedule_id: row.id, period, due_at: at, error: null };
}

/** @param leftOut occurrences before it that were missed and do not run */
export function queuedOf(row: ScheduleRow, occurrence: Occurrence, leftOut = 0): RunRow {
  return { ...runOf(row, occurrence), state: 'queued', left_out: leftOut, finished_at: null };
}

/** The oldest of those that were missed and do not run stands for all of them. */
function leftOutOf(
  row: ScheduleRow,
  { first, leftOut, now }: { readonly first: Occurrence; readonly leftOut: number; readonly now: number },
): RunRow {
  return { ...runOf(row, first), state: 'left_out', left_out: leftOut, finished_at: now };
}
