/** Lets others have their turn while something long is computed in the thread that everybody waits for. */
import { setImmediate as nextTurn } from 'node:timers/promises';

export class Turns {
  readonly #atOnce: number;
  #done = 0;

  /** `atOnce`: steps that take some milliseconds together. */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** To be awaited after so many steps. */
  async after(steps: number): Promise<void> {
    this.#done += steps;
    if (this.#done < this.#atOnce) return;
    this.#done = 0;
    await nextTurn();
  }
}
