/**
 * A start of the timer: ends what runs where the next begins, in one transaction. Each way that it can go has a function:
 * sent again, overtaken by a later start, or recorded.
 */
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { addEntry, changeEntry, endEntry, removeEntry } from '../entries/entry-writes.ts';
import { dayOf, maxEntrySeconds, readMoment, requireZone, wholeSecond } from '../entries/moments.ts';
import { answerAgain, toNewEntryRow } from '../entries/new-entry.ts';
import {
  checkStart,
  requireNotDeleted,
  requireProject,
  requireTask,
  tellOfEntry,
} from '../entries/rules/entry-rules.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import {
  findEntryOf,
  findRunning,
  listOverlapping,
  type TimeEntryRow,
} from '../entries/time-entries.repository.ts';
import type { TimeEntry } from '../entries/time-entries.schema.ts';
import { showEntry, toTimeEntry } from '../entries/time-entry-view.ts';
import { keepQuestion, settleQuestions } from '../questions/index.ts';
import { clockSetBack } from './clock-set-back.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { StartedTimer, StartTimer } from './timer.schema.ts';

type GitFacts = NonNullable<StartTimer['gitOfEnded']>['git'];

export interface Starting {
  readonly ports: TimeEntryPorts;
  readonly clockWatch: ClockWatch;
  readonly caller: Caller;
  readonly input: StartTimer;
}

export async function startTimer(work: Work, starting: Starting): Promise<Created<StartedTimer>> {
  const { ports, caller } = starting;
  const { userId } = personOf(caller);
  await ports.holdPerson(work.reads, userId);
  const existing = await findStarted(work, starting);
  const zone = await readZone(work, starting, existing);
  if (existing) return answerStarted(work, starting, { existing, zone });
  const running = await findRunning(work.reads, userId);
  const lostMs = starting.clockWatch.look(userId, running);
  if (running && lostMs > 0) throw clockSetBack(running, { now: work.now, lostMs });
  const row = await toStartedRow(work, starting, { zone, running });
  return running && row.started_at < running.started_at
    ? await recordOvertaken(work, ports, { row, next: running })
    : await recordStart(work, ports, { row, running, gitOfEnded: starting.input.gitOfEnded });
}

async function findStarted(
  { writes }: Work,
  { caller, input: { id } }: Starting,
): Promise<TimeEntryRow | undefined> {
  return id === undefined ? undefined : await findEntryOf(writes, personOf(caller).userId, id);
}

async function readZone(
  { reads }: Work,
  { ports, input }: Starting,
  existing: TimeEntryRow | undefined,
): Promise<string> {
  const policy = await ports.loadPolicy(reads);
  const zone = input.zone ?? existing?.zone ?? policy.zone;
  requireZone(zone);
  return zone;
}

/** The same start, sent again. */
function answerStarted(
  { now }: Work,
  { caller, input }: Starting,
  { existing, zone }: { readonly existing: TimeEntryRow; readonly zone: string },
): Created<StartedTimer> {
  const { started_at: startedAt, ended_at: endedAt, seconds } = existing;
  const asked = { caller, input, zone, now, span: { startedAt, endedAt, seconds } };
  return { created: false, record: { ...answerAgain(existing, asked).record, ended: null } };
}

async function toStartedRow(
  { reads, now }: Work,
  { ports, caller, input }: Starting,
  { zone, running }: Omit<StartBounds, 'now'>,
): Promise<TimeEntryRow> {
  const startedAt = readStart(input, { zone, now, running });
  const asked = { caller, input, zone, now, span: { startedAt, endedAt: null, seconds: null } };
  await requireNotDeleted(reads, personOf(caller), { id: input.id, sent: input });
  const project = await requireProject(reads, ports, input.projectId);
  const row = toNewEntryRow({ ...asked, project });
  await requireTask(reads, ports, row);
  return row;
}

interface Recording extends Pick<StartTimer, 'gitOfEnded'> {
  readonly row: TimeEntryRow;
  readonly running: TimeEntryRow | undefined;
}

/** What a switch ends sooner than that was a slip: its seconds go to the entry that follows. */
export const shortestSwitchedMs = 5_000;

/** It begins where the short one did, so that no second of the day is lost; an undo brings both back. */
async function recordInPlace(
  work: Work,
  ports: TimeEntryPorts,
  { row, short }: { readonly row: TimeEntryRow; readonly short: TimeEntryRow },
): Promise<Created<StartedTimer>> {
  const { now } = work;
  await keepQuestion(work, short);
  await removeEntry(work, short);
  const earlier = startAt(row, short.started_at);
  const overlaps = await checkStart(work, ports, { row: earlier, now });
  const added = await addEntry(work, earlier);
  await settleQuestions(work, [short.id], [added]);
  await ports.settleEmptiedSheets(work, [short]);
  return { created: true, record: { ...toTimeEntry(added, overlaps), ended: null } };
}

function startAt(row: TimeEntryRow, startedAt: number): TimeEntryRow {
  return { ...row, started_at: startedAt, local_date: dayOf(startedAt, row.zone) };
}

