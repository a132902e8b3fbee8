/** The owner of an embedded database as they are now: read once a second at most, however much is asked. */

import type { Person } from '../../../domain/policy/actor.ts';
import { findPerson } from '../../contexts/account/read-actor-again.ts';
import type { Clock } from '../../platform/clock.ts';
import { createReads } from '../../platform/reach/reads.ts';
import { freshMs } from '../../platform/rights/actor-reading.ts';
import type { Reader } from '../../schema.ts';

/** Undefined once they were deactivated. */
export function readOwner(db: Reader, owner: Person, clock: Clock): () => Promise<Person | undefined> {
  const { organizationId, userId } = owner;
  const reads = createReads({ db, actor: { kind: 'system', organizationId, task: 'owner' }, scopes: {} });
  // process-local: what was read of the one person who has the token, for a second; on several: nothing, one process has the folder.
  let known: { readonly person: Promise<Person | undefined>; readonly readAt: number } = {
    person: Promise.resolve(owner),
    readAt: clock(),
  };
  return async () => {
    const now = clock();
    // A clock that was set back keeps nothing for longer.
    if (Math.abs(now - known.readAt) >= freshMs) known = { person: findPerson(reads, userId), readAt: now };
    return await known.person;
  };
}
