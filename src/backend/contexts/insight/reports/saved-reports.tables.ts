export interface SavedReportTable {
  id: string;
  organization_id: string;
  /** Whose it is: nobody else sees it. */
  user_id: string;
  name: string;
  /** JSON of what is asked for. */
  query: string;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface SavedReportTables {
  saved_reports: SavedReportTable;
}
