/** Whose turn it is on the one connection: an interactive transaction holds it, single statements pass between. */

export class Turn {
  #held = false;
  readonly #waiting: (() => void)[] = [];

  /** Spares the single statement a trip through the microtask queue. */
  takeIfFree(): boolean {
    if (this.#held) return false;
    this.#held = true;
    return true;
  }

  /** First come, first served. Whoever takes it gives it back with `release`. */
  take(): Promise<void> {
    if (this.takeIfFree()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#held = false;
  }
}
