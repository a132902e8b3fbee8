/** Who asks: found from the token before a route runs, and carried to the service as an argument. */
import type { Grant } from '../../../domain/authorization.ts';
import { type Actor, isPerson, type Person } from '../../../domain/policy/actor.ts';
import type { Limited } from '../limits/limits.ts';
import { ApiError } from './api-error.ts';

/** From where, and for what. */
export interface Asked {
  /** Of the network. */
  readonly address: string;
  /** Operation of the API, or the path of a route that has no name. */
  readonly route: string;
  /** Its caller is shown what was counted for this request. */
  noteLimit?(limited: Limited): void;
  /** What brought the token: a header that a program sets, or a cookie, which a browser adds by itself. */
  readonly by?: 'header' | 'cookie';
}

/** The actor of a bearer token; undefined when the token is not good. */
export type Authenticate = (token: string, asked: Asked) => Promise<Actor | undefined>;

/** What every use case gets: who asks, and how far the route's permission reaches for them. */
export interface Caller {
  readonly actor: Actor;
  readonly grant: Grant;
}

/** Where a person alone asks, as of the coach, whose records are theirs. */
export interface PersonCaller extends Caller {
  readonly actor: Person;
}

/** @throws ApiError `forbidden` */
export function personCaller(caller: Caller): PersonCaller {
  return { ...caller, actor: personOf(caller) };
}

/** For what a person alone does: their own records, or a change that bears their name. @throws ApiError `forbidden` */
export function personOf({ actor }: Pick<Caller, 'actor'>): Person {
  if (isPerson(actor)) return actor;
  throw new ApiError('forbidden', 'Only a person of the practice may do this.');
}
