/** Options of `vireo timesheet`, apart from what they lead to. */
import type { BackendOptions } from '../backend/backend-options.ts';

export const states = ['draft', 'submitted', 'approved', 'rejected', 'invoiced'] as const;

export interface ListOptions extends BackendOptions {
  readonly state?: (typeof states)[number];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

export interface SubmitOptions extends BackendOptions {
  /** Without a question, whatever is recorded more than once. */
  readonly yes?: true;
}

export interface ReasonOptions extends BackendOptions {
  readonly reason?: string;
}

export interface DecisionOptions extends BackendOptions {
  /** Ids of single entries, or the ends of them. */
  readonly entry?: readonly string[];
  readonly reason?: string;
  /** Of the timesheet as "show" told it. */
  readonly version?: number;
}
