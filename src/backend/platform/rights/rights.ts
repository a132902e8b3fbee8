/**
 * Reads again what an actor may, for what outlives a request: sockets, streams, answers, imports, jobs. Where it is no longer
 * what it was, nothing more is done by it. Memberships are read by each statement itself (`reach/conditions.ts`).
 */
import { rightsChangedCode, signedOutCode } from '../../../contract/local/socket-closes.ts';
import { type Actor, isPerson, type Person } from '../../../domain/policy/actor.ts';
import { text } from '../../../words/text.ts';
import { ApiError } from '../http/api-error.ts';
import type { Reads } from '../reach/reads.ts';
import { type ActorReading, readingOf } from './actor-reading.ts';

/** `changed`: another role or other scopes. `over`: deactivated, signed out, or the key has ended. */
export type Standing = 'same' | 'changed' | 'over';

export class RightsError extends ApiError {
  readonly standing: Exclude<Standing, 'same'>;

  constructor(standing: Exclude<Standing, 'same'>) {
    const isOver = standing === 'over';
    super(
      isOver ? 'unauthenticated' : 'forbidden',
      isOver
        ? text`You were signed out, or are no longer a member of the organization. Nothing more was done.`
        : text`Your role or your scopes were changed while this was under way. Nothing more was done: start it again.`,
    );
    this.standing = standing;
  }

  static override is(error: unknown): error is RightsError {
    return error instanceof RightsError;
  }
}

/** Of a socket that was opened by rights which its person no longer has. */
export function closeCodeOf(standing: Standing): number {
  return standing === 'over' ? signedOutCode : rightsChangedCode;
}

export function endByRights(
  socket: { close(code: number, reason: string): void },
  { standing }: RightsError,
): void {
  socket.close(closeCodeOf(standing), standing === 'over' ? 'signed out' : 'rights changed: connect again');
}

export interface Rights {
  /** Whether the actor may what they could when they were read. Asks the database each time. */
  standingOf(actor: Actor): Promise<Standing>;
  /** Asks where they were read more than a second ago. @throws RightsError */
  renew(actor: Actor): Promise<void>;
  /**
   * For the transaction of an effect, which `rows` is of: asks in it, where they were read more than a second ago. They are
   * fresh until the returned function is called. @throws RightsError
   */
  enter(rows: (actor: Actor) => Reads, actor: Actor): Promise<() => void>;
  /** What `enter` cannot ask in a transaction: whether a session is open. @throws RightsError */
  requireOpen(actor: Actor): Promise<void>;
}

export interface RightsPorts {
  reads(actor: Actor): Reads;
  /** The same actor as they are now; undefined where they may nothing any more. */
  readAgain(reads: Reads, actor: Person): Promise<Person | undefined>;
  /** Absent where nobody signs in. */
  readonly isSessionOpen?: ((sessionId: string) => Promise<boolean>) | undefined;
}

export function createRights({ reads, readAgain, isSessionOpen }: RightsPorts): Rights {
  async function standingIn(rows: (actor: Actor) => Reads, actor: Actor): Promise<Standing> {
    if (!isPerson(actor)) return 'same';
    const { organizationId } = actor;
    const now = await readAgain(rows({ kind: 'system', organizationId, task: 'rights' }), actor);
    if (now === undefined) return 'over';
    return mayTheSame(actor, now) ? 'same' : 'changed';
  }

  async function isOpen(actor: Actor): Promise<boolean> {
    // Who has to set up a second factor first is let in for that alone, and no session of theirs counts as open.
    if (actor.kind === 'user' && actor.session?.needsSecondFactor) return true;
    const id = sessionOf(actor);
    return id === undefined || isSessionOpen === undefined || (await isSessionOpen(id));
  }

  const standingOf: Rights['standingOf'] = async (actor) =>
    (await isOpen(actor)) ? await standingIn(reads, actor) : 'over';

  return {
    standingOf,

    async renew(actor) {
      const reading = toRenew(actor);
      if (reading === undefined) return;
      requireSame(await standingOf(actor));
      reading.renew();
    },

    async requireOpen(actor) {
      if (toRenew(actor) !== undefined && !(await isOpen(actor))) throw new RightsError('over');
    },

    async enter(rows, actor) {
      const reading = toRenew(actor);
      if (reading !== undefined) {
        requireSame(await standingIn(rows, actor));
        reading.renew();
      }
      return readingOf(actor)?.enter() ?? (() => undefined);
    },
  };
}

/** Undefined where they were read within a second, or nobody noted when. */
function toRenew(actor: Actor): ActorReading | undefined {
  const reading = readingOf(actor);
  return reading === undefined || reading.isRecent() || reading.isInTransaction ? undefined : reading;
}

function requireSame(standing: Standing): void {
  if (standing !== 'same') throw new RightsError(standing);
}

function mayTheSame(before: Person, now: Person): boolean {
  if (before.role !== now.role) return false;
  return scopesOf(before) === scopesOf(now);
}

function scopesOf(person: Person): string {
  return person.kind === 'key' ? person.permissions.toSorted().join(' ') : '';
}

export function sessionOf(actor: Actor): string | undefined {
  if (actor.kind === 'operator') return actor.sessionId;
  return actor.kind === 'user' ? actor.session?.id : undefined;
}

/** Without a database that says otherwise: of an app that only forwards, and of a practice that is not there yet. */
export const unchangedRights: Rights = {
  standingOf: async () => 'same',
  renew: async (actor) => readingOf(actor)?.renew(),
  requireOpen: async () => undefined,
  enter: async (_rows, actor) => readingOf(actor)?.enter() ?? (() => undefined),
};
