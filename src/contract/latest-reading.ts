/**
 * Readings of one thing that others may ask for at any time. A request that comes while one runs is answered by one
 * more after it, so that nobody is left with what was true before they asked; there are never two at once.
 */
export class LatestReading {
  readonly #read: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  /** Of the reading that began after this call. */
  ask(): Promise<void> {
    if (this.#running === undefined) return this.#begin();
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    );
    return this.#next;
  }

  /** The reading that runs; what it answers may be older than this call. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  #begin(): Promise<void> {
    this.#next = undefined;
    const running = this.#read().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}
