/** A run's tree for a folder without git: a bounded copy, and a second one to compare with. */
import { mkdir } from 'node:fs/promises';
import { type CopyLimits, copyFiles, type FillTree } from './copy-files.ts';
import { linkDependencies } from './dependency-folders.ts';
import { listFolder } from './list-folder.ts';
import type { RunPlaces, RunRecord } from './run-record.ts';

export interface CopyFolderOptions {
  readonly runId: string;
  readonly limits: CopyLimits;
  readonly fill?: FillTree | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Throws `too-large` for a folder beyond the limits. */
export async function copyFolder(
  folder: string,
  places: RunPlaces,
  options: CopyFolderOptions,
): Promise<RunRecord> {
  const { files, leftOut } = await listFolder(folder, { ignores: true });
  const { signal, limits, fill } = options;
  await mkdir(places.tree);
  const copied =
    (await fill?.(places.tree)) ??
    (await copyFiles({ from: folder, to: places.tree, files, limits, signal }));
  await mkdir(places.start);
  await copyFiles({ from: places.tree, to: places.start, files: copied, limits, signal });
  const linked = await linkDependencies(folder, places.tree, leftOut);
  return { version: 1, runId: options.runId, folder, top: folder, linked };
}
