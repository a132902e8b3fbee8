/** Undoes and redoes what a run changed in the user's files; each time the current files are saved first. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Restored } from '../../contract/work/work-tasks.ts';
import type { CheckpointStore } from '../../workspace/runs/checkpoints/checkpoint-store.ts';

/** Names the checkpoint of what stood there before a run was applied. */
export function labelOf(runId: string): string {
  return `run ${runId}`;
}

/** Of the store's own name for what a restore has kept. */
const before = /^(?:Before: )+/;

/** Null where the run has changed nothing in the folder, or what it changed is kept no longer. */
export async function restoreRun(
  store: CheckpointStore,
  { folder, runId }: { readonly folder: string; readonly runId: string },
): Promise<Restored> {
  const place = await realpath(folder);
  const newest = (await store.list()).findLast(
    ({ label, root }) => label.replace(before, '') === labelOf(runId) && isWithin(place, root),
  );
  if (newest === undefined) return null;
  const undo = await store.restore(newest.id);
  // The one that was just taken is the newest from now on.
  await store.remove(newest.id);
  const holdsRun = ((newest.label.match(before)?.[0].length ?? 0) / 'Before: '.length) % 2 === 1;
  return { root: undo.root, files: undo.entries.map((entry) => entry.path), holdsRun };
}

function isWithin(folder: string, root: string): boolean {
  const relative = path.relative(root, folder);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
