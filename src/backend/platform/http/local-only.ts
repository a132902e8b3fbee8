/**
 * The embedded backend answers only this machine, and no web page: the Host header must name a loopback
 * address (DNS rebinding), and a request that carries an Origin comes from a browser (CSRF, WebSocket hijacking).
 */
import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

export function registerLocalOnly(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!loopbackHost.test(request.headers.host ?? '')) {
      throw new ApiError(
        'host_not_allowed',
        'This backend answers only to this machine: the Host header names another.',
      );
    }
    if (request.headers.origin !== undefined && !request.url.startsWith('/docs')) {
      throw new ApiError('host_not_allowed', 'This backend does not answer web pages.');
    }
  });
}
