/** Options of `vireo key`, apart from what they lead to. */
import type { BackendOptions } from '../backend/backend-options.ts';

export interface ListKeysOptions extends BackendOptions {
  readonly revoked?: boolean;
}

export interface CreateKeyOptions extends BackendOptions {
  readonly scope: readonly string[];
  readonly organization?: boolean;
  readonly expires?: string;
  readonly from?: readonly string[];
  readonly perMinute?: string;
}

export interface RotateKeyOptions extends BackendOptions {
  readonly overlap: string;
}
