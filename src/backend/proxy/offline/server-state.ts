/** Whether the server of the account is reached, as the last request had it; while it is not, it is asked again by itself. */

import { inBackground } from '../../../contract/background/in-background.ts';
import { healthPath } from '../../../contract/local/backend-names.ts';
import type { ServerLink } from '../server-link.ts';

const firstProbeMs = 1_000;
const longestProbeMs = 30_000;
const probeLimitMs = 10_000;

export interface ServerState {
  readonly connected: boolean;
  /** What a request met; `why` goes to the log. */
  note(isReached: boolean, why?: string): void;
  /** Calls back at each change. */
  onChange(listener: (connected: boolean) => void): void;
  /** Asks nothing any more. */
  end(): void;
}

export function watchServer(link: ServerLink, log: { info(message: string): void }): ServerState {
  // process-local: what the last request met; on several: nothing, each machine has its own network.
  let connected = true;
  let nap: NodeJS.Timeout | undefined;
  let delayMs = firstProbeMs;
  const ending = new AbortController();
  const listeners: ((connected: boolean) => void)[] = [];

  function note(isReached: boolean, why = 'it answers'): void {
    if (isReached) clearTimeout(nap);
    if (isReached === connected || ending.signal.aborted) return;
    connected = isReached;
    log.info(`${link.host} is ${isReached ? '' : 'not '}reached: ${why}`);
    delayMs = firstProbeMs;
    if (!isReached) sleep();
    for (const listener of listeners) listener(connected);
  }

  function sleep(): void {
    clearTimeout(nap);
    nap = setTimeout(() => inBackground(probe(), 'Connection to the server'), delayMs).unref();
    delayMs = Math.min(delayMs * 2, longestProbeMs);
  }

  async function probe(): Promise<void> {
    const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(probeLimitMs)]);
    const asked = { method: 'GET', path: healthPath, headers: {}, body: undefined, signal };
    const answer = await link.ask(asked, undefined).catch(() => undefined);
    await answer?.body?.cancel();
    if (connected || ending.signal.aborted) return;
    if (answer?.ok) note(true);
    else sleep();
  }

  return {
    get connected() {
      return connected;
    },
    note,
    onChange: (listener) => void listeners.push(listener),
    end() {
      ending.abort();
      clearTimeout(nap);
    },
  };
}
