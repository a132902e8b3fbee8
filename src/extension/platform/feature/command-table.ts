/** What commands do, by id: the entry registers each with the editor once, and the feature says what it does when it is loaded. */
import type { Disposable } from '../../../pages/disposables.ts';

export type Run = (...args: readonly unknown[]) => Promise<unknown>;

export class CommandTable {
  private readonly runs = new Map<string, Run>();

  /** @throws Error where the command has something to do already */
  add(id: string, run: Run): Disposable {
    if (this.runs.has(id)) throw new Error(`The command ${id} is registered twice.`);
    this.runs.set(id, run);
    return { dispose: () => this.runs.delete(id) };
  }

  /** @throws Error where no feature said what it does */
  async run(id: string, args: readonly unknown[]): Promise<unknown> {
    const run = this.runs.get(id);
    if (run === undefined) throw new Error(`The command ${id} does nothing.`);
    return await run(...args);
  }
}
