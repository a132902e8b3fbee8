/** Verdicts on single entries of a submitted timesheet, and what they make of the sheet. */

export const entryVerdicts = ['approved', 'rejected'] as const;
export type EntryVerdict = (typeof entryVerdicts)[number];

/**
 * The state of a submitted sheet after verdicts on its entries, one each, undefined where none was given. It waits
 * until the last one; it is rejected when nothing of it is approved. Otherwise it is approved, and the rejected entries
 * have to leave it: they come back to the author on a supplementary sheet.
 */
export function settleVerdicts(
  verdicts: readonly (EntryVerdict | undefined)[],
): 'submitted' | 'approved' | 'rejected' {
  if (verdicts.includes(undefined)) {
    return 'submitted';
  }
  return verdicts.includes('approved') ? 'approved' : 'rejected';
}
