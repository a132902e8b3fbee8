/** Sockets and streams that are open, so that they end with the session or key that opened them: close code 4401. */
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { inBackground } from '../../../../contract/background/in-background.ts';
import type { Actor, KeyActor } from '../../../../domain/policy/actor.ts';
import type { Caller } from '../actor.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/** As HTTP's 401. */
const signedOut = 4401;
const recheckMs = 1_000;

export interface OpenConnections {
  watchSocket(socket: WebSocket, caller: Caller | undefined): void;
  /** Ends those of actors for whom it is true. */
  endWhere(isOver: (actor: Actor) => boolean): void;
}

interface Connection {
  readonly actor: Actor;
  end(): void;
}

declare module 'fastify' {
  interface FastifyInstance {
    connections: OpenConnections;
  }
}

export interface ConnectionGuards {
  readonly team?: SignInGuard | undefined;
  /** Whether the secret that opened this is still taken; absent where no key opens anything. */
  readonly isKeyOpen?: ((actor: KeyActor) => Promise<boolean>) | undefined;
}

export function registerConnections(app: FastifyInstance, { team, isKeyOpen }: ConnectionGuards): void {
  // process-local: the connections of this process; on several: each its own.
  const open = new Set<Connection>();
  // process-local: runs while one is open that may end elsewhere; on several: each its own.
  let timer: NodeJS.Timeout | undefined;

  function endWhere(isOver: (actor: Actor) => boolean): void {
    for (const connection of [...open])
      if (isOver(connection.actor)) {
        open.delete(connection);
        connection.end();
      }
  }

  /**
   * Keys that expired or were rotated, and sessions that ran out; either where another process ended it, or its person is no
   * longer of the organization.
   */
  async function recheck(): Promise<void> {
    const ids = new Set([...open].flatMap(({ actor }) => sessionOf(actor) ?? []));
    for (const id of ids) if (team && !(await team.isOpen(id))) endWhere((actor) => sessionOf(actor) === id);
    const keys = new Map([...open].flatMap(({ actor }) => (isKey(actor) ? [[actor.prefix, actor]] : [])));
    for (const [prefix, key] of keys)
      if (isKeyOpen && !(await isKeyOpen(key))) endWhere((actor) => isKey(actor) && actor.prefix === prefix);
    stopIfNoneIsOpen();
  }

  function stopIfNoneIsOpen(): void {
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function watch(connection: Connection): () => void {
    open.add(connection);
    const mayEnd = sessionOf(connection.actor) !== undefined || isKey(connection.actor);
    if (mayEnd && timer === undefined) {
      timer = setInterval(() => inBackground(recheck(), 'Sessions and keys of open connections'), recheckMs);
      timer.unref();
    }
    return () => {
      open.delete(connection);
      stopIfNoneIsOpen();
    };
  }

  app.decorate('connections', {
    watchSocket(socket, caller) {
      if (caller === undefined) return;
      socket.on('close', watch({ actor: caller.actor, end: () => socket.close(signedOut, 'signed out') }));
    },
    endWhere,
  });
  app.addHook('onSend', async ({ caller }, reply) => {
    if (caller === undefined || !String(reply.getHeader('content-type')).startsWith('text/event-stream'))
      return;
    reply.raw.on('close', watch({ actor: caller.actor, end: () => reply.raw.destroy() }));
  });
  app.addHook('onClose', async () => clearInterval(timer));
  team?.onEnded((ids) => {
    const ended = new Set(ids);
    endWhere((actor) => ended.has(sessionOf(actor) ?? ''));
  });
}

function isKey(actor: Actor): actor is KeyActor {
  return actor.kind === 'key';
}

function sessionOf(actor: Actor): string | undefined {
  if (actor.kind === 'operator') return actor.sessionId;
  return actor.kind === 'user' ? actor.session?.id : undefined;
}
