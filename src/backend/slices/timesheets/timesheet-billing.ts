/** What invoices do to timesheets: the port that the invoices slice is given. */
import { decideTimesheet, type TimesheetState } from '../../../domain/timesheet-states.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { toTimesheet } from './timesheet-view.ts';
import { changedMeanwhile } from './timesheets.errors.ts';
import { timesheetEvents } from './timesheets.events.ts';
import {
  findUserNames,
  listFullyBilled,
  listSheetsById,
  type SheetSums,
  sumSheets,
  type TimesheetRow,
  updateTimesheet,
} from './timesheets.repository.ts';

export interface SheetsOfInvoice {
  readonly organizationId: string;
  readonly timesheetIds: readonly string[];
}

/** Marks the sheets as invoiced whose billable time is now all on issued invoices. */
export async function markInvoiced(
  work: Work,
  { organizationId, timesheetIds }: SheetsOfInvoice,
): Promise<void> {
  const billed = await listFullyBilled(work.trx, organizationId, timesheetIds);
  await moveSheets(work, 'invoice', billed);
}

/** Takes sheets back to approved after a credit note has released their time. */
export async function releaseInvoiced(
  work: Work,
  { organizationId, timesheetIds }: SheetsOfInvoice,
): Promise<void> {
  await moveSheets(work, 'release', await listSheetsById(work.trx, organizationId, timesheetIds));
}

async function moveSheets(
  work: Work,
  act: 'invoice' | 'release',
  rows: readonly TimesheetRow[],
): Promise<void> {
  const sums = await sumSheets(work.trx, rows);
  for (const row of rows) {
    const decision = decideTimesheet(act, { ...bySystem, state: row.state });
    if (decision.ok) {
      await moveSheet(work, row, {
        event: timesheetEvents[act],
        state: decision.value,
        sums: sums.get(row.id),
      });
    }
  }
}

interface Move {
  readonly event: string;
  readonly state: TimesheetState;
  readonly sums: SheetSums | undefined;
}

async function moveSheet(
  { trx, now, log }: Work,
  row: TimesheetRow,
  { event, state, sums }: Move,
): Promise<void> {
  const changed = await updateTimesheet(trx, row, { state, updated_at: now });
  if (!changed) {
    throw changedMeanwhile();
  }
  const names = await findUserNames(trx, row.organization_id, [row.user_id]);
  const facts = { sums, userName: names.get(row.user_id) };
  const [before, after] = [toTimesheet(row, facts), toTimesheet(changed, facts)];
  await log({ type: event, id: row.id, version: changed.version, before, after });
}

/** Nobody acts here: only the state decides. */
const bySystem = { actorIsAuthor: false, deciderCount: 1, entryCount: 1, timerRunning: false };
