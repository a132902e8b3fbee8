/**
 * Imports under way in this process: how far each is, and the way to stop it.
 */
import { ignore } from '../../../../../workspace/ignore-error.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { TimeImport } from './imports.schema.ts';

type Step = 'reading' | 'writing';

export interface RunningImport {
  readonly organizationId: string;
  readonly signal: AbortSignal;
  readonly step: Step;
  /** Of the whole, reading and writing: it never goes back, also when the writing is begun again. */
  readonly fraction: number;
  advance(step: Step, fraction: number): void;
}

interface Entry extends RunningImport {
  step: Step;
  fraction: number;
  readonly controller: AbortController;
  readonly hash: string;
  outcome?: Promise<Created<TimeImport>>;
}

interface Asked {
  readonly id: string;
  readonly organizationId: string;
  readonly hash: string;
}

// process-local: imports under way, their progress and how they are cancelled; on several: a lock by the
// content of the file, and cancelling by a message to all.
export class RunningImports {
  readonly #entries = new Map<string, Entry>();

  /** The same request again, while the first is under way, waits for that one. */
  async run(
    { id, organizationId, hash }: Asked,
    work: (running: RunningImport) => Promise<Created<TimeImport>>,
  ): Promise<Created<TimeImport>> {
    const key = `${organizationId} ${id}`;
    const there = this.#entries.get(key);
    if (there?.outcome) {
      if (there.hash === hash) return await there.outcome;
      throw new ApiError('id_taken', 'This id is taken by another import.', [
        { field: 'id', issue: 'is taken' },
      ]);
    }
    const controller = new AbortController();
    const { signal } = controller;
    const entry: Entry = {
      organizationId,
      hash,
      controller,
      signal,
      step: 'reading',
      fraction: 0,
      advance(step, fraction) {
        entry.step = step;
        entry.fraction = Math.max(entry.fraction, Math.min(1, fraction));
      },
    };
    this.#entries.set(key, entry);
    entry.outcome = work(entry).finally(() => this.#entries.delete(key));
    return await entry.outcome;
  }

  /** Resolves when none with this id is under way, however it ended. */
  async ended(organizationId: string, id: string): Promise<void> {
    await this.#entries
      .get(`${organizationId} ${id}`)
      ?.outcome?.catch((error: unknown) => ignore(error, 'whoever asked for it is told'));
  }

  find(organizationId: string, id: string): RunningImport | undefined {
    return this.#entries.get(`${organizationId} ${id}`);
  }

  cancel(organizationId: string, id: string): boolean {
    const entry = this.#entries.get(`${organizationId} ${id}`);
    entry?.controller.abort(
      new ApiError('state_forbids', 'The import was cancelled: nothing of it was kept.'),
    );
    return entry !== undefined;
  }
}
