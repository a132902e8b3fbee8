/** What every slice's service is made of. */
import type { Clock } from '../clock.ts';
import type { UnitOfWork } from '../platform/unit-of-work.ts';
import type { Db } from '../schema.ts';

export interface SlicePorts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}
