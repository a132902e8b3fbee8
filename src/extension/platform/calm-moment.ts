/** Waits with what would be in somebody's way until they have paused. Pure. */

import type { Clock } from '../../pages/clock.ts';
import type { Disposable } from '../../pages/disposables.ts';

export class CalmMoment implements Disposable {
  readonly #clock: Clock;
  readonly #calmMs: number;
  #work: (() => void) | undefined;
  #pending: Disposable | undefined;

  constructor(clock: Clock, calmMs: number) {
    this.#clock = clock;
    this.#calmMs = calmMs;
  }

  /** Once, after `calmMs` in which nobody has stirred. */
  run(work: () => void): void {
    this.#work = work;
    this.stir();
  }

  /** Somebody does something: what waits goes on waiting. */
  stir(): void {
    this.#pending?.dispose();
    const work = this.#work;
    if (work === undefined) return;
    this.#pending = this.#clock.after(this.#calmMs, () => {
      this.#work = undefined;
      work();
    });
  }

  /** What waits is not done any more. */
  dispose(): void {
    this.#work = undefined;
    this.#pending?.dispose();
  }
}
