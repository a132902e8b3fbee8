export interface ProjectHealthTable {
  id: string;
  organization_id: string;
  project_id: string;
  /** What measured it: `scan`, or the name of an agent. */
  source: string;
  /** The scan or request that did; each records once. */
  source_id: string;
  /** 0 to 1; null where nothing could be assessed. */
  score: number | null;
  /** JSON: `[{ id, score }]`, in the order of the parts. */
  part_scores: string;
  /** JSON: see `healthReportSchema`. Null once a newer one is there. */
  report: string | null;
  recorded_at: number;
}

export interface HealthTables {
  project_health: ProjectHealthTable;
}
