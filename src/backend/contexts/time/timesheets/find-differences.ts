/** What changed in a week since it was submitted, or sent back, before: from the event log. */
import * as z from 'zod';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listSnapshots } from './approval/approval.repository.ts';
import {
  type SnapshotEntry,
  snapshotEntrySchema,
  type TimesheetDifferences,
} from './approval/approval.schema.ts';
import { compareEntries, noDifferences } from './timesheet-differences.ts';
import { toSheetTime } from './timesheet-view.ts';
import { listSheetEntries, type TimesheetRow } from './timesheets.repository.ts';

/** Events before differences were told name no entries. */
const snapshotSchema = z.object({ entries: z.array(snapshotEntrySchema) });

interface Baseline {
  readonly at: number;
  readonly entries: readonly SnapshotEntry[];
}

/**
 * A submitted week is compared with the submission before its own, any other with its last one. A supplementary sheet
 * of rejected entries begins with those.
 */
export async function findBaseline(reads: Reads, row: TimesheetRow): Promise<Baseline | undefined> {
  const newest = await listSnapshots(reads, row);
  const event = newest[row.state === 'submitted' ? 1 : 0];
  const parsed = snapshotSchema.safeParse(JSON.parse(event?.after ?? 'null'));
  return event && parsed.success ? { at: event.at, entries: parsed.data.entries } : undefined;
}

export async function loadSnapshot(reads: Reads, row: TimesheetRow): Promise<readonly SnapshotEntry[]> {
  return (await listSheetEntries(reads, row)).map(toSheetTime);
}

export async function findDifferences(reads: Reads, row: TimesheetRow): Promise<TimesheetDifferences> {
  const baseline = await findBaseline(reads, row);
  const differences =
    baseline === undefined ? noDifferences : compareEntries(baseline.entries, await loadSnapshot(reads, row));
  return { timesheetId: row.id, since: baseline ? toInstant(baseline.at) : null, ...differences };
}
