/** What is done outside, one after the other under each name: a process that died may have left one on its way. */
export class UnderWay {
  // process-local: effects on their way, for a run that asks again; on several: a lock by the effect, and what is there outside.
  readonly #acts = new Map<string, Promise<unknown>>();

  /** Waits for the earlier one, however it ends: what it left is seen then. */
  async next<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
    for (let before = this.#acts.get(name); before !== undefined; before = this.#acts.get(name))
      await before.catch(() => undefined);
    const doing = act();
    this.#acts.set(name, doing);
    try {
      return await doing;
    } finally {
      this.#acts.delete(name);
    }
  }
}
