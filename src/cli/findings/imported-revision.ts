/** Of which commit an imported log is: a server takes the default branch alone, in order of its commits. */
import type { LoggedRevision, ScannedRevision } from '../../contract/revisions/scanned-revision.ts';
import { readBeginning, readHistory, readRevision } from '../../workspace/revisions/read-revision.ts';
import { revisionOfLog } from '../../workspace/sarif-import/revisions.ts';
import type { CliIo } from '../io.ts';
import type { ImportOptions } from './findings-options.ts';

/** The commit that the log names, with what git here says of it; else the one that is checked out where the command runs. */
export async function readImportedRevision(
  log: Readonly<Record<string, unknown>>,
  { defaultBranch }: Pick<ImportOptions, 'defaultBranch'>,
  { cwd }: Pick<CliIo, 'cwd'>,
): Promise<ScannedRevision | undefined> {
  const logged = revisionOfLog(log);
  const beginning = await readBeginning(cwd);
  if (logged === undefined || logged.commit === beginning?.commit)
    return beginning && (await readRevision(cwd, { since: null, beginning, paths: [], defaultBranch }));
  return await completeRevision(logged, defaultBranch, cwd);
}

async function completeRevision(
  { branch, commit, isDefault = false, isClean = true, history }: LoggedRevision,
  defaultBranch: string | undefined,
  cwd: string,
): Promise<ScannedRevision> {
  return {
    branch,
    isDefault: defaultBranch === undefined ? isDefault : branch === defaultBranch,
    commit,
    isClean,
    since: null,
    history: history.length > 0 ? history : [...((await readHistory(cwd, commit)) ?? [])],
  };
}
