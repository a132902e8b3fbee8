/** What of our own formats does not come back as it was: states that a person gave up, or has still to decide. */

import { phrase } from '../readers/phrase.ts';
import { Report } from '../readers/report.ts';
import { type Loss, openStates } from '../readers/source-row.ts';
import type { ExportedRow } from './exported-row.ts';

export function findUndecided(rows: readonly ExportedRow[]): Loss[] {
  const report = new Report();
  for (const [at, { state }] of rows.entries()) {
    if (!openStates.some((one) => one === state)) continue;
    const message = phrase`The file keeps this state, but an import reads it as open: its week is submitted again.`;
    report.lose('state_not_carried', message, { row: at + 2, column: 'state', value: state });
  }
  return report.losses;
}
