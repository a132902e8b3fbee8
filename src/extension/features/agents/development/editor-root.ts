/** The folder of a run as the editor has it open: a link to it has another address than what it leads to. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** `root` is a real path, that of the project's folder or of one above it. */
export async function editorRoot(root: string, folder: string | undefined): Promise<string> {
  if (folder === undefined) return root;
  const below = path.relative(root, await realpath(folder).catch(() => folder));
  if (below === '') return folder;
  const isAbove = !below.startsWith('..') && !path.isAbsolute(below);
  return isAbove && folder.endsWith(`${path.sep}${below}`) ? folder.slice(0, -below.length - 1) : root;
}
