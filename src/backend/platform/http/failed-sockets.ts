/**
 * A WebSocket whose client breaks the protocol, or sends too much, is being closed by the library when we hear of it,
 * with the code that says why. To cut it off then, as the plugin does by itself, would often lose that code on its way.
 */
import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';

/** The plugin's handler of errors: of a socket, and of a route that threw. */
export function endFailedSocket(error: Error, socket: WebSocket, { log }: FastifyRequest): void {
  log.warn(error);
  if (socket.readyState === socket.OPEN) socket.terminate();
}
