/** Who asks: found from the token before a route runs, and carried to the service as an argument. */
import type { Grant } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';

/** The actor of a bearer token; undefined when the token is not good. */
export type Authenticate = (token: string) => Promise<Actor | undefined>;

/** What every use case gets: who asks, and how far the route's permission reaches for them. */
export interface Caller {
  readonly actor: Person;
  readonly grant: Grant;
}

/** Rows that the caller may touch: the organization's, or only the caller's own. */
export interface Scope {
  readonly organizationId: string;
  readonly userId?: string;
}

export function scopeOf({ actor, grant }: Caller): Scope {
  return grant === 'all'
    ? { organizationId: actor.organizationId }
    : { organizationId: actor.organizationId, userId: actor.userId };
}
