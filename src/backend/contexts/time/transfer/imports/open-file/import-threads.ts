/** One large file is read at a time, so that two at once take no more memory than one; some wait for their turn. */
import { ApiError } from '../../../../../platform/http/api-error.ts';
import { ImportThread } from './import-thread.ts';

const mostWaiting = 2;

export class ImportThreads {
  #isBusy = false;
  readonly #waiting: (() => void)[] = [];

  /** Throws `too_many_requests`. The thread is whoever's asked for it, who closes it. */
  async start(): Promise<ImportThread> {
    if (this.#isBusy) await this.#turn();
    else this.#isBusy = true;
    return new ImportThread(() => this.#next());
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= mostWaiting) {
      throw new ApiError(
        'too_many_requests',
        'Other large files are being imported: try again when they are done.',
      );
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isBusy = false;
    else next();
  }
}
