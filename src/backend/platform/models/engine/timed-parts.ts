/** The parts of an answer, with an end where nothing comes any more: the connection is dropped at once. */
import type { ModelPart } from '../model-call.ts';
import { Fault } from './fault.ts';

export interface Patience {
  /** Until the first part. */
  readonly firstMs: number;
  readonly stallMs: number;
  readonly wholeMs: number;
}

/** Of the next part, or of whatever is thrown first; the timer never outlives it. */
async function within<T>(promise: Promise<T>, waitMs: number, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('slow')), waitMs);
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** A sign of life counts as a part, but the whole has its own limit. `open` is given a signal that ends with either. */
export async function* timedParts(
  open: (signal: AbortSignal) => AsyncIterable<ModelPart>,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const dropped = new AbortController();
  const parts = open(AbortSignal.any([signal, dropped.signal]))[Symbol.asyncIterator]();
  const endsAt = performance.now() + patience.wholeMs;
  let waitMs = patience.firstMs;
  try {
    for (;;) {
      signal.throwIfAborted();
      const left = endsAt - performance.now();
      const next = parts.next();
      // Whoever lost the race must not end the process.
      next.catch(() => undefined);
      const { done, value } = await within(next, Math.max(0, Math.min(waitMs, left)), signal);
      if (done === true) return;
      yield value;
      waitMs = patience.stallMs;
    }
  } finally {
    dropped.abort(new Fault('cut'));
  }
}
