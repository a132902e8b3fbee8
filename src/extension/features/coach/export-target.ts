/** Where a conversation is proposed to be saved: it belongs to the person, not to the code of a workspace. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { KeptValues } from '../../../pages/page-ports.ts';

const folderKey = 'vireo.coach.exportFolder';

const isFolder = async (folder: string): Promise<boolean> =>
  await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The folder that was used last while it is there, else the person's documents, else their home. */
export async function proposeFolder(
  kept: Pick<KeptValues, 'get'>,
  home: string = homedir(),
): Promise<string> {
  const last = kept.get(folderKey);
  for (const folder of [last, path.join(home, 'Documents')])
    if (typeof folder === 'string' && (await isFolder(folder))) return folder;
  return home;
}

export async function keepFolder(kept: KeptValues, folder: string): Promise<void> {
  await kept.update(folderKey, folder);
}
