/** Imports accept time of archived projects, which every other route rejects; the report warns. */

import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import { phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { ResolvedRow } from './resolved-rows.ts';

const messages = {
  project_archived: phrase`The project is archived here: its time is imported, and it stays archived. Restore it to record more.`,
  client_archived: phrase`The client is archived here: the new project is added to it anyway.`,
} as const;

export function warnArchived(rows: readonly ResolvedRow[], report: Report): void {
  const archived = rows.flatMap((row) => {
    const code = findCode(row);
    return code === undefined ? [] : [{ ...row, code }];
  });
  const firsts = new Map(archived.toReversed().map((row) => [row.project, row]));
  const isFirst = (row: (typeof archived)[number]) => firsts.get(row.project) === row;
  // A report has a few examples: they shall be of as many projects.
  for (const wanted of [true, false]) {
    for (const row of archived.filter((one) => isFirst(one) === wanted)) {
      const value = projectLabel(row.client.name, row.project.name);
      report.lose(row.code, messages[row.code], { row: row.source.row, value });
    }
  }
}

function findCode({ project, client }: ResolvedRow): keyof typeof messages | undefined {
  if ('id' in project) return project.isArchived ? 'project_archived' : undefined;
  return 'id' in client && client.isArchived ? 'client_archived' : undefined;
}
