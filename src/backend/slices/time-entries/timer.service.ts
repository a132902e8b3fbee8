/**
 * The timer: the caller's one entry without an end. Starting while one runs switches, in one transaction;
 * the database's unique index refuses a second one even if two windows race.
 */
import { sumOwnFirst } from '../../../domain/money.ts';
import { isoWeekOf, localDate } from '../../../domain/zones.ts';
import type { Caller } from '../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../platform/http/api-error.ts';
import type { Created } from '../../platform/http/created.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { checkOverlaps, requireProject } from './entry-rules.ts';
import { readMoment, requireZone } from './moments.ts';
import type { TimeEntryPorts } from './time-entries.ports.ts';
import {
  findEntry,
  findRunning,
  insertEntry,
  sumSeconds,
  type TimeEntryRow,
  updateEntry,
} from './time-entries.repository.ts';
import type { StartTimer, StopTimer, TimeEntry, Timer } from './time-entries.schema.ts';
import { answerAgain, toNewEntryRow } from './time-entries.service.ts';
import { toTimeEntry } from './time-entry-view.ts';

export interface TimerService {
  get(caller: Caller, zone?: string): Promise<Timer>;
  start(caller: Caller, input: StartTimer): Promise<Created<TimeEntry>>;
  stop(caller: Caller, input: StopTimer): Promise<TimeEntry>;
}

function wholeSecond(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

type End = Partial<TimeEntryRow> & { readonly ended_at: number };

async function endEntry({ trx, now, log }: Work, row: TimeEntryRow, end: End): Promise<TimeEntryRow> {
  const seconds = (end.ended_at - row.started_at) / 1000;
  const ended = await updateEntry(trx, row, { ...end, seconds, updated_at: now });
  await log({
    type: 'time-entry.stopped',
    id: row.id,
    version: ended.version,
    before: toTimeEntry(row),
    after: toTimeEntry(ended),
  });
  return ended;
}

async function startTimer(
  ports: TimeEntryPorts,
  caller: Caller,
  input: StartTimer,
): Promise<Created<TimeEntry>> {
  const { organizationId, userId } = caller.actor;
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const { trx, now, log } = work;
    const policy = await ports.loadPolicy(trx, organizationId);
    const existing = input.id ? await findEntry(trx, { organizationId, userId }, input.id) : undefined;
    const zone = input.zone ?? existing?.zone ?? policy.zone;
    requireZone(zone);
    const startedAt = existing?.started_at ?? wholeSecond(now);
    const asked = { caller, input, zone, now, span: { startedAt, endedAt: null, seconds: null } };
    if (existing) {
      return answerAgain(existing, asked);
    }
    const project = await requireProject(trx, ports, organizationId, input.projectId);
    const row = toNewEntryRow({ ...asked, project });
    const running = await findRunning(trx, organizationId, userId);
    if (running) {
      await endEntry(work, running, { ended_at: Math.max(startedAt, running.started_at) });
    }
    const overlaps = await checkOverlaps(trx, row, policy);
    await insertEntry(trx, row);
    await log({ type: 'time-entry.started', id: row.id, version: row.version, after: toTimeEntry(row) });
    return { created: true, record: toTimeEntry(row, overlaps) };
  });
}

function readEnd(input: StopTimer, running: TimeEntryRow, now: number): number {
  if (input.endedAt === undefined) {
    return Math.max(wholeSecond(now), running.started_at);
  }
  const endedAt = readMoment('endedAt', input.endedAt, running.zone);
  if (endedAt < running.started_at || endedAt > now) {
    throw invalidField('endedAt', 'must lie between the start of the timer and now');
  }
  return endedAt;
}

async function stopTimer(ports: TimeEntryPorts, caller: Caller, input: StopTimer): Promise<TimeEntry> {
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const running = await findRunning(work.trx, caller.actor.organizationId, caller.actor.userId);
    if (!running) {
      throw new ApiError('no_timer_running', 'No timer is running.');
    }
    const ended = await endEntry(work, running, {
      ended_at: readEnd(input, running, work.now),
      note: input.note ?? running.note,
      git: input.git === undefined ? running.git : input.git && JSON.stringify(input.git),
    });
    return toTimeEntry(ended);
  });
}

async function loadTimer(ports: TimeEntryPorts, caller: Caller, zone?: string): Promise<Timer> {
  const { organizationId, userId } = caller.actor;
  const scope = { organizationId, userId };
  const policy = await ports.loadPolicy(ports.db, organizationId);
  const inZone = zone ?? policy.zone;
  requireZone(inZone);
  const today = localDate(ports.clock(), inZone);
  const week = isoWeekOf(today);
  const running = await findRunning(ports.db, organizationId, userId);
  const unbilled = await ports.sumUnbilled(ports.db, scope);
  return {
    entry: running ? toTimeEntry(running) : null,
    todaySeconds: await sumSeconds(ports.db, scope, { from: today, to: today }),
    weekSeconds: await sumSeconds(ports.db, scope, { from: week.start, to: week.end }),
    unbilledSeconds: unbilled.seconds,
    unbilled: [...sumOwnFirst(unbilled.amounts, policy.currency)],
  };
}

export function createTimerService(ports: TimeEntryPorts): TimerService {
  return {
    get: async (caller, zone) => await loadTimer(ports, caller, zone),
    start: async (caller, input) => await startTimer(ports, caller, input),
    stop: async (caller, input) => await stopTimer(ports, caller, input),
  };
}
