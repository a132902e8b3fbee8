/** A statement that is put before models for its person alone. */
export interface MemoryTable {
  id: string;
  organization_id: string;
  user_id: string;
  text: string;
  /** Who wrote it down: an assistant proposed it and the person kept it, or the person did. */
  source: 'user' | 'assistant';
  created_at: number;
  updated_at: number;
  version: number;
}

interface MemoryTables {
  memories: MemoryTable;
}

declare module '../../../schema.ts' {
  interface Schema extends MemoryTables {}
}
