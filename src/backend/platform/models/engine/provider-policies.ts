/** Retry, breaker and bulkhead of each provider of an organization. */
import { once } from 'node:events';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IPolicy,
  type IRetryBackoffContext,
  retry,
  wrap,
} from 'cockatiel';
import type { HealthBook, HealthPlace } from '../health-book.ts';
import type { Limits } from '../limits.ts';
import { Fault, isOfProvider, isOutage, mayPass } from './fault.ts';

export interface ProviderPolicies {
  /** Takes a place among the calls at once; what it gives must be called when the answer is over. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Opens an answer, again where the fault may pass, and not at all while the provider rests. */
  open<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export interface PolicyPorts {
  readonly health: HealthBook;
  readonly limits: Limits;
  readonly now: () => number;
}

function waitFor({ attempt, result }: IRetryBackoffContext<unknown>, { backoffMs }: Limits): number {
  const error = 'error' in result ? result.error : undefined;
  const wished = error instanceof Fault ? error.retryAfterMs : undefined;
  return wished ?? backoffMs * 2 ** (attempt - 1);
}

function isWorthAnother(error: unknown, { longestWaitMs }: Limits): boolean {
  return mayPass(error) && (error.retryAfterMs ?? 0) <= longestWaitMs;
}

function createBreaker(place: HealthPlace, { health, limits, now }: PolicyPorts) {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: limits.restMs,
    breaker: new ConsecutiveBreaker(limits.faultsInRow),
  });
  // That a call went well is of its key, too: who asked notes it.
  const note = (state: 'failing' | 'down', error?: unknown) =>
    health.note(place, {
      state,
      fault: error instanceof Fault ? error.code : undefined,
      downUntil: state === 'down' ? now() + limits.restMs : undefined,
    });
  // process-local: the last fault of a provider, for its pause; on several: as the pauses of the engine.
  let last: unknown;
  breaker.onFailure(({ reason }) => {
    last = 'error' in reason ? reason.error : undefined;
    // Of a key or an account: who asked knows whether it is still that one.
    if (last instanceof Fault && isOfProvider(last.code) && !isOutage(last)) return;
    note('failing', last);
  });
  breaker.onBreak(() => note('down', last));
  /** Told while the provider rests: what it rests for, where that says more than that it is unwell. */
  const resting = (): Fault => {
    const code = last instanceof Fault && last.code === 'unreachable' ? last.code : 'overloaded';
    return new Fault(code, { isUnpaid: true });
  };
  return { breaker, resting };
}

/** Rejects as soon as the signal does: a pause before another attempt is not waited out. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** The place is held until what this gives is called. */
async function enter(gate: IPolicy, signal: AbortSignal): Promise<() => void> {
  const over = new AbortController();
  const left = once(over.signal, 'abort');
  const entered = new Promise<void>((resolve, reject) => {
    const hold = async () => {
      resolve();
      await left;
    };
    const refuse = (error: unknown) =>
      reject(error instanceof BulkheadRejectedError ? new Fault('overloaded', { isUnpaid: true }) : error);
    gate.execute(hold, signal).catch(refuse);
  });
  try {
    await untilAborted(entered, signal);
  } catch (error) {
    over.abort();
    throw error;
  }
  return () => over.abort();
}

export function createPolicies(place: HealthPlace, ports: PolicyPorts): ProviderPolicies {
  const { limits } = ports;
  const gate = bulkhead(limits.atOnce, limits.waiting);
  const retrying = retry(
    handleWhen((error) => isWorthAnother(error, limits)),
    { maxAttempts: limits.retries, backoff: new DelegateBackoff((context) => waitFor(context, limits)) },
  );
  const { breaker, resting } = createBreaker(place, ports);
  const policy = wrap(retrying, breaker);
  return {
    enter: async (signal) => await enter(gate, signal),
    async open(attempt, signal) {
      try {
        return await untilAborted(policy.execute(attempt, signal), signal);
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw resting();
        throw error;
      }
    },
  };
}
