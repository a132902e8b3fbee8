/** The file store in memory, for tests. */
import { sha256Of } from '../platform/files/file-places.ts';
import type { FileStore } from '../platform/files/file-store.ts';

export interface MemoryFileStore extends FileStore {
  /** What is stored, by hash: a test may damage it. */
  readonly files: Map<string, Buffer>;
}

export function createMemoryFileStore(): MemoryFileStore {
  const files = new Map<string, Buffer>();
  return {
    files,
    async keep(content, commit) {
      const sha256 = sha256Of(content);
      files.set(sha256, Buffer.from(content));
      return await commit({ sha256, size: content.length });
    },
    async read(sha256) {
      const content = files.get(sha256);
      if (content === undefined) return { state: 'missing' };
      return sha256Of(content) === sha256 ? { state: 'found', content } : { state: 'damaged' };
    },
    async sweep(findNamed) {
      const hashes = [...files.keys()];
      const named = await findNamed(hashes);
      const orphans = hashes.filter((hash) => !named.has(hash));
      for (const hash of orphans) files.delete(hash);
      return orphans.length;
    },
    hold: () => ({ release: () => undefined }),
  };
}
