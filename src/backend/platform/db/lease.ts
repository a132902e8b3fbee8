/**
 * How long a transaction may sit between two statements. It bars everyone else meanwhile, so that one which
 * waits for something other than the database is rolled back. Time in a statement does not count.
 */

export class Lease {
  readonly idleMs: number;
  readonly #onExpired: () => void;
  #statements = 0;
  #idleSinceMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #grace: NodeJS.Immediate | undefined;

  constructor(idleMs: number, onExpired: () => void) {
    this.idleMs = idleMs;
    this.#onExpired = onExpired;
  }

  start(): void {
    this.#idleSinceMs = performance.now();
    this.#lookAfter(this.idleMs);
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
    this.#idleSinceMs = performance.now();
  }

  /** One timer a transaction, set anew when it finds that there was work: none is paid for by the statement. */
  #lookAfter(delayMs: number): void {
    this.#timer = setTimeout(() => {
      // A loop that was itself held up reads what arrived meanwhile before it judges.
      this.#grace = setImmediate(() => this.#look());
    }, delayMs);
  }

  #look(): void {
    const leftMs = this.#statements > 0 ? this.idleMs : this.idleMs - (performance.now() - this.#idleSinceMs);
    if (leftMs > 0) this.#lookAfter(leftMs);
    else this.#onExpired();
  }
}
