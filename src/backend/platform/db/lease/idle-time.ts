/**
 * How long a transaction has waited for something else, as far as this process got to run. It is looked at in short
 * slices: one that took longer than its length counts that alone, since on a busy computer the rest was not ours.
 */

/** What does not count at most: others wait for the transaction. */
export const mostUncountedMs = 2_000;

export class IdleTime {
  readonly sliceMs: number;
  readonly #idleMs: number;
  #sinceMs = 0;
  #lookedMs = 0;
  #countedMs = 0;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
    this.sliceMs = Math.max(1, Math.min(5, Math.floor(idleMs / 4)));
  }

  /** It waits for something else from now on. */
  restart(nowMs: number): void {
    this.#sinceMs = nowMs;
    this.#lookedMs = nowMs;
    this.#countedMs = 0;
  }

  /** After each slice in which nothing of the database was under way. True where it has waited too long. */
  hasExpired(nowMs: number): boolean {
    this.#countedMs += Math.min(nowMs - this.#lookedMs, this.sliceMs);
    this.#lookedMs = nowMs;
    return this.#countedMs >= this.#idleMs || nowMs - this.#sinceMs >= this.#idleMs + mostUncountedMs;
  }
}
