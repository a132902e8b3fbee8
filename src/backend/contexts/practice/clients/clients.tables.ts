import type { DebtorKind } from '../../../../domain/late-interest/interest-laws.ts';

export interface ClientTable {
  id: string;
  organization_id: string;
  name: string;
  currency: string;
  /** JSON array of print lines. */
  address_lines: string;
  country_code: string;
  /** 0: it is the practice's, and follows it. */
  country_chosen: number;
  /** JSON of domain/invoicing/postal-address; null where only print lines are known. */
  address: string | null;
  vat_id: string | null;
  /** Null: a business where it has a VAT ID, else not known. */
  debtor: DebtorKind | null;
  email: string | null;
  /** JSON of domain/invoicing/electronic-address. */
  e_address: string | null;
  buyer_reference: string | null;
  /** Of the numbers of its invoices; null: the practice's. */
  invoice_pattern: string | null;
  /** Null: as the organization's. */
  tax_category: string | null;
  tax_rate: string | null;
  /** Null: as the category says. */
  tax_treatment: string | null;
  tax_exemption_reason: string | null;
  tax_exemption_code: string | null;
  payment_term_days: number | null;
  language: string | null;
  /** JSON of domain/time-rules; what is left out is inherited. */
  time_rules: string;
  archived_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ClientTables {
  clients: ClientTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ClientTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    clients: 'id' | 'name' | 'archived_at';
  }
}
