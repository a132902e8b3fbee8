/** A week is handed in whole: every entry says what its project's rules ask for. */

import { nameFields } from '../../../../domain/required-fields.ts';
import { text } from '../../../../words/text.ts';
import { ApiError, type FieldIssue } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import { findMissingOf } from '../model/open-week.ts';
import type { SheetEntryRow } from './timesheets.repository.ts';

/** More would be nobody's reading; the first ones are where to begin. */
const maxNamed = 50;

/**
 * @param rules by project
 * @throws ApiError `field_missing`, naming the entries by id, with what each is missing
 */
export function requireFields(
  rows: readonly SheetEntryRow[],
  rules: ReadonlyMap<string, ProjectTimeRules>,
): void {
  const issues = rows.flatMap((row) => findIssue(row, rules.get(row.project_id)));
  if (issues.length > 0) {
    throw new ApiError(
      'field_missing',
      text`${issues.length} ${issues.length === 1 ? 'entry leaves' : 'entries leave'} out what is required: complete them before submitting the week.`,
      issues.slice(0, maxNamed),
    );
  }
}

function findIssue(row: SheetEntryRow, rules: ProjectTimeRules | undefined): readonly FieldIssue[] {
  const missing = findMissingOf(row, rules);
  const what = nameFields(missing);
  return missing.length === 0
    ? []
    : [{ field: row.id, issue: text`${row.project_name}, ${toInstant(row.started_at)}: needs ${what}` }];
}
