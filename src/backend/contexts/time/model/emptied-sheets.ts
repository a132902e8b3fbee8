/** What entries report to the timesheets when they leave a day. */
import type { Work } from '../../../platform/unit-of-work.ts';

/** The day that an entry was on. */
export interface LeftDay {
  readonly user_id: string;
  readonly local_date: string;
}

/** After entries left these days: a sheet that none is left of does not wait for what cannot be done with it. */
export type SettleEmptiedSheets = (work: Work, left: readonly LeftDay[]) => Promise<void>;
