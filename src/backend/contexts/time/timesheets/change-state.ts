/** The one way a timesheet changes: the row, what moves with it, and the event of both. */

import type { TimesheetAct } from '../../../../domain/timesheet-states.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { MovedEntry } from '../entries/index.ts';
import { showTimesheet } from './timesheet-facts.ts';
import { timesheetEvents } from './timesheets.events.ts';
import { type TimesheetRow, updateTimesheet } from './timesheets.repository.ts';
import type { Timesheet } from './timesheets.schema.ts';

export interface StateChange {
  readonly act: TimesheetAct;
  readonly change: Partial<TimesheetRow>;
  /** Told in the event beside the timesheet. */
  readonly more?: object;
  /** What moves with it, once the row has its new state. */
  readonly move?: (changed: TimesheetRow) => Promise<void>;
}

/** A change of something else than the state. */
export async function updateRow(
  { writes, now }: Work,
  row: TimesheetRow,
  change: Partial<TimesheetRow>,
): Promise<TimesheetRow> {
  return await updateTimesheet(writes, row, { ...change, updated_at: now });
}

export async function changeState(
  work: Work,
  row: TimesheetRow,
  { act, change, more = {}, move }: StateChange,
): Promise<Timesheet> {
  const before = await showTimesheet(work.reads, row);
  const changed = await updateRow(work, row, change);
  await move?.(changed);
  const after = await showTimesheet(work.reads, changed);
  const { id, version } = changed;
  await work.log({ type: timesheetEvents[act], id, version, before, after: { ...after, ...more } });
  return after;
}

/** Each entry that moves is a changed record with an event of its own: its history has no gap. */
export async function logMovedEntries(
  { log }: Work,
  moved: readonly MovedEntry[],
  timesheetId: string | null,
): Promise<void> {
  const type = timesheetId === null ? 'time-entry.unlocked' : 'time-entry.locked';
  for (const { id, version } of moved) {
    await log({ type, id, version, after: { timesheetId } });
  }
}
