/** One job of what came due: its periods one after the other, each once, with the rights of this moment. */
import * as z from 'zod';
import type { Actor } from '../../../domain/policy/actor.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import { type JobFailure, type JobHandler, JobInterrupted, type RunningJob } from '../jobs/job-queue.ts';
import type { Reads } from '../reach/reads.ts';
import type { Work } from '../unit-of-work.ts';
import { isAskedPeriod } from './asked-period.ts';
import { schedulerOf } from './fire-schedules.ts';
import { restSchedule, restsWithAll } from './rest-schedules.ts';
import { enqueueRuns } from './schedule-job.ts';
import type { ScheduleKind } from './schedule-kind.ts';
import type { RunnerPorts } from './schedules.ports.ts';
import {
  findLastEnded,
  findRun,
  findToRun,
  listQueuedRuns,
  type RunRow,
  type ScheduleRow,
  settleRun,
} from './schedules.repository.ts';
import type { ScheduleReason } from './schedules.tables.ts';

const payloadSchema = z.object({ scheduleId: z.string(), periods: z.array(z.string()) });

/** Runs of different schedules go side by side. */
const atOnce = 4;

export function createScheduleHandler(ports: RunnerPorts): JobHandler {
  return {
    concurrency: atOnce,
    run: async (job) => await runJob(ports, job),
    failed: async (failure) => await giveUpAll(ports, failure),
  };
}

