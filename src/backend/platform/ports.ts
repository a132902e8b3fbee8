/** What every slice's service is made of. */

import type { Db } from '../schema.ts';
import type { Clock } from './clock.ts';
import type { UnitOfWork, Work } from './unit-of-work.ts';

export interface SlicePorts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** The day that an entry was on. */
export interface LeftDay {
  readonly organization_id: string;
  readonly user_id: string;
  readonly local_date: string;
}

/** After entries left these days: a sheet that none is left of does not wait for what cannot be done with it. */
export type SettleEmptiedSheets = (work: Work, left: readonly LeftDay[]) => Promise<void>;
