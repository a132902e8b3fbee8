/** Where a conversation is proposed to be saved: it belongs to the person, not to the code of a workspace. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const folderKey = 'vireo.coach.exportFolder';

const isFolder = async (folder: string): Promise<boolean> =>
  await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The folder that was used last while it is there, else the person's documents, else their home. */
export async function proposeFolder(
  memento: Pick<Memento, 'get'>,
  home: string = homedir(),
): Promise<string> {
  const last = memento.get(folderKey);
  for (const folder of [last, path.join(home, 'Documents')])
    if (typeof folder === 'string' && (await isFolder(folder))) return folder;
  return home;
}

export async function keepFolder(memento: Memento, file: string): Promise<void> {
  await memento.update(folderKey, path.dirname(file));
}

/** `How many hours last week?` becomes `How-many-hours-last-week.md`. */
export function proposeFileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  return `${name.replaceAll(/^-+|-+$/g, '') || 'coach'}.md`;
}
