/** A week is handed in whole: every entry says what its project's rules ask for. */
import { ApiError, type FieldIssue } from '../../platform/http/api-error.ts';
import { toInstant } from '../../platform/http/instant.ts';
import type { Trx } from '../../schema.ts';
import { findMissingOf, listFinished } from '../open-week.ts';
import type { LoadTimeRules, ProjectTimeRules } from '../time-rule-fields.ts';
import { listSheetEntries, type SheetEntryRow, type TimesheetRow } from './timesheets.repository.ts';

/** More would be nobody's reading; the first ones are where to begin. */
const maxNamed = 50;

/** @throws ApiError `field_missing`, naming the entries by id, with what each is missing */
export async function requireFields(
  trx: Trx,
  sheet: TimesheetRow,
  loadTimeRules: LoadTimeRules,
): Promise<void> {
  const rows = listFinished(await listSheetEntries(trx, sheet));
  const projectIds = rows.map((row) => row.project_id);
  const rules = await loadTimeRules(trx, sheet.organization_id, projectIds);
  const issues = rows.flatMap((row) => findIssue(row, rules.get(row.project_id)));
  if (issues.length > 0) {
    throw new ApiError(
      'field_missing',
      `${issues.length} ${issues.length === 1 ? 'entry leaves' : 'entries leave'} out what is required: complete them before submitting the week.`,
      issues.slice(0, maxNamed),
    );
  }
}

function findIssue(row: SheetEntryRow, rules: ProjectTimeRules | undefined): readonly FieldIssue[] {
  const missing = findMissingOf(row, rules);
  const what = missing.map((field) => `a ${field}`).join(' and ');
  return missing.length === 0
    ? []
    : [{ field: row.id, issue: `${row.project_name}, ${toInstant(row.started_at)}: needs ${what}` }];
}
