/** What goes out by its name comes back by it: of two that have the same, an import makes one. */
import { nameKey } from '../imports/resolve/directory.ts';
import { phrase } from '../readers/phrase.ts';
import { Report } from '../readers/report.ts';
import type { Loss } from '../readers/source-row.ts';
import type { ExportedEntryRow } from './exports.repository.ts';

interface Named {
  readonly column: string;
  readonly id: (row: ExportedEntryRow) => string | null;
  /** As an import tells them apart. */
  readonly path: (row: ExportedEntryRow) => readonly string[];
}

const kinds: readonly Named[] = [
  { column: 'person', id: ({ user_id }) => user_id, path: ({ person, email }) => [email || person] },
  { column: 'client', id: ({ client_id }) => client_id, path: ({ client }) => [client] },
  { column: 'project', id: ({ project_id }) => project_id, path: ({ client, project }) => [client, project] },
  {
    column: 'task',
    id: ({ task_id }) => task_id,
    path: ({ client, project, task }) => [client, project, task ?? ''],
  },
];

export function findTwins(rows: readonly ExportedEntryRow[]): readonly Loss[] {
  const report = new Report();
  for (const kind of kinds) sayTwins(rows, kind, report);
  return report.losses;
}

function sayTwins(rows: readonly ExportedEntryRow[], { column, id, path }: Named, report: Report): void {
  const firsts = new Map<string, string>();
  for (const [at, row] of rows.entries()) {
    const one = id(row);
    if (one === null) continue;
    const names = path(row);
    const key = nameKey(...names);
    const first = firsts.get(key) ?? one;
    firsts.set(key, first);
    if (first === one) continue;
    const message = phrase`Another one has the same name: an import makes one of the two.`;
    report.lose('same_name', message, { row: at + 2, column, value: names.join(' · ') });
  }
}
