/**
 * Sockets and streams that are open, so that none outlives the rights it was opened with: each second they are read again, once
 * a person. Close code 4401 as the session or key has ended, 4403 as role, memberships or scopes were changed.
 */
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { inBackground } from '../../../../contract/background/in-background.ts';
import { type Actor, isPerson } from '../../../../domain/policy/actor.ts';
import { readingOf } from '../../rights/actor-reading.ts';
import { endByRights, type Rights, RightsError, type Standing, sessionOf } from '../../rights/rights.ts';
import type { Caller } from '../actor.ts';
import type { SignInGuard } from './sign-in-guard.ts';

const recheckMs = 1_000;

export interface OpenConnections {
  watchSocket(socket: WebSocket, caller: Caller | undefined): void;
  /** Ends those of actors for whom it is true. */
  endWhere(isOver: (actor: Actor) => boolean): void;
  /** The server is made before the database of its rights is asked. */
  takeRights(rights: ConnectionRights): void;
}

export interface ConnectionRights extends Pick<Rights, 'standingOf'> {
  /** One text for the same memberships. */
  findMemberships(actor: Actor): Promise<string>;
}

interface Connection {
  readonly actor: Actor;
  /** As they were when it was opened; undefined where they could not be read. */
  readonly memberships: Promise<string | undefined>;
  end(standing: Ended): void;
}

type Ended = Exclude<Standing, 'same'>;

declare module 'fastify' {
  interface FastifyInstance {
    connections: OpenConnections;
  }
}

export interface ConnectionGuards {
  readonly team?: SignInGuard | undefined;
}

// process-local: the connections of this process, and how they are looked after; on several: each its own.
class Connections implements OpenConnections {
  readonly #open = new Set<Connection>();
  /** Runs while one is open. */
  #timer: NodeJS.Timeout | undefined;
  #rights: ConnectionRights | undefined;
  #isChecking = false;

  takeRights(rights: ConnectionRights): void {
    this.#rights = rights;
  }

  watchSocket(socket: WebSocket, caller: Caller | undefined): void {
    if (caller === undefined) return;
    const stop = this.watch(caller.actor, (standing) => endByRights(socket, new RightsError(standing)));
    socket.on('close', stop);
  }

  /** Answers the end of the watch. */
  watch(actor: Actor, end: Connection['end']): () => void {
    const memberships = this.#rights?.findMemberships(actor).catch(() => undefined);
    const connection = { actor, memberships: memberships ?? Promise.resolve(undefined), end };
    this.#open.add(connection);
    this.#start();
    return () => {
      this.#open.delete(connection);
      if (this.#open.size === 0) this.stop();
    };
  }

  endWhere(isOver: (actor: Actor) => boolean): void {
    for (const connection of [...this.#open]) if (isOver(connection.actor)) this.#end(connection, 'over');
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #start(): void {
    if (this.#rights === undefined || this.#timer !== undefined) return;
    const recheck = () => inBackground(this.#recheck(), 'Rights of open connections');
    this.#timer = setInterval(recheck, recheckMs);
    this.#timer.unref();
  }

  #end(connection: Connection, standing: Ended): void {
    if (this.#open.delete(connection)) connection.end(standing);
  }

  /** Whatever changed it: this process, another one, or time alone. */
  async #recheck(): Promise<void> {
    if (this.#isChecking || this.#rights === undefined) return;
    this.#isChecking = true;
    try {
      for (const group of Map.groupBy(this.#open, ({ actor }) => nameOf(actor)).values())
        await this.#recheckSame(group, this.#rights);
    } finally {
      this.#isChecking = false;
    }
    if (this.#open.size === 0) this.stop();
  }

  /** Of one person, opened by the same rights. */
  async #recheckSame(
    group: readonly Connection[],
    { standingOf, findMemberships }: ConnectionRights,
  ): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const standing = await standingOf(first.actor);
    const memberships = standing === 'same' ? await findMemberships(first.actor) : undefined;
    for (const connection of group) {
      const before = await connection.memberships;
      const isSame = before === undefined || before === memberships;
      if (standing !== 'same') this.#end(connection, standing);
      else if (!isSame) this.#end(connection, 'changed');
      else readingOf(connection.actor)?.renew();
    }
  }
}

export function registerConnections(app: FastifyInstance, { team }: ConnectionGuards): void {
  const connections = new Connections();
  app.decorate('connections', connections);
  app.addHook('onSend', async ({ caller }, reply) => {
    if (caller === undefined || !String(reply.getHeader('content-type')).startsWith('text/event-stream'))
      return;
    const stop = connections.watch(caller.actor, () => reply.raw.destroy());
    reply.raw.on('close', stop);
  });
  app.addHook('onClose', async () => connections.stop());
  team?.onEnded((ids) => {
    const ended = new Set(ids);
    connections.endWhere((actor) => ended.has(sessionOf(actor) ?? ''));
  });
}

function nameOf(actor: Actor): string {
  if (!isPerson(actor)) return [actor.kind, actor.organizationId, sessionOf(actor)].join(' ');
  const by = actor.kind === 'key' ? [actor.prefix, ...actor.permissions] : [sessionOf(actor)];
  return [actor.kind, actor.userId, actor.role, ...by].join(' ');
}
