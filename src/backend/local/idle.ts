/** An embedded backend that nobody uses ends itself: no request, no open socket and no running job for a while. */
import type { FastifyInstance } from 'fastify';

export interface IdleOptions {
  readonly idleMs: number;
  /** An open socket, or work that goes on without a client, such as a scan. */
  readonly isBusy: () => boolean;
  readonly onIdle: () => void;
}

/** How often it looks, as a share of the time it waits. */
const checksPerWait = 4;

export function endWhenIdle(app: FastifyInstance, { idleMs, isBusy, onIdle }: IdleOptions): void {
  let lastUse = performance.now();
  app.addHook('onRequest', async () => {
    lastUse = performance.now();
  });
  const timer = setInterval(() => {
    if (isBusy()) {
      lastUse = performance.now();
    } else if (performance.now() - lastUse >= idleMs) {
      clearInterval(timer);
      onIdle();
    }
  }, idleMs / checksPerWait);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
