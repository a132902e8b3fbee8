/** A folder for one test, gone after it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  /** Tries again where a process that is about to end still writes into it. */
  remove(): void;
}

export function createTemporaryFolder(): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-test-')));
  return {
    path: folder,
    write(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
