/** The end of a timer whose time does not count: its entry is deleted, once, however often it is asked for. */
import { text } from '../../../../words/text.ts';
import { findChangeOf, listTransaction } from '../../../platform/events/event-log.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { requireFirst, saveRequest } from '../entries/changes/undo-request.ts';
import { removeEntry } from '../entries/entry-writes.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import { findEntry, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import { loggedEntrySchema, type TimeEntry } from '../entries/time-entries.schema.ts';
import { toTimeEntry } from '../entries/time-entry-view.ts';
import type { DiscardTimer } from './timer.schema.ts';

interface Discarding {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly input: DiscardTimer;
  /** @throws ApiError `no_timer_running` */
  readonly requireRunning: (work: Work, caller: Caller, meantId?: string) => Promise<TimeEntryRow>;
}

const discardedBefore = text`This request discarded the timer before, and that was taken back: the timer goes on.`;

/** Answers the deleted entry. */
export async function discardTimer(
  work: Work,
  { ports, caller, input, requireRunning }: Discarding,
): Promise<TimeEntry> {
  const discarded = await findDiscarded(work, caller, input.entryId);
  if (discarded) return discarded;
  await ports.holdPerson(work.reads, personOf(caller).userId);
  await requireFirst(work, { caller, input }, discardedBefore);
  const running = await requireRunning(work, caller, input.entryId);
  await removeEntry(work, running);
  await ports.settleEmptiedSheets(work, [running]);
  await saveRequest(work, { caller, input }, work.firstSeq() ?? null);
  return toTimeEntry(running);
}

/** Of a request whose answer was lost: what it deleted, while it ran. */
async function findDiscarded(work: Work, caller: Caller, id?: string): Promise<TimeEntry | undefined> {
  if (id === undefined || (await findEntry(work.reads, id)) !== undefined) return undefined;
  const actor = personOf(caller).userId;
  const number = await findChangeOf(work.reads, { id, types: ['time-entry.deleted'], actor });
  if (number === undefined) return undefined;
  const changes = await listTransaction(work.reads, number);
  const logged = loggedEntrySchema.safeParse(changes.find((change) => change.id === id)?.before).data;
  return logged?.endedAt === null ? logged : undefined;
}
