import type { SelfApproval } from '../../../../domain/policy/self-approval.ts';

export interface OrganizationTable {
  id: string;
  /** Empty: the user has not said it yet. */
  name: string;
  /** JSON array of print lines. */
  address_lines: string;
  country_code: string;
  /** 0: taken from the machine at the first start. */
  country_chosen: number;
  /** JSON of domain/invoicing/postal-address; null where only print lines are known. */
  address: string | null;
  vat_id: string | null;
  /** Of a register of companies (BT-30). */
  registration_number: string | null;
  /** Where there is no VAT ID (BT-32), such as a German Steuernummer. */
  tax_number: string | null;
  email: string | null;
  /** JSON of domain/invoicing/electronic-address. */
  e_address: string | null;
  /** JSON of `{ name, phone, email }` (BG-6). */
  contact: string | null;
  iban: string | null;
  bic: string | null;
  account_name: string | null;
  currency: string;
  zone: string;
  language: string;
  self_approval: SelfApproval;
  /** JSON of domain/time-rules. */
  time_rules: string;
  tax_category: string;
  /** Empty: the user has not said it yet. */
  tax_rate: string;
  /** Null: as the category says. */
  tax_treatment: string | null;
  tax_exemption_reason: string | null;
  tax_exemption_code: string | null;
  payment_term_days: number;
  /** Of before `invoice_pattern`, and read no more. */
  invoice_prefix: string;
  invoice_pattern: string;
  credit_note_pattern: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface OrganizationTables {
  organizations: OrganizationTable;
}

declare module '../../../schema.ts' {
  interface Schema extends OrganizationTables {}
}
