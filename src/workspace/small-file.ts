/** Reads a file of ours in somebody's workspace: a plain one of a sensible size, or nothing. */
import { lstat, readFile } from 'node:fs/promises';

export type SmallFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly why: string };

/** Links are not followed: what we read of a workspace lies in it. */
export async function readSmallFile(file: string, maxBytes: number): Promise<SmallFile> {
  try {
    const info = await lstat(file);
    if (!info.isFile()) return { kind: 'refused', why: 'is not a plain file' };
    if (info.size > maxBytes) return { kind: 'refused', why: `is larger than ${maxBytes / 1024} kB` };
    return { kind: 'text', text: await readFile(file, 'utf8') };
  } catch (error) {
    const isAbsent =
      error instanceof Error && 'code' in error && /^ENO(?:ENT|TDIR)$/.test(String(error.code));
    return isAbsent ? { kind: 'absent' } : { kind: 'refused', why: 'cannot be read' };
  }
}
