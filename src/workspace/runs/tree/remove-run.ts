/** Removes what a run left: its tree, git's record of it, and the ref of its start. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { ignore } from '../../ignore-error.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { runGit } from './run-git.ts';
import { listRunIds, loadRecord, placesOf, type RunPlaces, type RunRecord } from './run-record.ts';

/** Can be repeated, and goes on where an earlier one was killed. */
export async function removeRun(places: RunPlaces): Promise<void> {
  const record = await loadRecord(places);
  // Links are removed, never followed: the user's dependencies stay.
  await rm(places.tree, { recursive: true, force: true });
  if (record?.git !== undefined) await removeFromRepository(places, record.git);
  await rm(places.folder, { recursive: true, force: true });
}

type GitRecord = NonNullable<RunRecord['git']>;

async function removeFromRepository(places: RunPlaces, git: GitRecord): Promise<void> {
  // The repository may be gone by now, and everything of the run with it.
  if (!existsSync(git.commonFolder)) return;
  const place = { cwd: git.commonFolder, gitFolder: git.commonFolder };
  try {
    await runGit(place, ['worktree', 'remove', '--force', '--force', places.tree]);
  } catch (error) {
    if (!(error instanceof RunFileError)) throw error;
    ignore(error, 'the run ended before its work tree was made');
  }
  await runGit(place, ['update-ref', '-d', git.ref]);
}

/** Removes the trees of all runs but those to keep; the answer lists the ids. Run it at the start of the host. */
export async function sweepRunTrees(
  dataDirectory: string,
  isKept: (runId: string) => boolean,
): Promise<readonly string[]> {
  const dead = (await listRunIds(dataDirectory)).filter((runId) => !isKept(runId));
  for (const runId of dead) await removeRun(placesOf(dataDirectory, runId));
  return dead;
}
