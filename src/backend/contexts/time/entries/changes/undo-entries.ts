/**
 * Undoes the caller's latest change of entries, and by the next call the one before, or the one that is named: all
 * that one request did, from what the event log says was there. What was changed since, or is locked by now, is refused with the reason.
 * Taking back what took a change back does that change again. A request with an id undoes once however often and however
 * late it arrives, and never when it was refused.
 */
import { isDeepStrictEqual } from 'node:util';
import { undoableTypes } from '../../../../platform/events/catalogue.ts';
import {
  findChangeOf,
  findLastChange,
  type LoggedChange,
  listTransaction,
  markUndone,
} from '../../../../platform/events/event-log.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, ConflictError, notFound } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { answered, reopened } from '../../questions/timer-questions.events.ts';
import { findQuestion } from '../../questions/timer-questions.repository.ts';
import { reopenQuestion, restoreAnswer, settleQuestions } from '../../questions/timer-questions.ts';
import { keepRate } from '../entry-rate.ts';
import { addEntry, changeEntry, removeEntry } from '../entry-writes.ts';
import {
  isRunningAsBefore,
  requireEditable,
  requireOpen,
  requireProject,
  requireTask,
  tellOfEntry,
} from '../rules/entry-rules.ts';
import { timeEntryEvents } from '../time-entries.events.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import { findEntry, findRunning, type TimeEntryRow } from '../time-entries.repository.ts';
import { loggedEntrySchema, type TimeEntry } from '../time-entries.schema.ts';
import { showEntry, toEntryRow, toTimeEntry } from '../time-entry-view.ts';
import type { Undone, UndoTimeEntries } from './entry-changes.schema.ts';
import { requireUndoable } from './undo-conflict.ts';
import { findRequest, saveRequest } from './undo-request.ts';

const entryChanges: readonly string[] = undoableTypes(timeEntryEvents);

interface Undoing {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly input: UndoTimeEntries;
}

/** An entry of the log, which an older version may have written: what is not whole is not restored. */
function readLogged(logged: unknown): TimeEntry | undefined {
  if (logged === undefined) return undefined;
  const read = loggedEntrySchema.safeParse(logged);
  if (read.success) return read.data;
  throw new ApiError('conflict', 'What the entry was cannot be read from the log: it is not restored.');
}

/** What a change was about, without what every write moves. */
function contentOf(entry: TimeEntry): object {
  const { version: _version, updatedAt: _updatedAt, ...more } = entry;
  const { overlaps: _overlaps, billedSeconds: _billed, warnings: _warnings, ...said } = more;
  // What the rates by date say is no change of the entry's own.
  const { rateId: _rateId, rate, ...content } = said;
  return entry.ownRate ? { ...content, rate } : content;
}

function requireUnchanged(row: TimeEntryRow | undefined, after: TimeEntry | undefined): void {
  const current = row && toTimeEntry(row);
  const isSame =
    current && after ? isDeepStrictEqual(contentOf(current), contentOf(after)) : current === after;
  if (!isSame) {
    throw new ConflictError('conflict', 'The entry was changed since: undoing would lose that.', {
      current: current ?? null,
      sent: after ?? null,
    });
  }
}

async function requireStartable(work: Work, { ports }: Undoing, row: TimeEntryRow): Promise<void> {
  if (row.ended_at !== null) return;
  if (await findRunning(work.reads, row.user_id)) {
    throw new ApiError('timer_running', 'Another timer is running: stop it before undoing this.');
  }
  await requireProject(work.reads, ports, row.project_id);
}

/** Undefined when the entry is gone by it. */
async function revert(work: Work, undoing: Undoing, change: LoggedChange): Promise<TimeEntryRow | undefined> {
  const { ports, caller } = undoing;
  const row = await findEntry(work.writes, change.id);
  if (row) await requireEditable(work, ports, { row, now: work.now });
  requireUnchanged(row, readLogged(change.after));
  const logged = readLogged(change.before);
  if (logged === undefined) {
    if (row) await removeEntry(work, row);
    return undefined;
  }
  const before = toEntryRow(logged, caller.actor.organizationId);
  await requireEditable(work, ports, { row: before, now: work.now });
  if (row && before.ended_at === null && !isRunningAsBefore(row, before)) {
    await requireOpen(work.reads, ports, { row: before, now: work.now });
  }
  if (row?.task_id !== before.task_id) await requireTask(work.reads, ports, before);
  if (row?.ended_at !== null) await requireStartable(work, undoing, before);
  if (!row) {
    return await addEntry(work, { ...before, updated_at: work.now, version: change.version + 1 });
  }
  const { version: _version, updated_at: _updatedAt, ...columns } = keepRate(row, before);
  return await changeEntry(work, row, columns);
}

/** The entry that a logged change is about; an answer is about the entry of its question. */
async function findChangedTime({ reads }: Work, { type, id }: LoggedChange): Promise<string | undefined> {
  return type === answered ? (await findQuestion(reads, id))?.entry_id : id;
}

