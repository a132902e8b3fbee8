/** Who waits for a turn, the first to come first; who goes away leaves the line. */
export class WaitingLine {
  readonly #calls: (() => void)[] = [];

  get length(): number {
    return this.#calls.length;
  }

  /** Until it is called; rejects by what `gone` is aborted with. */
  async wait(gone?: AbortSignal): Promise<void> {
    gone?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const call = (): void => {
      gone?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      this.#calls.splice(this.#calls.indexOf(call), 1);
      reject(gone?.reason);
    };
    this.#calls.push(call);
    gone?.addEventListener('abort', leave, { once: true });
    await promise;
  }

  /** Whether somebody was there. */
  callNext(): boolean {
    const call = this.#calls.shift();
    call?.();
    return call !== undefined;
  }
}
