/** Has a local backend listen on loopback, and tells the clients where. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Discovery } from '../../../contract/discovery.ts';
import { apiMajor } from '../../../contract/local/backend-names.ts';
import { productVersion } from '../../../contract/version.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { BackendArguments } from '../arguments.ts';
import { removeDiscovery, writeDiscovery } from '../discovery.ts';

/** What every stage of one backend shares. */
export interface Ground {
  readonly options: BackendArguments;
  readonly log: Logger;
  readonly token: string;
  readonly ending: Promise<void>;
  readonly end: () => void;
}

/** Something that listens, and how it stops without an end of the backend. */
export interface Stage {
  readonly url: string;
  close(): Promise<void>;
}

export async function announce(
  app: FastifyInstance,
  { options, token, log }: Pick<Ground, 'options' | 'token' | 'log'>,
): Promise<Stage> {
  try {
    await app.listen({ host: '127.0.0.1', port: options.port });
    const { port } = app.server.address() as AddressInfo;
    const discovery = describe(port, token);
    writeDiscovery(options.data, discovery);
    const url = `http://127.0.0.1:${port}`;
    log.info({ url, version: productVersion }, 'backend is ready');
    return {
      url,
      async close() {
        // Clients that look from now on start a successor, which waits for the lock.
        removeDiscovery(options.data, discovery);
        await app.close();
      },
    };
  } catch (error) {
    // Its jobs run already, and it may listen; both must end before the store is closed under them.
    await app.close();
    throw error;
  }
}

function describe(port: number, token: string): Discovery {
  return {
    pid: process.pid,
    port,
    token,
    version: productVersion,
    apiMajor,
    startedAt: new Date(systemClock()).toISOString(),
  };
}
