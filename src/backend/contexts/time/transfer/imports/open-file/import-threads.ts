/** One large file is read at a time, so that two at once take no more memory than one; some wait for their turn. */

import { WaitingLine } from '../../../../../../workspace/readings/waiting-line.ts';
import { ApiError } from '../../../../../platform/http/api-error.ts';
import { ImportThread } from './import-thread.ts';

const mostWaiting = 2;

// process-local: bounds the memory of this process; on several: nothing: each has a memory of its own.
export class ImportThreads {
  readonly #startThread: (onClosed: () => void) => ImportThread;
  readonly #line = new WaitingLine();
  #isBusy = false;

  /** `startThread`: as tests want it. */
  constructor(startThread = (onClosed: () => void) => new ImportThread(onClosed)) {
    this.#startThread = startThread;
  }

  /**
   * Throws `too_many_requests`, and by what `gone` is aborted while it waits. The thread is whoever's asked for it, who
   * closes it.
   */
  async start(gone?: AbortSignal): Promise<ImportThread> {
    if (this.#isBusy) await this.#turn(gone);
    else this.#isBusy = true;
    try {
      return this.#startThread(() => this.#next());
    } catch (error) {
      // A machine that is short of threads has some again.
      this.#next();
      throw error;
    }
  }

  async #turn(gone?: AbortSignal): Promise<void> {
    if (this.#line.length >= mostWaiting) {
      throw new ApiError(
        'too_many_requests',
        'Other large files are being imported: try again when they are done.',
      );
    }
    await this.#line.wait(gone);
  }

  #next(): void {
    if (!this.#line.callNext()) this.#isBusy = false;
  }
}
