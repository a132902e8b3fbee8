/** Files that are on the disk when the call returns, whole; a disk that is full leaves nothing of them. */
import { open, rename, rm } from 'node:fs/promises';

/** Makes a file where none is. */
export async function writeDurably(file: string, bytes: Uint8Array | string, mode = 0o600): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.chmod(mode);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Puts the bytes in the file's place at once; safe to repeat, and after a kill in the middle. */
export async function replaceDurably(file: string, bytes: Uint8Array | string): Promise<void> {
  const draft = `${file}.tmp`;
  await rm(draft, { force: true });
  await writeDurably(draft, bytes);
  try {
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
