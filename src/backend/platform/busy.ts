/** What must not be cut short when the backend would end because nobody is connected: each part says so itself. */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    busyWith: (() => boolean)[];
  }
}

export function registerBusy(app: FastifyInstance): void {
  app.decorate('busyWith', []);
}

export function isBusy(app: FastifyInstance): boolean {
  return app.busyWith.some((isAtWork) => isAtWork());
}
