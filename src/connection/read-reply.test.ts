import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readReply } from './read-reply.ts';

describe('a reply of whoever has the port', () => {
  const servers = new Set<ReturnType<typeof createServer>>();
  afterEach(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function ask(answer: (reply: ServerResponse) => void): Promise<Response> {
    const server = createServer((_request, reply) => answer(reply));
    servers.add(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  it('is read as it is', async () => {
    assert.equal(await readReply(await ask((reply) => reply.end('{"ü":1}'))), '{"ü":1}');
  });

  it('is refused where it has no end, and the connection is dropped (#41)', async () => {
    const over = Promise.withResolvers<void>();
    const reply = await ask((endless) => {
      const timer = setInterval(() => endless.write('x'.repeat(64 * 1024)), 1);
      endless.once('close', () => {
        clearInterval(timer);
        over.resolve();
      });
    });

    await assert.rejects(readReply(reply), /too long/);
    await over.promise;
  });

  it('is refused where it is long once it is decompressed (#41)', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const reply = await ask((packed) => packed.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));

    await assert.rejects(readReply(reply), /too long/);
  });
});
