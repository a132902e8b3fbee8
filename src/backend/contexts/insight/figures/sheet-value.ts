/** What the billable time of one timesheet is worth: the lines of an invoice of exactly that time (domain/figures/billed-value.ts). */
import { valueLines } from '../../../../domain/figures/billed-value.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type FigureSources, loadRoundings } from './project-roundings.ts';
import type { TimeRows } from './time-rows.ts';
import { listSheetedEntries } from './unbilled-time.repository.ts';

export interface ValuedSheet {
  readonly id: string;
  /** Entries of it that do not count, as those that were rejected. */
  readonly without: readonly string[];
}

/** One amount a currency, in the transaction of `reads`; of all time of the timesheet. */
export type ValueSheet = (reads: Reads, sheet: ValuedSheet) => Promise<readonly Money[]>;

export function createSheetValue(sources: Pick<FigureSources, 'loadRuleBook' | 'reads'>): ValueSheet {
  return async (reads, { id, without }) => {
    const roundings = await loadRoundings(sources, reads);
    const sheets = reads.whole('timesheets', 'sheet').where('timesheets.id', '=', id);
    const inSheets: TimeRows['inSheets'] = (ids) =>
      reads.wholeUnder('time_entries', 'sheet', ['timesheet_id', ids]);
    const entries = await listSheetedEntries({ time: { reads, sheets, inSheets }, filter: {} }, roundings);
    const counted = entries.filter((entry) => !without.includes(entry.id));
    return valueLines(counted, roundings.roundingOf).amounts;
  };
}
