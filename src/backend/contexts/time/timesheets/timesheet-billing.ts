/** What invoices do to timesheets: the port that the invoices slice is given. */
import { decideTimesheet } from '../../../../domain/timesheet-states.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { changeState } from './change-state.ts';
import { listFullyBilled, listSheetsById, type TimesheetRow } from './timesheets.repository.ts';

export interface SheetsOfInvoice {
  readonly organizationId: string;
  readonly timesheetIds: readonly string[];
}

/** Marks the sheets as invoiced whose billable time is now all on issued invoices. */
export async function markInvoiced(work: Work, { timesheetIds }: SheetsOfInvoice): Promise<void> {
  const billed = await listFullyBilled(work.reads, timesheetIds);
  await moveSheets(work, 'invoice', billed);
}

/** Takes sheets back to approved after a credit note has released their time. */
export async function releaseInvoiced(work: Work, { timesheetIds }: SheetsOfInvoice): Promise<void> {
  await moveSheets(work, 'release', await listSheetsById(work.reads, timesheetIds));
}

async function moveSheets(
  work: Work,
  act: 'invoice' | 'release',
  rows: readonly TimesheetRow[],
): Promise<void> {
  for (const row of rows) {
    const decision = decideTimesheet(act, { ...bySystem, state: row.state });
    if (decision.ok) {
      await changeState(work, row, { act, change: { state: decision.value } });
    }
  }
}

/** Nobody acts here: only the state decides. */
const bySystem = {
  actorIsAuthor: false,
  signInCount: 1,
  selfApproval: 'alone',
  billed: true,
  entryCount: 1,
  timerRunning: false,
} as const;
