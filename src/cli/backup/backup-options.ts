import type { BackendOptions } from '../backend/backend-options.ts';

export interface RestoreOptions extends BackendOptions {
  readonly yes?: boolean;
  readonly damaged?: boolean;
}

export interface SettingsOptions extends BackendOptions {
  readonly copyTo?: string;
  /** False: `--no-copy`. */
  readonly copy?: boolean;
  /** False: `--no-passphrase`. */
  readonly passphrase?: boolean;
}
