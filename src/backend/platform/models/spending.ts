/** What the gateway asks of the ledger: the worst case is reserved before a call and settled after it. */
import type { Person } from '../../../domain/policy/actor.ts';

export interface ReservedCall {
  readonly actor: Person;
  readonly task: string;
  /** What the ledger shows: the question, shortened. */
  readonly about: string;
  readonly messageId: string;
  readonly projectId?: string | undefined;
  readonly model: string;
  /** premium, standard, efficient or local. */
  readonly modelClass: string;
  /** Whole millionths of a US dollar: all that this call could cost. */
  readonly worstMicroUsd: number;
  /** BCP 47; of what is said where a cap is reached. */
  readonly locale: string;
}

export interface SettledCall {
  readonly costMicroUsd: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The provider reported no usage: what was reserved is booked. */
  readonly isEstimated: boolean;
}

/** Of a million tokens, in whole millionths of a US dollar; as entered by a person of the organization. */
export interface EnteredPrice {
  readonly model: string;
  readonly inputMicroUsd: number;
  readonly outputMicroUsd: number;
}

export interface Spending {
  /** Kept before it answers. Throws `ModelError('cap_reached')`, naming the cap and what is left of it. */
  reserve(call: ReservedCall): Promise<{ readonly id: string }>;
  /** Once for each reservation, also where the call failed: with 0 where nothing was sent. */
  settle(organizationId: string, id: string, settled: SettledCall): Promise<void>;
  listPrices(organizationId: string): Promise<readonly EnteredPrice[]>;
  /** In the practice's currency, by the dated rate: `0,03 €`; `< 0,01 €` for what is not nothing. */
  describe(organizationId: string, microUsd: number, locale: string): Promise<string>;
}
