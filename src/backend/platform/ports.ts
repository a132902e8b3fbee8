/** What every slice's service is made of. */
import type { Actor } from '../../domain/policy/actor.ts';
import type { Clock } from './clock.ts';
import type { Reads } from './reach/reads.ts';
import type { Writes } from './reach/writes.ts';
import type { Rights } from './rights/rights.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface SlicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Rows as the actor may see them, outside of a transaction. */
  reads(actor: Actor): Reads;
  /** As `unitOfWork`, for one statement that is no change to be logged: progress, what is swept. */
  writes(actor: Actor): Writes;
  /** For what goes on after its request: before it reads, or does anything that is no transaction. */
  readonly rights: Pick<Rights, 'renew'>;
}