async function runJob(ports: RunnerPorts, job: RunningJob): Promise<void> {
  const { scheduleId, periods } = payloadSchema.parse(job.payload);
  const { organizationId, signal, progressed } = job;
  const faults: unknown[] = [];
  for (const [index, period] of periods.entries()) {
    if (signal.aborted) throw new JobInterrupted('The backend ends.', { isCounted: false });
    const reads = ports.reads(schedulerOf(organizationId));
    const row = await findToRun(reads, scheduleId);
    const run = await findRun(reads, { scheduleId, period });
    if (row === undefined || run?.state !== 'queued') continue;
    try {
      await runOne(ports, { row, run, signal, progressed });
      // A kill among many periods is no attempt of those after it.
      if (index < periods.length - 1) await progressed();
    } catch (error) {
      // A period that fails takes none of the others with it.
      if (error instanceof JobInterrupted || signal.aborted) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

interface One {
  readonly row: ScheduleRow;
  readonly run: RunRow;
  readonly signal: AbortSignal;
  readonly progressed: RunningJob['progressed'];
}

async function runOne(ports: RunnerPorts, { row, run, signal, progressed }: One): Promise<void> {
  const { organization_id: organizationId, id: scheduleId, subject_id: subjectId } = row;
  const at = { organizationId, scheduleId, period: run.period };
  const kind = ports.scheduleKinds().get(row.kind);
  const reads = ports.reads(schedulerOf(organizationId));
  // It stays queued until a person releases what leaves.
  if (await restsWithAll(ports, reads, row.kind)) return;
  const acting = kind && (await actorFor(ports, row, kind));
  // It was paused or rests since, or is of another version: a person lets it go on.
  if (kind === undefined || acting === undefined || row.state !== 'active' || 'refused' in acting) {
    if (acting !== undefined && 'refused' in acting) await restFor(ports, row, acting.refused);
    await settle(ports, at, { state: 'left_out', error: null });
    return;
  }
  const { period, due_at: dueAt } = run;
  const { actor } = acting;
  const isAsked = isAskedPeriod(period);
  const of = { organizationId, actor, scheduleId, subjectId, period, isAsked, dueAt };
  await kind.run({ ...of, signal, progressed });
  await settle(ports, at, { state: 'done', error: null });
}

type Acting = { readonly actor: Actor } | { readonly refused: ScheduleReason };

async function actorFor(
  ports: RunnerPorts,
  row: ScheduleRow,
  { kind, permission }: ScheduleKind,
): Promise<Acting> {
  const system: Actor = { kind: 'system', organizationId: row.organization_id, task: kind };
  if (row.user_id === null) return { actor: system };
  const reads: Reads = ports.reads(system);
  const person = await ports.findPerson(reads, row.user_id);
  if (person === undefined) return { refused: 'person' };
  const isAllowed = permission === undefined || grantOf(person, permission) !== undefined;
  return isAllowed ? { actor: person } : { refused: 'rights' };
}

async function restFor(ports: RunnerPorts, { id, organization_id }: ScheduleRow, reason: ScheduleReason) {
  await ports.unitOfWork.write(schedulerOf(organization_id), async (work) => {
    const row = await findToRun(work.reads, id);
    if (row?.state === 'active') await restSchedule(work, row, reason);
  });
}

interface RunOf {
  readonly organizationId: string;
  readonly scheduleId: string;
  readonly period: string;
}

async function settle(
  { reads, writes, clock, unitOfWork }: RunnerPorts,
  { organizationId, ...run }: RunOf,
  outcome: Pick<RunRow, 'state' | 'error'>,
): Promise<void> {
  const actor = schedulerOf(organizationId);
  const change = { ...outcome, finished_at: clock() };
  const last = outcome.state === 'done' ? await findLastEnded(reads(actor), run.scheduleId) : undefined;
  if (last?.state !== 'failed') return void (await settleRun(writes(actor), run, change));
  await unitOfWork.write(actor, async (work) => {
    if (await settleRun(work.writes, run, change)) await logRun(work, 'schedule.recovered', run);
  });
}

/** Each period was tried in each attempt; of a process that died only the first that is left, and the others go on. */
async function giveUpAll(
  ports: RunnerPorts,
  { organizationId, payload, error, hasDied }: JobFailure,
): Promise<void> {
  const { scheduleId, periods } = payloadSchema.parse(payload);
  const queued = await listQueuedRuns(ports.reads(schedulerOf(organizationId)), [scheduleId]);
  const left = queued.map(({ period }) => period).filter((period) => periods.includes(period));
  const given = hasDied ? left.slice(0, 1) : left;
  const others = left.slice(given.length);
  for (const period of given) await giveUp(ports, { organizationId, scheduleId, period }, { error, others });
}

interface GivenUp {
  readonly error: string;
  /** Periods that go on in a job of their own. */
  readonly others: readonly string[];
}

/** For good: no attempt is left. */
async function giveUp(ports: RunnerPorts, at: RunOf, { error, others }: GivenUp): Promise<void> {
  const { organizationId, scheduleId, period } = at;
  const reads = ports.reads(schedulerOf(organizationId));
  const row = await findToRun(reads, scheduleId);
  const run = await findRun(reads, at);
  const kind = row && ports.scheduleKinds().get(row.kind);
  if (run?.state !== 'queued') return;
  const acting = row && kind?.failed ? await actorFor(ports, row, kind) : undefined;
  if (row && acting && 'actor' in acting) {
    const { actor } = acting;
    const isAsked = isAskedPeriod(period);
    const { subject_id: subjectId } = row;
    const { due_at: dueAt } = run;
    await kind?.failed?.({ organizationId, actor, scheduleId, subjectId, period, isAsked, dueAt }, error);
  }
  await settleFailed(ports, at, { error, others });
}

async function settleFailed(
  { unitOfWork, jobs }: RunnerPorts,
  { organizationId, ...run }: RunOf,
  { error, others }: GivenUp,
): Promise<void> {
  await unitOfWork.write(schedulerOf(organizationId), async (work) => {
    const change = { state: 'failed', error, finished_at: work.now } as const;
    if (await settleRun(work.writes, run, change)) await logRun(work, 'schedule.failed', { ...run, error });
    const row = others.length === 0 ? undefined : await findToRun(work.reads, run.scheduleId);
    if (row !== undefined) await enqueueRuns(jobs, work, { row, periods: others });
  });
}

async function logRun(
  { reads, log }: Work,
  type: 'schedule.failed' | 'schedule.recovered',
  { scheduleId, period, error = null }: Omit<RunOf, 'organizationId'> & { readonly error?: string | null },
): Promise<void> {
  const row = await findToRun(reads, scheduleId);
  if (row === undefined) return;
  const { kind, user_id: userId } = row;
  await log({ type, id: scheduleId, version: row.version, after: { kind, userId, period, error } });
}
