import type { BackendOptions } from '../backend/backend-options.ts';

export interface ImportOptions extends BackendOptions {
  readonly format: 'auto' | 'toggl' | 'clockify' | 'harvest' | 'kimai' | 'vireo';
  readonly zone?: string;
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy';
  readonly decimal?: '.' | ',';
  readonly currency?: string;
  readonly map?: string;
  readonly mine?: boolean;
  readonly createPeople?: boolean;
  readonly takeStates?: boolean;
  readonly skipInvalid?: boolean;
  /** Names that look like one here are that one. */
  readonly matchSimilar?: boolean;
  readonly dryRun?: boolean;
  /** True where no import was named. */
  readonly undo?: string | true;
  /** Undone, or imported, without a question. */
  readonly yes?: boolean;
}
