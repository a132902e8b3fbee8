/**
 * The timer: the caller's one entry without an end. Starting while one runs switches, in one transaction;
 * the database's unique index refuses a second one even if two windows race.
 */
import { sumOwnFirst } from '../../../../domain/money.ts';
import { isoWeekOf, localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { findHead } from '../../../platform/events/event-log.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toInstantOrNull } from '../../../platform/http/instant.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { requireFirst, saveRequest } from '../entries/changes/undo-request.ts';
import { endEntry } from '../entries/entry-writes.ts';
import { maxEntrySeconds, readMoment, requireZone, wholeSecond } from '../entries/moments.ts';
import { showRuled } from '../entries/rules/entry-rules.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import {
  findEntryOf,
  findLatestEnded,
  findRunning,
  listDayParts,
  sumParts,
  type TimeEntryRow,
} from '../entries/time-entries.repository.ts';
import type { TimeEntry } from '../entries/time-entries.schema.ts';
import { toTimeEntry } from '../entries/time-entry-view.ts';
import {
  type Answered,
  answerQuestion,
  findPulse,
  findQuestion,
  findQuestionToAsk,
  keepQuestion,
} from '../questions/index.ts';
import { clockSetBack } from './clock-set-back.ts';
import type { ClockWatch } from './clock-watch.ts';
import { discardTimer } from './discard-timer.ts';
import { maxClockLeadMs, type Starting, showEnded, startTimer } from './start-timer.ts';
import { stopTimerFor } from './stop-for.ts';
import { findStopped } from './stopped-entry.ts';
import type {
  AnswerTimerQuestion,
  DiscardTimer,
  ResumeTimer,
  StartedTimer,
  StartTimer,
  StopTimer,
  StopTimerFor,
  Timer,
  TimerQuestionAnswer,
  TimerSeen,
} from './timer.schema.ts';
import { isGapOf, recordGapOfEnded, recordSeen } from './timer-seen.ts';

export interface TimerService {
  get(caller: Caller, zone?: string): Promise<Timer>;
  start(caller: Caller, input: StartTimer): Promise<Created<StartedTimer>>;
  stop(caller: Caller, input: StopTimer): Promise<TimeEntry>;
  /** The timer of another person, by its entry. */
  stopFor(caller: Caller, id: string, input: StopTimerFor): Promise<TimeEntry>;
  resume(caller: Caller, input: ResumeTimer): Promise<Created<StartedTimer>>;
  /** Answers the entry that is gone. */
  discard(caller: Caller, input: DiscardTimer): Promise<TimeEntry>;
  /** Without a running timer it does nothing but ask about the gap of one that ended. */
  seen(caller: Caller, input: TimerSeen): Promise<void>;
  answer(caller: Caller, id: string, input: AnswerTimerQuestion): Promise<Answered>;
  /** What a question was answered with. @throws ApiError `not_found` for one that nobody was asked for good */
  answerOf(caller: Caller, id: string): Promise<TimerQuestionAnswer>;
}

function readEnd(input: StopTimer, running: TimeEntryRow, { now, lostMs }: Ending): number {
  // By what passed, the clock that was set back would be here.
  const passed = wholeSecond(now + lostMs);
  const latest = Math.max(passed, running.started_at);
  if (input.endedAt === undefined) {
    return latest;
  }
  const endedAt = readMoment('endedAt', input.endedAt, running.zone);
  // Nobody but its user knows how long it ran, where no clock of ours does.
  const isUnknown = lostMs > 0 && passed <= running.started_at;
  const bound = isUnknown ? running.started_at + maxEntrySeconds * 1000 : passed + maxClockLeadMs;
  if (endedAt < running.started_at || endedAt > bound) {
    throw invalidField('endedAt', 'must lie between the start of the timer and now');
  }
  return isUnknown ? endedAt : Math.min(endedAt, latest);
}

interface Ending {
  readonly now: number;
  /** By how much the clock was set back while the timer ran. */
  readonly lostMs: number;
}

/** The running entry; another than the one that was meant is none. */
async function requireRunning(work: Work, caller: Caller, meantId?: string): Promise<TimeEntryRow> {
  const running = await findRunning(work.reads, personOf(caller).userId);
  if (!running) {
    throw new ApiError('no_timer_running', 'No timer is running.');
  }
  if (meantId !== undefined && meantId !== running.id) {
    throw new ApiError('no_timer_running', 'Another timer is running by now.', [
      { field: 'entryId', issue: text`does not run; ${running.id} does` },
    ]);
  }
  return running;
}

const stoppedBefore = text`This request stopped the timer before, and that was taken back: the timer goes on.`;

export async function stopTimer(
  work: Work,
  { ports, clockWatch, caller, input }: Omit<Starting, 'input'> & { readonly input: StopTimer },
): Promise<TimeEntry> {
  const stopped = await findStopped(work, caller, input);
  if (stopped) {
    return await showRuled(work.reads, ports, stopped);
  }
  await requireFirst(work, { caller, input }, stoppedBefore);
  const running = await requireRunning(work, caller, input.entryId);
  const ending = { now: work.now, lostMs: clockWatch.look(running.user_id, running) };
  if (ending.lostMs > 0 && input.isEndConfirmed !== true) throw clockSetBack(running, ending);
  await keepQuestion(work, running);
  const ended = await endEntry(work, running, {
    ended_at: readEnd(input, running, ending),
    note: noteOfStop(input, running),
    git: input.git === undefined ? running.git : input.git && JSON.stringify(input.git),
  });
  await saveRequest(work, { caller, input }, work.firstSeq() ?? null);
  return await showEnded(work, ports, { running, ended });
}

