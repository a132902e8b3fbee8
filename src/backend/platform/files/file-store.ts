/**
 * Files beside the database, found by the SHA-256 of their content: what is stored is never changed, and a damaged file
 * is known. A file is on the disk before the row that names it; a file that no row names is removed by `sweep`.
 */

export interface StoredFile {
  /** In hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export type FoundFile =
  | { readonly state: 'found'; readonly content: Buffer }
  | { readonly state: 'missing' | 'damaged' };

/** Of these hashes, those that a row names. */
export type FindNamed = (hashes: readonly string[]) => Promise<ReadonlySet<string>>;

export interface FileStore {
  /** Stores the content, then has `commit` write the row that names it; no sweep comes between. @throws FileStoreError */
  keep<T>(content: Uint8Array, commit: (stored: StoredFile) => Promise<T>): Promise<T>;
  read(sha256: string): Promise<FoundFile>;
  /** Removes files that no row names and that are older than an hour. Does nothing while a file is being kept or held. */
  sweep(findNamed: FindNamed): Promise<number>;
  /** Lets no file be removed until it is released: a backup reads them. */
  hold(): { release(): void };
}

export class FileStoreError extends Error {
  override readonly name = 'FileStoreError';
  readonly code: 'disk_full' | 'io';

  constructor(code: 'disk_full' | 'io', message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