/** An undo that is offered for one change does not undo another that was made since. */
async function requireMeant(work: Work, undoing: Undoing, changes: readonly LoggedChange[]): Promise<void> {
  const { entryIds } = undoing.input;
  if (entryIds === undefined) return;
  for (const change of changes) {
    const id = await findChangedTime(work, change);
    if (id !== undefined && entryIds.includes(id)) return;
  }
  throw new ApiError('conflict', 'Something else was changed since: undo that first.');
}

/** What counts is not thrown away by whoever means a change before it. */
async function requireTimerKept(
  { reads }: Work,
  { caller, input }: Undoing,
  changes: readonly LoggedChange[],
): Promise<void> {
  // An answer starts no timer: of what it cut, the part that runs goes on as it was.
  if (input.keepTimer !== true || changes.some(({ type }) => type === answered)) return;
  const running = await findRunning(reads, personOf(caller).userId);
  if (!changes.some(({ id, before }) => id === running?.id && before === undefined)) return;
  throw new ApiError('timer_running', 'This would take back the start of the timer that runs.', [
    { field: 'keepTimer', issue: 'would throw away what the timer has counted' },
  ]);
}

/** Days of the entries as the changes had made them. */
function listLeft({ caller }: Undoing, changes: readonly LoggedChange[]) {
  const entries = changes.filter(({ type }) => entryChanges.includes(type));
  return entries.flatMap(({ after }) => {
    const entry = readLogged(after);
    return entry ? [toEntryRow(entry, caller.actor.organizationId)] : [];
  });
}

async function revertAll(work: Work, undoing: Undoing, changes: readonly LoggedChange[]): Promise<void> {
  const left = new Map<string, TimeEntryRow | undefined>();
  for (const change of changes.toReversed()) {
    if (entryChanges.includes(change.type)) {
      left.set(change.id, await revert(work, undoing, change));
    }
    if (change.type === answered) await reopenQuestion(work, change.id);
    if (change.type === reopened) await restoreAnswer(work, change);
  }
  const rows = [...left.values()].filter((row) => row !== undefined);
  await settleQuestions(work, [...left.keys()], rows);
  await undoing.ports.settleEmptiedSheets(work, listLeft(undoing, changes));
}

/** The entries as they are by now. */
async function showUndone(
  work: Work,
  { ports }: Undoing,
  ids: readonly string[],
): Promise<Omit<Undone, 'change'>> {
  const entries: TimeEntry[] = [];
  const removedIds: string[] = [];
  for (const id of ids) {
    const row = await findEntry(work.writes, id);
    if (row) entries.push(showEntry(row, await tellOfEntry(work, ports, { after: row, now: work.now })));
    else removedIds.push(id);
  }
  return { entries, removedIds };
}

/** What an undo did that wrote `own`: shown again by the same name. */
async function showDone(work: Work, undoing: Undoing, own: number): Promise<Undone> {
  const changes = await listTransaction(work.reads, own);
  const written = changes.filter(({ type }) => entryChanges.includes(type));
  const [first] = written;
  const shown = await showUndone(work, undoing, [...new Set(written.map(({ id }) => id))]);
  return { ...shown, change: first === undefined ? null : { entryId: first.id, version: first.version } };
}

/** Number of the transaction that is meant. */
async function findMeant({ reads }: Work, { caller, input }: Undoing): Promise<number> {
  const actor = personOf(caller);
  const number = input.change
    ? await findChangeOf(reads, {
        types: entryChanges,
        actor: actor.userId,
        id: input.change.entryId,
        version: input.change.version,
      })
    : await findLastChange(reads, actor, [...entryChanges, answered]);
  if (number === undefined) throw notFound('change of yours to undo');
  return number;
}

/** Number of the transaction that shows what was done: its own, or where nothing was left to do the one that was meant. */
async function undoMeant(work: Work, undoing: Undoing): Promise<number> {
  const number = await findMeant(work, undoing);
  const changes = await listTransaction(work.reads, number);
  await requireMeant(work, undoing, changes);
  await requireTimerKept(work, undoing, changes);
  await requireUndoable(work, undoing.ports, { changes, firstSeq: number });
  const isFirstTime = await markUndone(work.writes, number);
  await revertAll(work, undoing, changes);
  const own = work.firstSeq();
  // What is done again is the latest change, and can be undone as such.
  if (own !== undefined && isFirstTime) await markUndone(work.writes, own);
  return own ?? number;
}

export async function undoEntries(work: Work, undoing: Undoing): Promise<Undone> {
  const { userId } = personOf(undoing.caller);
  // Copies of a request come one after the other, also where the database would let them run side by side.
  await undoing.ports.holdPerson(work.reads, userId);
  const request = await findRequest(work, undoing);
  if (request && request.first_seq !== null) return await showDone(work, undoing, request.first_seq);
  // Tried again, so that it is refused for the reason that it was refused for.
  const done = await undoMeant(work, undoing);
  if (request) {
    throw new ApiError('conflict', 'This request was refused before: undo anew what is meant by now.');
  }
  await saveRequest(work, undoing, done);
  return await showDone(work, undoing, done);
}
