/** What the `vireo payment` subcommands are called with. */
import type { BackendOptions } from '../backend/backend-options.ts';

export interface FactOptions extends BackendOptions {
  readonly amount?: string;
  readonly date?: string;
  readonly account?: string;
  readonly reference?: string;
  readonly note?: string;
}

export interface RecordOptions extends FactOptions {
  readonly client?: string;
  readonly currency?: string;
  readonly cashDiscount?: true;
}

export interface RefundOptions extends FactOptions {
  readonly currency?: string;
}

export interface ListPaymentOptions extends BackendOptions {
  readonly client?: string;
  readonly invoice?: string;
}

export interface ReverseOptions extends BackendOptions {
  readonly date?: string;
  readonly note?: string;
}