/** What was written in the meantime stays: whoever stopped sees by the answer that theirs was not taken. */
function noteOfStop({ note, noteBefore }: StopTimer, { note: current }: TimeEntryRow): string {
  const isChanged = noteBefore !== undefined && noteBefore !== current;
  return note === undefined || isChanged ? current : note;
}

async function requireResumable(work: Work, caller: Caller, entryId?: string): Promise<TimeEntryRow> {
  const { userId } = personOf(caller);
  const row =
    entryId === undefined
      ? await findLatestEnded(work.writes, userId, work.now)
      : await findEntryOf(work.writes, userId, entryId);
  if (!row) {
    throw notFound('time entry to go on with');
  }
  return row;
}

async function resumeTimer(
  work: Work,
  { ports, clockWatch, caller, input }: Omit<Starting, 'input'> & { readonly input: ResumeTimer },
): Promise<Created<StartedTimer>> {
  const { entryId, id, zone, git, gitOfEnded, startedAt } = input;
  const again = id && (await findEntryOf(work.writes, personOf(caller).userId, id));
  const row = again || (await requireResumable(work, caller, entryId));
  if (again || row.ended_at === null) {
    return { created: false, record: { ...(await showRuled(work.reads, ports, row)), ended: null } };
  }
  const { projectId, taskId, note, billable, tags } = toTimeEntry(row);
  const start = { id, zone, git, gitOfEnded, startedAt, projectId, taskId, note, billable, tags };
  return await startTimer(work, { ports, clockWatch, caller, input: start });
}

async function loadTimer(
  { ports, clockWatch }: Pick<Starting, 'ports' | 'clockWatch'>,
  caller: Caller,
  zone?: string,
): Promise<Timer> {
  const { userId } = personOf(caller);
  const reads = ports.reads(caller.actor);
  const policy = await ports.loadPolicy(reads);
  const inZone = zone ?? policy.zone;
  requireZone(inZone);
  // Before the rest: what is told is never older than it says.
  const seq = await findHead(reads);
  const now = ports.clock();
  const today = localDate(now, inZone);
  const week = isoWeekOf(today);
  const running = await findRunning(reads, userId);
  clockWatch.look(userId, running);
  const worked = await listDayParts(reads, { userId, from: week.start, to: week.end });
  const unbilled = await ports.figures.sumUnbilled({ actor: caller.actor, userId });
  const pulse = running && (await findPulse(reads, userId));
  return {
    seq,
    entry: running ? toTimeEntry(running) : null,
    question: await findQuestionToAsk(reads, { running, pulse, now }),
    activeAt: toInstantOrNull(pulse?.active_at ?? null),
    todaySeconds: sumParts(worked.filter(({ date }) => date === today)),
    weekSeconds: sumParts(worked),
    unbilledSeconds: unbilled.seconds,
    unbilled: [...sumOwnFirst(unbilled.amounts, policy.currency)],
  };
}

/** Once it is committed: a start that is only tried for a proposal must not end the watch over what runs. */
function watchStarted(
  clockWatch: ClockWatch,
  caller: Caller,
  { id, startedAt, endedAt }: StartedTimer,
): void {
  if (endedAt === null) clockWatch.look(personOf(caller).userId, { id, started_at: Date.parse(startedAt) });
}

export function createTimerService(ports: TimeEntryPorts, clockWatch: ClockWatch): TimerService {
  const write = <T>(caller: Caller, work: (work: Work) => Promise<T>) =>
    ports.unitOfWork.write(caller.actor, work);
  const watched = async (caller: Caller, start: (work: Work) => Promise<Created<StartedTimer>>) => {
    const started = await write(caller, start);
    watchStarted(clockWatch, caller, started.record);
    return started;
  };
  return {
    get: async (caller, zone) => await loadTimer({ ports, clockWatch }, caller, zone),
    start: async (caller, input) =>
      await watched(caller, (work) => startTimer(work, { ports, clockWatch, caller, input })),
    stop: async (caller, input) =>
      await write(caller, (work) => stopTimer(work, { ports, clockWatch, caller, input })),
    stopFor: async (caller, id, input) => await stopTimerFor(ports, caller, { id, input }),
    resume: async (caller, input) =>
      await watched(caller, (work) => resumeTimer(work, { ports, clockWatch, caller, input })),
    discard: async (caller, input) =>
      await write(caller, (work) => discardTimer(work, { ports, caller, input, requireRunning })),
    async seen(caller, input) {
      const { organizationId, userId } = personOf(caller);
      await write(caller, async (work) => {
        const running = await findRunning(work.reads, userId);
        clockWatch.look(userId, running);
        if (!isGapOf(running, input)) await recordGapOfEnded(work, { organizationId, userId }, input);
        if (running) await recordSeen(work, running, input);
      });
    },
    answer: async (caller, id, input) =>
      await write(caller, (work) => answerQuestion(work, { ports, caller, id, input })),
    async answerOf({ actor }, id) {
      const row = await findQuestion(ports.reads(actor), id);
      if (!row) throw notFound('question');
      return { id, answer: row.answer };
    },
  };
}
