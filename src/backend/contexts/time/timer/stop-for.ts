/** A lead or an administrator stops the timer of another person. */
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readMoment } from '../entries/moments.ts';
import { showRuled } from '../entries/rules/entry-rules.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import { findEntryToStop, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import type { TimeEntry } from '../entries/time-entries.schema.ts';
import { endRunning } from './end-timer.ts';
import type { StopTimerFor } from './timer.schema.ts';

async function requireRunning({ writes }: Work, id: string): Promise<TimeEntryRow> {
  const row = await findEntryToStop(writes, id);
  if (row === undefined) throw notFound('time entry');
  if (row.ended_at !== null) throw new ApiError('no_timer_running', 'This timer was stopped already.');
  return row;
}

function readEnd({ endedAt }: StopTimerFor, running: TimeEntryRow, now: number): number {
  if (endedAt === undefined) return now;
  const at = readMoment('endedAt', endedAt, running.zone);
  if (at < running.started_at || at > now)
    throw invalidField('endedAt', 'must lie between the start of the timer and now');
  return at;
}

export async function stopTimerFor(
  ports: TimeEntryPorts,
  { actor }: Caller,
  { id, input }: { readonly id: string; readonly input: StopTimerFor },
): Promise<TimeEntry> {
  return await ports.unitOfWork.write(actor, async (work) => {
    const running = await requireRunning(work, id);
    const endedAt = readEnd(input, running, work.now);
    const ended = await endRunning(work, running, { because: 'stopped', endedAt });
    return await showRuled(work.reads, ports, ended);
  });
}
