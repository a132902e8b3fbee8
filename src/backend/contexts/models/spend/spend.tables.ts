import type { CapScope } from '../../../../domain/spending/caps.ts';

/** One of each practice: its row is held while a call is reserved, so that two at once see each other. */
export interface SpendLedgerTable {
  organization_id: string;
  rate_currency: string | null;
  /** Decimal. */
  rate_per_dollar: string | null;
  rate_on: string | null;
  version: number;
}

export interface SpendCallTable {
  id: string;
  organization_id: string;
  user_id: string;
  project_id: string | null;
  message_id: string;
  task: string;
  /** The question, shortened. */
  about: string;
  model: string;
  model_class: string;
  /** Of the practice, when it was reserved. */
  local_date: string;
  at: number;
  reserved_micro_usd: number;
  /** Null while it is under way: then what is reserved counts. */
  cost_micro_usd: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  /** 1: what was reserved is booked, since nobody reported the usage. */
  is_estimated: number;
}

export interface SpendCapTable {
  organization_id: string;
  scope: CapScope;
  target_id: string;
  micro_usd: number;
}

export interface SpendPriceTable {
  organization_id: string;
  model: string;
  /** Of a million tokens. */
  input_micro_usd: number;
  output_micro_usd: number;
  entered_at: number;
}

interface SpendTables {
  spend_ledgers: SpendLedgerTable;
  spend_calls: SpendCallTable;
  spend_caps: SpendCapTable;
  spend_prices: SpendPriceTable;
}

declare module '../../../schema.ts' {
  interface Schema extends SpendTables {}
}
