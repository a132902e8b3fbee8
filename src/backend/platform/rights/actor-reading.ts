/** When the rights of one actor were read, by the clock of the app, and whether a request or a transaction relies on them now. */
import type { Actor } from '../../../domain/policy/actor.ts';
import { type ActorAge, ageOf, withAge } from '../../../domain/policy/actor-age.ts';
import type { Clock } from '../clock.ts';

export const freshMs = 1_000;

// process-local: of one actor, while a request or a run of this process acts for it; on several: each its own.
export class ActorReading implements ActorAge {
  readonly #clock: Clock;
  #readAt: number;
  #holders = 0;
  #transactions = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#readAt = clock();
  }

  /** A slow machine makes no request and no transaction fail. */
  isFresh(): boolean {
    return this.#holders > 0 || this.isRecent();
  }

  /** A clock that was set back keeps nothing for longer. */
  isRecent(): boolean {
    return Math.abs(this.#clock() - this.#readAt) < freshMs;
  }

  /** They were read again, and are the same. */
  renew(): void {
    this.#readAt = this.#clock();
  }

  /** From now on they are read again before they decide. */
  lapse(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  /** A transaction has read them itself: nothing else is asked before it ends. */
  get isInTransaction(): boolean {
    return this.#transactions > 0;
  }

  /** Fresh until the returned function is called. */
  hold(): () => void {
    this.#holders += 1;
    return once(() => (this.#holders -= 1));
  }

  /** As `hold`, of a transaction. */
  enter(): () => void {
    this.#transactions += 1;
    const release = this.hold();
    return once(() => {
      this.#transactions -= 1;
      release();
    });
  }
}

function once(act: () => void): () => void {
  // process-local: of one hold, as the actor it is of; on several: each its own.
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** Undefined of an actor that no door and no job has read. */
export function readingOf(actor: Actor): ActorReading | undefined {
  const age = ageOf(actor);
  return age instanceof ActorReading ? age : undefined;
}

/** @param clock of the app */
export function justRead<A extends Actor>(actor: A, clock: Clock): A {
  return withAge(actor, new ActorReading(clock));
}