async function recordStart(
  work: Work,
  ports: TimeEntryPorts,
  { row, running, gitOfEnded }: Recording,
): Promise<Created<StartedTimer>> {
  const { now } = work;
  if (running && row.started_at - running.started_at < shortestSwitchedMs)
    return await recordInPlace(work, ports, { row, short: running });
  const git = gitOfEnded?.entryId === running?.id ? gitOfEnded?.git : undefined;
  const ended = running && (await endForNext(work, running, { startedAt: row.started_at, git }));
  const overlaps = await checkStart(work, ports, { row, now });
  const added = await addEntry(work, row);
  // What ends now has all that was asked of it; only a start that is dated back takes some.
  if (ended && row.started_at < wholeSecond(now)) await settleQuestions(work, [ended.id], [ended, row]);
  const shown = ended ? await showEnded(work, ports, { running, ended }) : null;
  return { created: true, record: { ...toTimeEntry(added, overlaps), ended: shown } };
}

interface Overtaken {
  readonly row: TimeEntryRow;
  /** Runs by now, though it was begun after `row`. */
  readonly next: TimeEntryRow;
}

/**
 * A start that arrives after a later one: it counts until that, which goes on. What the later one has ended, this one would
 * have ended sooner.
 */
async function recordOvertaken(
  work: Work,
  ports: TimeEntryPorts,
  { row, next }: Overtaken,
): Promise<Created<StartedTimer>> {
  const { now } = work;
  const end = next.started_at;
  const overtaken = { ...row, ended_at: end, seconds: (end - row.started_at) / 1000 };
  const isEndedByNext = (other: TimeEntryRow) =>
    other.ended_at === end && other.started_at <= row.started_at && other.timesheet_id === null;
  const [before] = (await listOverlapping(work.reads, overtaken, now)).filter(isEndedByNext);
  if (end - row.started_at < shortestSwitchedMs)
    return await recordShort(work, ports, { row: overtaken, next, before });
  const ended = before && (await endEntry(work, before, { ended_at: row.started_at }));
  const overlaps = await checkStart(work, ports, { row: overtaken, now });
  const added = await addEntry(work, overtaken);
  if (ended) await settleQuestions(work, [ended.id], [ended, overtaken]);
  return { created: true, record: { ...toTimeEntry(added, overlaps), ended: null } };
}

interface Short extends Overtaken {
  /** What the later start has ended. */
  readonly before: TimeEntryRow | undefined;
}

/** So short that it would have gone to the later one, had it come first: that begins as much earlier. */
async function recordShort(
  work: Work,
  ports: TimeEntryPorts,
  { row, next, before }: Short,
): Promise<Created<StartedTimer>> {
  const overlaps = await checkStart(work, ports, { row, now: work.now });
  const ended = before && (await endEntry(work, before, { ended_at: row.started_at }));
  const added = await addEntry(work, row);
  await removeEntry(work, added);
  const { started_at, local_date } = startAt(next, row.started_at);
  const moved = await changeEntry(work, next, { started_at, local_date });
  if (ended) await settleQuestions(work, [ended.id], [ended, moved]);
  return { created: true, record: { ...toTimeEntry(added, overlaps), ended: null } };
}

/** What runs ends where the next begins. */
async function endForNext(
  work: Work,
  running: TimeEntryRow,
  { startedAt, git }: { readonly startedAt: number; readonly git: GitFacts | undefined },
): Promise<TimeEntryRow> {
  await keepQuestion(work, running);
  return await endEntry(work, running, {
    ended_at: Math.max(startedAt, running.started_at),
    ...(git !== undefined && { git: JSON.stringify(git) }),
  });
}

/** A client's clock may be that far ahead of ours: what it takes for now is our now. */
export const maxClockLeadMs = 5 * 60_000;

interface StartBounds {
  readonly zone: string;
  readonly now: number;
  readonly running: TimeEntryRow | undefined;
}

/** By so much a start may come after a later one: what lies further before what runs was said by a clock that is behind. */
const maxOvertakenMs = 30_000;

/** Between a key press and the request a slow repository may lie, no day. */
function readStart(input: StartTimer, { zone, now, running }: StartBounds): number {
  const latest = wholeSecond(now);
  if (input.startedAt === undefined) return latest;
  const startedAt = readMoment('startedAt', input.startedAt, zone);
  if (startedAt < latest - maxEntrySeconds * 1000 || startedAt > now + maxClockLeadMs) {
    throw invalidField('startedAt', 'must lie within the last 24 hours');
  }
  const meant = Math.min(startedAt, latest);
  const since = running?.started_at ?? meant;
  return since - meant > maxOvertakenMs ? since : meant;
}

/** What is ended is kept: that it breaks a rule is told. */
export async function showEnded(
  work: Work,
  ports: TimeEntryPorts,
  { running, ended }: { readonly running: TimeEntryRow; readonly ended: TimeEntryRow },
): Promise<TimeEntry> {
  const told = await tellOfEntry(work, ports, { before: running, after: ended, now: work.now });
  return showEntry(ended, told);
}
