import type { RowState } from '../readers/source-row.ts';

export interface TimeImportTable {
  id: string;
  organization_id: string;
  imported_by: string;
  file_name: string;
  /** Of the file and what was said with it. */
  content_hash: string;
  /** JSON of what came of it. */
  result: string;
  undone_at: number | null;
  /**
   * Epoch milliseconds: while its rows are written in pieces, the process that writes is taken for alive until then.
   * Null once all of it is there; until then it is shown to nobody.
   */
  writing_until: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface ImportedEntryTable {
  entry_id: string;
  organization_id: string;
  import_id: string;
  row_number: number;
  /** Of who, what and when, and of how many like it came before in the file: once in an organization. */
  hash: string;
  /** What it was where it comes from. */
  state: RowState;
  /** Number of the other tool's invoice; empty when it told none. */
  invoice: string;
  /** As the file told it, with the rate; null in rows that came before this was kept. */
  billable: number | null;
  rate_minor: number | null;
  rate_currency: string | null;
}

/** An entry whose state a later import took over, as it was before. */
export interface TakenStateTable {
  import_id: string;
  entry_id: string;
  organization_id: string;
  row_number: number;
  state: RowState;
  invoice: string;
  timesheet_id: string | null;
}

export interface ImportedRecordTable {
  record_id: string;
  organization_id: string;
  import_id: string;
  kind: 'client' | 'project' | 'task' | 'timesheet';
}

interface TimeImportTables {
  time_imports: TimeImportTable;
  imported_entries: ImportedEntryTable;
  imported_records: ImportedRecordTable;
  taken_states: TakenStateTable;
}

declare module '../../../../schema.ts' {
  interface Schema extends TimeImportTables {}
}
