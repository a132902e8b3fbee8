export const recurringOutcomes = [
  'draft',
  'issued',
  /** Issued; its mail is made next. */
  'sending',
  /** Its mail was handed to the outbox. */
  'sent',
  'nothing',
  'client_archived',
  /** It was tried, and `because` says what stood against it. */
  'failed',
] as const;
export type RecurringOutcome = (typeof recurringOutcomes)[number];

export interface RecurringTemplateTable {
  id: string;
  organization_id: string;
  client_id: string;
  /** Of its time; null: all of the client's. */
  project_id: string | null;
  name: string;
  /** JSON of `contentFields`. */
  content: string;
  result: 'draft' | 'issued' | 'sent';
  state: 'active' | 'paused' | 'ended';
  /** Number of the first period that is made; those before were not wanted. */
  first_number: number;
  /** JSON of domain/recurring AgreedTerms; null: what it makes stays a draft. */
  agreed: string | null;
  /** Why it asks again. */
  asks_because: 'price' | 'tax' | 'recipient' | 'mail' | 'changed' | null;
  created_by: string;
  created_at: number;
  updated_at: number;
  version: number;
}

/** One row a template and period, whatever came of it: of a period that has an invoice none is made again. */
export interface RecurringRunTable {
  organization_id: string;
  template_id: string;
  /** Local dates. */
  period_start: string;
  period_end: string;
  outcome: RecurringOutcome;
  /** Null: none was made, or its draft was deleted. */
  invoice_id: string | null;
  /** Why less came of it than was asked for: a sentence. */
  because: string | null;
  /** Epoch milliseconds. */
  made_at: number;
}

interface RecurringTables {
  recurring_templates: RecurringTemplateTable;
  recurring_runs: RecurringRunTable;
}

declare module '../../../schema.ts' {
  interface Schema extends RecurringTables {}
}
