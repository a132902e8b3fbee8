import type { RateScope } from '../../../../domain/rates/rate.ts';

export interface RateTable {
  id: string;
  organization_id: string;
  scope: RateScope;
  /** Id of the task, project, client or organization. */
  scope_id: string;
  /** Whose rate it is; null for everyone. */
  actor: string | null;
  /** Minor units of `currency` for one hour. */
  minor: number;
  currency: string;
  /** Local date; it holds until the next of the same scope, actor and currency. */
  valid_from: string;
  /** What it was agreed in; may be empty. */
  source: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface RateTables {
  rates: RateTable;
}

declare module '../../../schema.ts' {
  interface Schema extends RateTables {}
}
