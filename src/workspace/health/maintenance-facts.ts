/** The history, and how hard what it changed is to change. */
import type { ChangedFile, MaintenanceFacts, Measured } from '../../contract/health.ts';
import type { ProjectFiles } from './file-facts.ts';
import { type HistoryRequest, readHistory } from './read-history.ts';

export async function measureMaintenance(
  request: HistoryRequest,
  { read }: ProjectFiles,
): Promise<Measured<MaintenanceFacts>> {
  const history = await readHistory(request);
  if (history.kind !== 'measured') return history;
  const { changes, commitsByAuthor, daysSinceLastCommit } = history.facts;
  // Tests are changed with what they test, and long tables of cases are no burden.
  const code = read.filter(({ role }) => role === 'code');
  const files = code.flatMap(({ file, lines, indentation }): readonly ChangedFile[] => {
    const times = changes.get(file);
    return times === undefined ? [] : [{ file, changes: times, lines, indentation }];
  });
  return { kind: 'measured', facts: { files, commitsByAuthor, daysSinceLastCommit } };
}
