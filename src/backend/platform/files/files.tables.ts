/** Which files of the store belong to which organization. */
export interface StoredFileTable {
  organization_id: string;
  /** SHA-256 of the content, in hex. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Epoch milliseconds. */
  created_at: number;
}

interface FileTables {
  stored_files: StoredFileTable;
}

declare module '../../schema.ts' {
  interface Schema extends FileTables {}
}
