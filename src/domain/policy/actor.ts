/** Who acts: what each kind may is decided in policy.ts alone. */
import type { Permission, Role } from '../authorization.ts';

/** Whoever acts in the place of a person of the practice: what they do is that person's doing. */
interface ForPerson {
  readonly organizationId: string;
  readonly userId: string;
  readonly role: Role;
}

/** By which a person is signed in to a server. */
export interface ActorSession {
  readonly id: string;
  readonly identityId: string;
  /** They proved who they are a short time ago: keys, members and settings of money ask for that. */
  readonly isConfirmed: boolean;
  /** Their organization requires a second factor and they have none: they may set one up, and nothing else. */
  readonly needsSecondFactor?: true;
}

/** The person themselves, signed in. */
export interface UserActor extends ForPerson {
  readonly kind: 'user';
  /** Absent where one person has the machine, and no sign-in. */
  readonly session?: ActorSession | undefined;
}

/** A program with a key that the person made: it may what both the person and the key may. */
export interface KeyActor extends ForPerson {
  readonly kind: 'key';
  readonly keyId: string;
  readonly permissions: readonly Permission[];
  /** The beginning of the secret that it asks by: a key may have two while it is rotated. */
  readonly prefix: string;
}

/** An agent at work on what the person asked for. */
export interface AgentActor extends ForPerson {
  readonly kind: 'agent';
  readonly agent: string;
}

/** Somebody at a client: has the role `client`, and no records of their own. */
export interface ContactActor {
  readonly kind: 'contact';
  readonly organizationId: string;
  readonly contactId: string;
  readonly clientId: string;
}

/** The operator of a server, who looks into an organization for half an hour: a person of it they are not. */
export interface OperatorActor {
  readonly kind: 'operator';
  readonly organizationId: string;
  /** Their login. */
  readonly identityId: string;
  readonly sessionId: string;
}

/** The product itself, by its own schedule. It asks for nothing through a route, and is allowed nothing there. */
export interface SystemActor {
  readonly kind: 'system';
  readonly organizationId: string;
  readonly task: string;
}

export type Person = UserActor | KeyActor | AgentActor;

export type Actor = Person | ContactActor | OperatorActor | SystemActor;

export function isPerson(actor: Actor): actor is Person {
  return 'userId' in actor;
}

/** As the event log has it: the id of the person, or the kind and the id of who is none. */
export function actorName(actor: Actor): string {
  if (isPerson(actor)) return actor.userId;
  switch (actor.kind) {
    case 'contact':
      return `contact:${actor.contactId}`;
    case 'operator':
      return `operator:${actor.identityId}`;
    case 'system':
      return `system:${actor.task}`;
  }
}
