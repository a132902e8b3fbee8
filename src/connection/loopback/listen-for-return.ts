/** Waits on a port of this machine for the browser to return from a sign-in (RFC 8252 §7.3). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Returned {
  readonly code?: string;
  readonly state?: string;
}

export interface ReturnListener {
  /** `http://127.0.0.1:51234/` */
  readonly url: string;
  /** The first answer of a provider; what is none is not listened to. */
  readonly returned: Promise<Returned>;
  close(): void;
}

/** `sentence` is what the browser then shows. */
export async function listenForReturn(sentence: string): Promise<ReturnListener> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    returned: waitForReturn(server, sentence),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function waitForReturn(server: Server, sentence: string): Promise<Returned> {
  return new Promise((resolve) => {
    server.on('request', (request, reply) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const [state, code] = [searchParams.get('state'), searchParams.get('code')];
      if (state === null) {
        reply.writeHead(404).end();
        return;
      }
      reply.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(sentence);
      resolve({ state, ...(code === null ? {} : { code }) });
    });
  });
}
