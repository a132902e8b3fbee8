/** Keeps the frames of an answer while it is made, a few at a time: what was read survives the process that wrote it. */
import type { ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';

export interface FrameStore {
  append(firstOffset: number, frames: readonly ReceivedFrame[]): Promise<void>;
}

/** An answer that is over sooner is written once, at its end. */
const batchMs = 200;

export class FrameKeeper {
  readonly #store: FrameStore;
  readonly #onError: (error: unknown) => void;
  #waiting: ReceivedFrame[] = [];
  #timer: NodeJS.Timeout | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(store: FrameStore, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  take(frame: ReceivedFrame): void {
    this.#waiting.push(frame);
    this.#timer ??= setTimeout(() => this.#flush(), batchMs);
  }

  /** Nothing more is written after it: the whole answer is, by who calls. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = [];
    await this.#written;
  }

  /** Writes at once what has come so far. */
  async flush(): Promise<void> {
    this.#flush();
    await this.#written;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const frames = this.#waiting;
    const [first] = frames;
    if (first === undefined) return;
    this.#waiting = [];
    this.#written = this.#written
      .then(async () => await this.#store.append(first.offset, frames))
      .catch(this.#onError);
  }
}
