/**
 * Closing a server ends every connection soon: an idle one at once, a busy one after its answer, and what is left
 * after a limit is cut. Node by itself waits for kept connections and for WebSockets whose clients do not answer.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted as the server begins to close: whoever waits for something answers at once. */
    closing: AbortSignal;
  }
}

/** A connection that was busy when the close began becomes idle without telling. */
const pollMs = 25;

export interface DrainOptions {
  /** How long requests may take to finish once the server closes. */
  readonly limitMs: number;
}

export function registerDrain(app: FastifyInstance, { limitMs }: DrainOptions): void {
  const sockets = trackSockets(app);
  const closing = new AbortController();
  app.decorate('closing', closing.signal);
  // process-local: the end of this process; on several: nothing.
  let isClosing = false;
  let poll: NodeJS.Timeout | undefined;
  let limit: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    isClosing = true;
    closing.abort();
    poll = setInterval(() => app.server.closeIdleConnections(), pollMs);
    limit = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, limitMs);
  });
  // Runs when the server has closed.
  app.addHook('onClose', async () => {
    clearInterval(poll);
    clearTimeout(limit);
  });
  app.addHook('onRequest', async () => {
    if (isClosing) throw new ApiError('unavailable', 'The backend is shutting down; try again in a moment.');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** Upgraded ones included, which Node's `closeAllConnections` leaves alone. */
function trackSockets(app: FastifyInstance): ReadonlySet<Socket> {
  // process-local: connections of this process; on several: nothing.
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
