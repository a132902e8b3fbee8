import type { SelfApproval } from '../../../../domain/timesheet-states.ts';

export interface OrganizationTable {
  id: string;
  name: string;
  /** JSON array of print lines. */
  address_lines: string;
  country_code: string;
  vat_id: string | null;
  email: string | null;
  iban: string | null;
  bic: string | null;
  currency: string;
  zone: string;
  language: string;
  self_approval: SelfApproval;
  /** JSON of domain/time-rules. */
  time_rules: string;
  tax_category: string;
  tax_rate: string;
  payment_term_days: number;
  invoice_prefix: string;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface OrganizationTables {
  organizations: OrganizationTable;
}
