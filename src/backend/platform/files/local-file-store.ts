/** The file store in a folder of this machine. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { diskFullMessage, isDiskFull } from '../../../contract/local/disk-full.ts';
import { makeDirectory, syncDirectory } from '../db/durable-files.ts';
import { filePathOf, sha256Of } from './file-places.ts';
import {
  type FileStore,
  FileStoreError,
  type FindNamed,
  type FoundFile,
  type StoredFile,
} from './file-store.ts';

/** A row may still be on its way; of a process that died none comes any more. */
const orphanAgeMs = 60 * 60 * 1000;
const draftPrefix = '.new-';
const namedAtOnce = 200;

export interface LocalFileStoreOptions {
  readonly folder: string;
  readonly now: () => number;
  /** How a file is written, to its last byte on the disk; tests let the disk fail. */
  readonly write?: (file: string, content: Uint8Array) => Promise<void>;
}

async function writeSynced(file: string, content: Uint8Array): Promise<void> {
  const handle = await fs.promises.open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// process-local: a sweep waits for uses of this process; on several: a lock by the store.
export class LocalFileStore implements FileStore {
  readonly #options: LocalFileStoreOptions;
  readonly #write: (file: string, content: Uint8Array) => Promise<void>;
  #uses = 0;
  #sweeping: Promise<unknown> | undefined;

  constructor(options: LocalFileStoreOptions) {
    this.#options = options;
    this.#write = options.write ?? writeSynced;
  }

  async keep<T>(content: Uint8Array, commit: (stored: StoredFile) => Promise<T>): Promise<T> {
    this.#uses++;
    try {
      await this.#sweeping;
      const stored = { sha256: sha256Of(content), size: content.length };
      await this.#store(stored.sha256, content);
      return await commit(stored);
    } finally {
      this.#uses--;
    }
  }

  async read(sha256: string): Promise<FoundFile> {
    try {
      const content = await fs.promises.readFile(this.#fileOf(sha256));
      return sha256Of(content) === sha256 ? { state: 'found', content } : { state: 'damaged' };
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return { state: 'missing' };
      throw new FileStoreError('io', 'A stored file cannot be read.', error);
    }
  }

  hold(): { release(): void } {
    this.#uses++;
    let held = true;
    const release = () => {
      if (held) this.#uses--;
      held = false;
    };
    return { release };
  }

  async sweep(findNamed: FindNamed): Promise<number> {
    if (this.#uses > 0 || this.#sweeping) return 0;
    const swept = this.#removeOrphans(findNamed);
    this.#sweeping = swept.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await swept;
    } finally {
      this.#sweeping = undefined;
    }
  }

  async #store(sha256: string, content: Uint8Array): Promise<void> {
    const file = this.#fileOf(sha256);
    const folder = path.dirname(file);
    const draft = path.join(folder, `${draftPrefix}${randomBytes(6).toString('hex')}`);
    try {
      if ((await this.read(sha256)).state === 'found') return await this.#touch(file);
      makeDirectory(folder);
      await this.#write(draft, content);
      await fs.promises.rename(draft, file);
      syncDirectory(folder);
    } catch (error) {
      await fs.promises.rm(draft, { force: true });
      throw toStoreError(error);
    }
  }

  /** Left by somebody whose row never came, it must not be swept before ours does. */
  async #touch(file: string): Promise<void> {
    const now = new Date(this.#options.now());
    await fs.promises.utimes(file, now, now);
  }

  async #removeOrphans(findNamed: FindNamed): Promise<number> {
    const old = (await this.#listFiles()).filter(
      ({ modifiedMs }) => this.#options.now() - modifiedMs > orphanAgeMs,
    );
    let removed = 0;
    for (let at = 0; at < old.length; at += namedAtOnce) {
      const some = old.slice(at, at + namedAtOnce);
      const named = await findNamed(some.flatMap(({ sha256 }) => sha256 ?? []));
      for (const { file, sha256 } of some) {
        if (sha256 !== undefined && named.has(sha256)) continue;
        await fs.promises.rm(file, { force: true });
        removed++;
      }
    }
    return removed;
  }

  /** Drafts of a process that died have no hash. Whatever else lies there is not ours. */
  async #listFiles() {
    const { folder } = this.#options;
    const names = fs.existsSync(folder) ? await fs.promises.readdir(folder, { recursive: true }) : [];
    const files: { file: string; sha256: string | undefined; modifiedMs: number }[] = [];
    for (const name of names) {
      const [, first, rest, draft] =
        /^([0-9a-f]{2})[\\/](?:([0-9a-f]{62})|(\.new-[0-9a-f]{12}))$/.exec(name) ?? [];
      if (rest === undefined && draft === undefined) continue;
      const file = path.join(folder, name);
      const { mtimeMs } = await fs.promises.stat(file);
      files.push({ file, sha256: rest === undefined ? undefined : `${first}${rest}`, modifiedMs: mtimeMs });
    }
    return files;
  }

  #fileOf(sha256: string): string {
    return path.join(this.#options.folder, filePathOf(sha256));
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function toStoreError(error: unknown): FileStoreError {
  if (error instanceof FileStoreError) return error;
  return isDiskFull(error)
    ? new FileStoreError('disk_full', diskFullMessage, error)
    : new FileStoreError('io', 'The file could not be written.', error);
}
