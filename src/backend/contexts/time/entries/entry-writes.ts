/** The writes of one entry, each with its event: every use case that makes, changes or removes one goes through here. */
import type { Person } from '../../../../domain/policy/actor.ts';
import { listLogged } from '../../../platform/events/event-log.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { rateRow } from './entry-rate.ts';
import { deletedUnseen } from './time-entries.events.ts';
import {
  deleteEntry,
  insertEntry,
  isEntry,
  type TimeEntryRow,
  updateEntry,
} from './time-entries.repository.ts';
import { toTimeEntry } from './time-entry-view.ts';

/** As it is written: with its rate. */
export async function addEntry({ reads, writes, log }: Work, asked: TimeEntryRow): Promise<TimeEntryRow> {
  const row = await rateRow(reads, asked);
  await insertEntry(writes, row);
  const type = row.ended_at === null ? 'time-entry.started' : 'time-entry.created';
  await log({ type, id: row.id, version: row.version, after: toTimeEntry(row) });
  return row;
}

export async function changeEntry(
  { reads, writes, now, log }: Work,
  row: TimeEntryRow,
  change: Partial<TimeEntryRow>,
): Promise<TimeEntryRow> {
  const { rate_minor, rate_currency, rate_id, rate_own } = await rateRow(reads, { ...row, ...change }, row);
  const rate = { rate_minor, rate_currency, rate_id, rate_own };
  const after = await updateEntry(writes, row, { ...change, ...rate, updated_at: now });
  const stops = row.ended_at === null && after.ended_at !== null;
  await log({
    type: stops ? 'time-entry.stopped' : 'time-entry.changed',
    id: row.id,
    version: after.version,
    before: toTimeEntry(row),
    after: toTimeEntry(after),
  });
  return after;
}

export async function removeEntry({ writes, log }: Work, row: TimeEntryRow): Promise<void> {
  await deleteEntry(writes, row);
  await log({
    type: 'time-entry.deleted',
    id: row.id,
    version: row.version + 1,
    before: toTimeEntry(row),
  });
}

/** A deletion that overtook what creates the entry: its person's late request does not restore it. */
export async function noteDeletion({ reads, log }: Work, { userId }: Person, id: string): Promise<void> {
  if (await isEntry(reads, id)) return;
  const noted = await listLogged(reads, { id, types: [deletedUnseen] });
  if (noted.every(({ actor: by }) => by !== userId)) {
    await log({ type: deletedUnseen, id, version: 1 });
  }
}

export async function endEntry(
  work: Work,
  row: TimeEntryRow,
  end: Partial<TimeEntryRow> & { readonly ended_at: number },
): Promise<TimeEntryRow> {
  return await changeEntry(work, row, { ...end, seconds: (end.ended_at - row.started_at) / 1000 });
}
