import { symlink } from 'node:fs/promises';
import type { FileState } from './file-state.ts';
import { writeDurably } from './write-durably.ts';

/** Makes a file or a link at a path where nothing is. */
export async function writeState(file: string, state: FileState): Promise<void> {
  if (state.kind === 'link') await symlink(state.target, file);
  else await writeDurably(file, state.bytes, state.mode);
}
