/**
 * What requests under way hold outside of themselves, a thread with a large body for example. It is let go of when the
 * reply is closed, sent or not: of a caller who goes away once the body was read, no hook of the server tells.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';

// process-local: requests of this process; on several: nothing.
export class HeldByRequests<Held extends { close(): void }> {
  readonly #held = new WeakMap<FastifyRequest, Held>();
  readonly #ends = new WeakMap<FastifyRequest, AbortSignal>();

  /** For the routes of this scope. */
  setUp(scope: FastifyInstance): void {
    scope.addHook('onRequest', async (request, reply) => {
      const end = new AbortController();
      this.#ends.set(request, end.signal);
      reply.raw.once('close', () => {
        end.abort(new ApiError('state_forbids', 'Who asked is gone.'));
        this.#held.get(request)?.close();
      });
    });
  }

  /** Aborted once the request has ended, by an `ApiError`. */
  endOf(request: FastifyRequest): AbortSignal | undefined {
    return this.#ends.get(request);
  }

  hold(request: FastifyRequest, held: Held): void {
    this.#held.set(request, held);
    if (this.endOf(request)?.aborted) held.close();
  }

  get(request: FastifyRequest): Held | undefined {
    return this.#held.get(request);
  }
}
