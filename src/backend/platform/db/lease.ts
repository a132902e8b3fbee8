/**
 * How long a transaction may sit between two statements. It bars everyone else meanwhile, so that one which
 * waits for something other than the database is rolled back. Time in a statement does not count.
 */

export class Lease {
  readonly idleMs: number;
  readonly #onExpired: () => void;
  #statements = 0;
  #timer: NodeJS.Timeout | undefined;
  #grace: NodeJS.Immediate | undefined;

  constructor(idleMs: number, onExpired: () => void) {
    this.idleMs = idleMs;
    this.#onExpired = onExpired;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      // A loop that was itself held up reads what arrived meanwhile before it judges.
      this.#grace = setImmediate(this.#onExpired);
    }, this.idleMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#grace);
  }

  /** Several may be under way at once. */
  enterStatement(): void {
    this.#statements++;
    this.stop();
  }

  leaveStatement(): void {
    this.#statements--;
    if (this.#statements === 0) this.start();
  }
}
