/** Where a stored file lies below the folder of the store, by its content alone, and whether it still is that content. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `ab/cdef…`: few folders, none with too many files. */
export function filePathOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

/** False where it is missing, or its content is another. */
export async function checkStored(file: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  return hash.digest('hex') === sha256;
}
