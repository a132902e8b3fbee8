/**
 * A stop that comes when its entry runs no more: the same one again is answered as the first time, and another one, which
 * may bring a note that nobody has, is told what stands.
 */
import { isDeepStrictEqual } from 'node:util';
import { findChangeOf, type LoggedChange, listTransaction } from '../../../platform/events/event-log.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ConflictError } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readMoment, wholeSecond } from '../entries/moments.ts';
import { findEntryOf, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import type { TimeEntry } from '../entries/time-entries.schema.ts';
import { toTimeEntry } from '../entries/time-entry-view.ts';
import type { StopTimer } from './timer.schema.ts';

/** The transaction that ended the entry; empty when none did. */
async function listEnding({ reads }: Work, row: TimeEntryRow): Promise<readonly LoggedChange[]> {
  const stop = { id: row.id, types: ['time-entry.stopped'] };
  const number = await findChangeOf(reads, stop);
  return number === undefined ? [] : await listTransaction(reads, number);
}

/** As the stop took it that ended the entry: an end after its now is its now. */
function endOf(asked: string, { zone, startedAt, updatedAt }: TimeEntry): number {
  const latest = Math.max(wholeSecond(Date.parse(updatedAt)), Date.parse(startedAt));
  return Math.min(readMoment('endedAt', asked, zone), latest);
}

function isSameStop({ note, noteBefore, git, endedAt }: StopTimer, stopped: TimeEntry): boolean {
  // One that was written over a note that was no more was not taken the first time either.
  const isKept = noteBefore !== undefined && noteBefore !== stopped.note;
  return (
    (note === undefined || note === stopped.note || isKept) &&
    (git === undefined || isDeepStrictEqual(git, stopped.git)) &&
    (endedAt === undefined ||
      [endOf(endedAt, stopped), readMoment('endedAt', endedAt, stopped.zone)].includes(
        Date.parse(stopped.endedAt ?? ''),
      ))
  );
}

/**
 * What the log says of the stop counts, not what became of the entry since. Where another took its place at once, by a switch
 * or behind a gap that was taken out, nobody stopped the timer.
 */
function wasAsked(ending: readonly LoggedChange[], input: StopTimer): boolean {
  const stop = ending.find(({ id, type }) => id === input.entryId && type === 'time-entry.stopped');
  const goesOn = ending.some(({ type }) => type === 'time-entry.started');
  return stop !== undefined && !goesOn && isSameStop(input, stop.after as TimeEntry);
}

/**
 * The entry that the request stopped before; undefined when it is not there, or runs.
 * @throws ConflictError `conflict` when it was ended otherwise
 */
export async function findStopped(
  work: Work,
  caller: Caller,
  input: StopTimer,
): Promise<TimeEntryRow | undefined> {
  const { entryId } = input;
  const row = entryId && (await findEntryOf(work.writes, personOf(caller).userId, entryId));
  if (!row || row.ended_at === null) return undefined;
  if (!wasAsked(await listEnding(work, row), input)) {
    throw new ConflictError(
      'conflict',
      'The entry was ended otherwise meanwhile, and nothing was stopped by this.',
      {
        current: toTimeEntry(row),
        sent: input,
      },
    );
  }
  return row;
}
