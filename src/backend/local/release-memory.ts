/**
 * Releases unused heap after a busy period, once no request came for a while: V8 itself collects only when it allocates
 * more, which may be hours later. It takes 50 ms, so it waits for a quiet moment.
 */
import v8 from 'node:v8';
import type { FastifyInstance } from 'fastify';

export interface ReleaseMemoryOptions {
  readonly quietMs?: number;
  /** There with `--expose-gc`; without it the heap stays as it is. */
  readonly collect?: (() => void) | undefined;
  readonly heapBytes?: () => number;
}

const usualQuietMs = 10_000;
/** A heap that has grown by less is not worth the time. */
const worthwhile = 1.1;

function collectAll(): (() => void) | undefined {
  const { gc } = globalThis;
  return gc && (() => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }));
}

export function releaseMemoryWhenQuiet(
  app: FastifyInstance,
  {
    quietMs = usualQuietMs,
    collect = collectAll(),
    heapBytes = () => v8.getHeapStatistics().total_physical_size,
  }: ReleaseMemoryOptions = {},
): void {
  if (collect === undefined) return;
  let kept = 0;
  const timer = setTimeout(() => {
    if (heapBytes() < kept * worthwhile) return;
    collect();
    kept = heapBytes();
  }, quietMs).unref();
  app.addHook('onResponse', async () => void timer.refresh());
  app.addHook('onClose', async () => clearTimeout(timer));
}
