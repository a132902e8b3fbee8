/** How a whole file is refused, by what is wrong in it. */

import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Problem } from '../readers/source-row.ts';

function sayWhere({ row, column, value, message }: Problem): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`].filter(
    Boolean,
  );
  const where = place.length === 0 ? 'The file' : place.join(', ');
  return `${where}${value ? `: "${value}"` : ''} ${message}`;
}

/** The whole file is refused for one of them; each names the field of the request that settles it. */
export function refusal(problems: readonly Problem[]): ApiError {
  const details = problems.map((problem) => ({ field: problem.option ?? 'file', issue: sayWhere(problem) }));
  const first = details[0];
  const settled = first && first.field !== 'file' ? ` (${first.field} settles it)` : '';
  return new ApiError('invalid', text`Nothing was imported. ${first?.issue ?? ''}${settled}.`, details);
}
