/**
 * Serves one data directory on loopback: opens the store, finds or makes the owner, listens, and tells the
 * clients where (discovery file). One backend a directory: the backend lock decides.
 */

import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { proofOf } from '../../connection/index.ts';
import type { BackendReady } from '../../contract/backend-start.ts';
import { apiMajor, type Discovery } from '../../contract/discovery.ts';
import { productVersion } from '../../contract/version.ts';
import { buildApp } from '../app.ts';
import { loadOwner } from '../contexts/account/first-start.ts';
import { isBusy } from '../platform/busy.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { Logger } from '../platform/log/logger.ts';
import type { Schema } from '../schema.ts';
import type { BackendArguments } from './arguments.ts';
import { removeDiscovery, writeDiscovery } from './discovery.ts';
import { firstStartOf } from './first-start-facts.ts';
import { endWhenIdle } from './idle.ts';
import type { BackendLock } from './lock.ts';
import { openStore } from './open-store.ts';
import { registerShutdown } from './shutdown.route.ts';
import { takeTurn } from './take-turn.ts';
import { authenticateOwner, createToken } from './token.ts';

export interface Served {
  readonly ready: BackendReady;
  /** Resolves when the backend has ended, whoever asked for it. */
  readonly ended: Promise<void>;
  /** Finishes what runs, refuses what comes, closes the store. */
  end(): void;
}

interface Running {
  readonly app: FastifyInstance;
  readonly database: Database<Schema>;
  readonly lock: BackendLock;
  readonly directory: string;
  readonly discovery: Discovery;
}

async function endInOrder({ app, database, lock, directory, discovery }: Running): Promise<void> {
  // Clients that look from now on start a successor, which waits for the lock.
  removeDiscovery(directory, discovery);
  await app.close();
  await database.close();
  lock.release();
}

function reportOpening(database: Database<Schema>, log: Logger): void {
  const { driverReason, setAside } = database.opening;
  if (setAside) {
    log.error(setAside, 'the database could not be used: it was set aside, and a new one was made');
  }
  log.info({ driver: database.driver, driverReason }, 'store is open');
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  await app.listen({ host: '127.0.0.1', port });
  const { port: bound } = app.server.address() as AddressInfo;
  return `http://127.0.0.1:${bound}`;
}

interface Ground {
  readonly database: Database<Schema>;
  readonly lock: BackendLock;
  readonly log: Logger;
}

async function serveStore(options: BackendArguments, { database, lock, log }: Ground): Promise<Served> {
  const token = createToken();
  const { promise: ending, resolve: end } = Promise.withResolvers<void>();
  const app = await buildApp({
    database,
    authenticate: authenticateOwner(token, await loadOwner(database, firstStartOf(systemClock()))),
    clock: systemClock,
    version: productVersion,
    localOnly: true,
    logger: log,
    prove: (challenge) => proofOf(token, challenge),
    agentWork: {
      scanCacheDirectory: path.join(options.data, 'scan-cache'),
      scansAtOnce: options['scans-at-once'],
      osvUrl: options['osv-url'],
      advisoryDirectory: path.join(options.data, 'advisories'),
    },
  });
  registerShutdown(app, end);
  if (options.detached) {
    endWhenIdle(app, { idleMs: options['idle-seconds'] * 1000, isBusy: () => isBusy(app), onIdle: end });
  }
  const url = await listen(app, options.port).catch(async (error: unknown) => {
    // Its jobs run already; they must end before the store is closed under them.
    await app.close();
    throw error;
  });
  const discovery = describe(url, token);
  writeDiscovery(options.data, discovery);
  log.info({ url, version: productVersion }, 'backend is ready');
  const ended = ending.then(() => endInOrder({ app, database, lock, directory: options.data, discovery }));
  return { ready: { url, token, pid: process.pid, version: productVersion }, ended, end };
}

function describe(url: string, token: string): Discovery {
  return {
    pid: process.pid,
    port: Number(new URL(url).port),
    token,
    version: productVersion,
    apiMajor,
    startedAt: new Date(systemClock()).toISOString(),
  };
}

/** Serves the directory, or answers with the backend that serves it already. */
export async function serveLocal(options: BackendArguments, log: Logger): Promise<Served | BackendReady> {
  const turn = await takeTurn(options.data);
  if ('url' in turn) {
    return { url: turn.url, token: turn.token, pid: turn.pid, version: turn.version };
  }
  try {
    return await openAndServe(options, turn, log);
  } catch (error) {
    turn.release();
    throw error;
  }
}

async function openAndServe(options: BackendArguments, lock: BackendLock, log: Logger): Promise<Served> {
  const { data: directory, driver, 'database-url': databaseUrl } = options;
  const database = await openStore({ directory, driver, databaseUrl });
  reportOpening(database, log);
  try {
    return await serveStore(options, { database, lock, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}
