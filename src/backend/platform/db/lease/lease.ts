/**
 * How long a transaction may sit between two statements. It bars everyone else meanwhile, so that one which
 * waits for something other than the database is rolled back. Time in a statement does not count, nor, up to two seconds, time in
 * which this process did not get to run.
 */

import { IdleTime } from './idle-time.ts';

export class Lease {
  readonly idleMs: number;
  readonly #onExpired: () => void;
  readonly #idle: IdleTime;
  #statements = 0;
  #timer: NodeJS.Timeout | undefined;
  #grace: NodeJS.Immediate | undefined;

  constructor(idleMs: number, onExpired: () => void) {
    this.idleMs = idleMs;
    this.#idle = new IdleTime(idleMs);
    this.#onExpired = onExpired;
  }

  start(): void {
    this.#idle.restart(performance.now());
    this.#lookAgain();
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#grace);
  }

  /** Several may be under way at once. */
  enterStatement(): void {
    this.#statements++;
  }

  leaveStatement(): void {
    this.#statements--;
    this.#idle.restart(performance.now());
  }

  /** One timer a transaction, set once more after each look: none is paid for by the statement. */
  #lookAgain(): void {
    this.#timer = setTimeout(() => {
      // A loop that was itself held up reads what arrived meanwhile before it judges.
      this.#grace = setImmediate(() => this.#look());
    }, this.#idle.sliceMs);
  }

  #look(): void {
    const hasExpired = this.#statements === 0 && this.#idle.hasExpired(performance.now());
    if (hasExpired) this.#onExpired();
    else this.#lookAgain();
  }
}
