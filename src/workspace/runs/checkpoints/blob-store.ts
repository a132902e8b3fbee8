/** Contents by their SHA-256, each kept once. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../files/file-state.ts';
import { hasErrorCode } from '../files/run-file-error.ts';
import { replaceDurably } from '../files/write-durably.ts';

export interface BlobStore {
  /** Keeps the bytes; safe to repeat, and after a kill in the middle. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where the content is missing or not what it was. */
  get(hash: string): Promise<Uint8Array | undefined>;
  remove(hash: string): Promise<void>;
  /** Hash → size in bytes, of all that is kept; clears up what a killed write left. */
  list(): Promise<ReadonlyMap<string, number>>;
}

export function createBlobStore(folder: string): BlobStore {
  const fileOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));
  return {
    async put(hash, bytes) {
      const file = fileOf(hash);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await replaceDurably(file, bytes);
    },
    async get(hash) {
      try {
        const bytes = await readFile(fileOf(hash));
        return sha256(bytes) === hash ? bytes : undefined;
      } catch (error) {
        if (hasErrorCode(error, 'ENOENT')) return undefined;
        throw error;
      }
    },
    remove: (hash) => rm(fileOf(hash), { force: true }),
    list: () => listBlobs(folder),
  };
}

async function listBlobs(folder: string): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const prefix of await namesIn(folder)) {
    for (const name of await namesIn(path.join(folder, prefix))) {
      const file = path.join(folder, prefix, name);
      if (name.endsWith('.tmp')) await rm(file, { force: true });
      else sizes.set(prefix + name, (await stat(file)).size);
    }
  }
  return sizes;
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
