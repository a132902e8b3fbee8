/** What every slice's service is made of. */
import type { Db } from '../schema.ts';
import type { Clock } from './clock.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface SlicePorts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}
