/** The local backend of an account as a test holds it: its folder, and a way to its server that can be cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { authenticateOwner } from '../../local/token.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { type Account, writeAccount } from '../../proxy/account-file.ts';
import { type AccountSession, openAccountSession } from '../../proxy/account-session.ts';
import { openMachine } from '../../proxy/machine/open-machine.ts';
import { type Offline, openOffline } from '../../proxy/offline/offline.ts';
import { watchServer } from '../../proxy/offline/server-state.ts';
import { buildProxyApp } from '../../proxy/proxy-app.ts';
import { requireSameApi } from '../../proxy/same-api.ts';
import { createServerLink } from '../../proxy/server-link.ts';
import { registerUnlock } from '../../proxy/unlock.route.ts';
import { refreshTokenOf } from './account-server.ts';

export const machineToken = 'the-token-of-this-machine';
const holder = { kind: 'user', userId: '', organizationId: '', role: 'org_admin' } as const;

export interface TestProxy {
  readonly app: FastifyInstance;
  readonly offline: Offline;
  readonly folder: string;
  readonly clock: { now: number };
  ask(
    method: string,
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): ReturnType<typeof inject>;
  close(): Promise<void>;
  /** As after a kill: the same folder. */
  again(): Promise<TestProxy>;
}

export interface TestProxyOptions {
  readonly server: string;
  readonly folder?: string;
  readonly account?: Partial<Account>;
  /** In the place of one that renews itself. */
  readonly session?: AccountSession;
  readonly now?: number;
  /** As in a process of its own; left out, the server is asked for nothing that a test did not ask. */
  readonly readsAhead?: boolean;
}

const inject = (app: FastifyInstance, method: string, url: string, body?: object, headers = {}) =>
  app.inject({
    method: method as 'GET',
    url,
    headers: { host: 'localhost', authorization: `Bearer ${machineToken}`, ...headers },
    ...(body && { payload: body }),
  });

export async function openTestProxy(options: TestProxyOptions): Promise<TestProxy> {
  const folder = options.folder ?? mkdtempSync(path.join(os.tmpdir(), 'vireo-account-'));
  const account: Account = {
    server: options.server,
    organizationId: 'one',
    organizationName: 'Nordwind',
    email: 'mara@nordwind.example',
    refreshToken: refreshTokenOf(0),
    ...options.account,
  };
  writeAccount(folder, account);
  const clock = { now: options.now ?? Date.now() };
  const anyVersion = createServerLink(account.server, '0.0.0-test');
  const link = requireSameApi(anyVersion);
  const keep = (changed: Account) => writeAccount(folder, changed);
  const session = options.session ?? openAccountSession({ account, link: anyVersion, clock: Date.now, keep });
  const log = createSilentLogger();
  const state = watchServer(link, log);
  const offline = openOffline({
    link,
    session,
    state,
    directory: folder,
    clock: () => clock.now,
    log,
    retryMs: 50,
    readsAhead: options.readsAhead ?? false,
  });
  const app = await buildProxyApp({
    machine: openMachine({ directory: folder, clock: () => clock.now, log }),
    version: '0.0.0-test',
    logger: log,
    authenticate: authenticateOwner(machineToken, holder),
    prove: () => undefined,
    link,
    session,
    state,
    offline,
  });
  registerUnlock(app, session);
  await app.ready();
  return {
    app,
    offline,
    folder,
    clock,
    ask: (method, url, body, headers) => inject(app, method, url, body, headers),
    async close() {
      await app.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
    async again() {
      await app.close();
      return await openTestProxy({ ...options, folder, now: clock.now });
    },
  };
}

/** A way to a server that can be cut, and be there again at the same address. */
export class Way {
  /** Answers are lost from here on, once they are on their way: what was asked for was done. */
  losesAnswers = false;
  #port = 0;
  #server: net.Server | undefined;
  readonly #sockets = new Set<net.Socket>();
  readonly #target: () => string;

  constructor(target: string | (() => string)) {
    this.#target = typeof target === 'string' ? () => target : target;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    const server = net.createServer((client) => {
      const line = net.connect(Number(new URL(this.#target()).port), '127.0.0.1');
      for (const socket of [client, line]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          client.destroy();
          line.destroy();
        });
      }
      client.pipe(line);
      line.on('data', (data) => {
        if (this.losesAnswers) client.destroy();
        else client.write(data);
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}
