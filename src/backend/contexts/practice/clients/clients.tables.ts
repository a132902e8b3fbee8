export interface ClientTable {
  id: string;
  organization_id: string;
  name: string;
  currency: string;
  /** JSON array of print lines. */
  address_lines: string;
  country_code: string;
  vat_id: string | null;
  email: string | null;
  buyer_reference: string | null;
  /** Null: as the organization's. */
  tax_category: string | null;
  tax_rate: string | null;
  payment_term_days: number | null;
  language: string | null;
  /** JSON of domain/time-rules; what is left out is inherited. */
  time_rules: string;
  archived_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface ClientTables {
  clients: ClientTable;
}
