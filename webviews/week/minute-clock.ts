/** The host's clock as the page goes on from it; it ticks with the minutes of a running timer, and only while there is one. */

const minuteMs = 60_000;

export class MinuteClock {
  readonly #onTick: () => void;
  /** The host's clock less this page's. */
  #skew = 0;
  #now = Date.now();
  #startedAt: number | undefined;
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  /** Epoch milliseconds at the last tick: figures of one picture agree. */
  get now(): number {
    return this.#now;
  }

  set(now: number, runningSince: number | undefined): void {
    this.#skew = now - Date.now();
    this.#startedAt = runningSince;
    this.#tick();
  }

  stop(): void {
    clearTimeout(this.#pending);
  }

  #tick(): void {
    this.stop();
    this.#now = Date.now() + this.#skew;
    if (this.#startedAt === undefined) return;
    const elapsed = Math.max(0, this.#now - this.#startedAt);
    this.#pending = setTimeout(
      () => {
        this.#tick();
        this.#onTick();
      },
      minuteMs - (elapsed % minuteMs),
    );
  }
}
