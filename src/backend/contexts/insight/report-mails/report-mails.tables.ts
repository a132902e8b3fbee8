export interface ReportMailTable {
  id: string;
  organization_id: string;
  /** Whose rows it shows, and by whose rights it leaves. */
  user_id: string;
  name: string;
  content: 'saved_report' | 'weekly_summary';
  /** Null: a weekly summary, or its report was deleted. */
  saved_report_id: string | null;
  /** JSON of `StoredRecipient`. */
  recipients: string;
  /** JSON of the schedule's rule. */
  rule: string;
  state: 'active' | 'paused';
  created_at: number;
  updated_at: number;
  version: number;
}

/** One row a period, whatever came of it: it does not leave again. */
export interface ReportMailRunTable {
  organization_id: string;
  report_mail_id: string;
  period: string;
  /** How many were handed to the outbox. */
  mails: number;
  /** Why none, or fewer than its recipients, left: a sentence. */
  because: string | null;
  csv_sha256: string | null;
  /** Epoch milliseconds. */
  made_at: number;
}

interface ReportMailTables {
  report_mails: ReportMailTable;
  report_mail_runs: ReportMailRunTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ReportMailTables {}
}
