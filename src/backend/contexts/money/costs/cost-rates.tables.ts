export interface CostRateTable {
  id: string;
  organization_id: string;
  /** Whose hour it is; null: everyone's without a cost rate of their own. */
  user_id: string | null;
  /** Minor units of `currency` for one hour. */
  minor: number;
  /** The practice's when it was written. */
  currency: string;
  /** Local date; it holds until the next of the same person and currency. */
  valid_from: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface CostRateTables {
  cost_rates: CostRateTable;
}

declare module '../../../schema.ts' {
  interface Schema extends CostRateTables {}
}
