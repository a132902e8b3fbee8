/** Who asks: found from the token before a route runs, and carried to the service as an argument. */
import type { Reach } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';

/** The actor of a bearer token; undefined when the token is not good. */
export type Authenticate = (token: string) => Promise<Actor | undefined>;

/** What every use case gets: who asks, and how far the route's permission reaches for them. */
export interface Caller {
  readonly actor: Person;
  readonly grant: Reach;
}
