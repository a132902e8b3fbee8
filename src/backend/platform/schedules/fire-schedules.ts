/**
 * Hands what is due to the job queue: next occurrence, runs and job in one transaction. It is asked by the queue's own round, so
 * that no other timer runs, and takes some at a time, so that requests have their turn.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { SystemActor } from '../../../domain/policy/actor.ts';
import { type DueRuns, type NextOfCron, planDue } from '../../../domain/schedules/catch-up.ts';
import type { Occurrence } from '../../../domain/schedules/rule.ts';
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

/** A transaction with so many takes some 10 ms: a request waits for one or two of them. */
const atOnce = 8;
/** Then jobs are chosen, which takes longer the more of them wait; a backend that ends waits no longer for it. */
const roundMs = 400;
const longestPauseMs = 20;

export function schedulerOf(organizationId: string): SystemActor {
  return { kind: 'system', organizationId, task: 'schedules' };
}

export function createScheduleFeeder(ports: SchedulerPorts): JobFeeder {
  const known = () => [...ports.scheduleKinds().keys()];
  return {
    async fill(now) {
      const kinds = known();
      if (kinds.length === 0) return false;
      const begunAt = performance.now();
      while (performance.now() - begunAt < roundMs) {
        const startedAt = performance.now();
        if ((await fireSome(ports, { now, kinds })) < atOnce) return false;
        await letRequestsGo(performance.now() - startedAt);
      }
      return true;
    },
    async nextAt(after) {
      const kinds = known();
      return kinds.length === 0 ? undefined : await findNextAt(ports.db, { after, kinds });
    },
  };
}

/** A request has several statements: between two transactions there is time for them, half of what one takes. */
async function letRequestsGo(ms: number): Promise<void> {
  await wait(Math.min(ms / 2, longestPauseMs));
}

/** How many were due. */
async function fireSome(
  ports: SchedulerPorts,
  { now, kinds }: { readonly now: number; readonly kinds: readonly string[] },
): Promise<number> {
  const rows = await listDue(ports.db, { now, kinds, limit: atOnce });
  const nextOfCron = await cronFor(rows.flatMap((row) => readRule(row) ?? []));
  for (const organizationId of new Set(rows.map((row) => row.organization_id)))
    await ports.unitOfWork.write(schedulerOf(organizationId), async (work) => {
      const own = rows.filter((row) => row.organization_id === organizationId);
      const claimed: Claimed[] = [];
      for (const row of own) claimed.push(...(await claim(ports, work, { row, now, nextOfCron })));
      await handOver(ports, work, claimed);
    });
  return rows.length;
}

interface Due {
  readonly row: ScheduleRow;
  readonly now: number;
  readonly nextOfCron: NextOfCron;
}

interface Claimed {
  readonly row: ScheduleRow;
  /** What runs, and what stands for the runs that were left out. */
  readonly queued: readonly RunRow[];
  readonly left: readonly RunRow[];
  /** When its job begins; at once when absent. */
  readonly runAt?: number;
}

/** What is due of one schedule, which has its next occurrence from then on; none where another process took it. */
async function claim(ports: SchedulerPorts, work: Work, due: Due): Promise<readonly Claimed[]> {
  const { row, now, nextOfCron } = due;
  const kind = ports.scheduleKinds().get(row.kind);
  if (kind === undefined || row.next_at === null || row.next_period === null) return [];
  const rule = readRule(row);
  if (rule === undefined) {
    await restSchedule(work, row, 'rule');
    return [];
  }
  if (!(await moveOn(work.writes, row, nextColumns(rule, now, nextOfCron)))) return [];
  const first = { at: row.next_at, period: row.next_period };
  const planned = planDue(rule, { first, now, catchUp: kind.catchUp }, nextOfCron);
  const settles = kind.settleMs !== undefined && isMissed(first, now);
  const rows = rowsOf(row, { ...planned, kind, first, now });
  return [{ row, ...rows, ...(settles && { runAt: now + (kind.settleMs ?? 0) }) }];
}

interface Planned extends DueRuns {
  readonly kind: ScheduleKind;
  readonly first: Occurrence;
  readonly now: number;
}

function rowsOf(
  row: ScheduleRow,
  { runs, leftOut, kind, first, now }: Planned,
): Pick<Claimed, 'queued' | 'left'> {
  // Of kinds that make up for each, what is too old is said with the newest; of others the next run stands for all.
  const isSaid = kind.catchUp === 'each';
  const queued = runs.map((run, index) =>
    queuedOf(row, run, isSaid && index === runs.length - 1 ? leftOut : 0),
  );
  const left =
    leftOut === 0 || (isSaid && queued.length > 0) ? [] : [leftOutOf(row, { first, leftOut, now })];
  return { queued, left };
}

async function handOver(ports: SchedulerPorts, work: Work, claimed: readonly Claimed[]): Promise<void> {
  const inserted = await insertRuns(
    work.writes,
    claimed.flatMap(({ left, queued }) => [...left, ...queued]),
  );
  for (const { row, queued, runAt } of claimed) {
    const known = inserted.filter(({ schedule_id: id }) => id === row.id).map(({ period }) => period);
    const periods = queued.map(({ period }) => period).filter((period) => known.includes(period));
    if (periods.length === 0) continue;
    await enqueueRuns(ports.jobs, work, { row, periods, ...(runAt !== undefined && { runAt }) });
  }
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
