/** What lies in a folder, also under names that are no UTF-8: Node replaces what it cannot decode, and finds no such file then. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';

export interface FolderEntry {
  readonly entry: Dirent;
  /** Of a name that is no UTF-8: with its other bytes as `\xe9`. No path leads to it. */
  readonly escaped?: string;
}

const replacement = '\ufffd';

/** In the order of their names. */
export async function readFolderEntries(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const suspect = entries.some(({ name }) => name.includes(replacement));
  const escapes = suspect ? await findEscapes(folder) : [];
  const found = entries.map((entry) => {
    const at = escapes.findIndex(({ decoded }) => decoded === entry.name);
    const [undecodable] = at < 0 ? [] : escapes.splice(at, 1);
    return undecodable === undefined ? { entry } : { entry, escaped: undecodable.escaped };
  });
  return found.sort((a, b) => (a.entry.name < b.entry.name ? -1 : 1));
}

/** Of the names that are no UTF-8: a name may hold the replacement character itself. */
async function findEscapes(folder: string): Promise<{ decoded: string; escaped: string }[]> {
  const names = await readdir(folder, { encoding: 'buffer' });
  return names.flatMap((bytes) => {
    return isText(bytes) ? [] : [{ decoded: bytes.toString('utf8'), escaped: escapeBytes(bytes) }];
  });
}

/** What is UTF-8 stays; every other byte is told by its number. */
export function escapeBytes(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((each) => isText(bytes.subarray(at, at + each)));
    text +=
      length === undefined
        ? `\\x${bytes.toString('hex', at, at + 1)}`
        : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

function isText(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}
