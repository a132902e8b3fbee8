/** What the `vireo rate` subcommands are called with. */
import type { BackendOptions } from '../backend/backend-options.ts';

export interface ListRateOptions extends BackendOptions {
  readonly client?: string;
  readonly project?: string;
}

export interface AskedOptions extends BackendOptions {
  readonly yes?: boolean;
}

export interface SetRateOptions extends AskedOptions {
  readonly client?: string;
  readonly project?: string;
  readonly task?: string;
  readonly person?: string;
  readonly from?: string;
  readonly source?: string;
}
