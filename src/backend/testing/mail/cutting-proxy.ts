/** Between a client and a server of mail: lets so many bytes pass in each direction, and cuts the connection there. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Cut {
  /** Bytes that the client's side lets through. */
  readonly sent?: number;
  /** Bytes that the server's side lets through. */
  readonly received?: number;
}

export interface CuttingProxy {
  readonly port: number;
  cut: Cut;
  /** Of the last connection. */
  readonly passed: { sent: number; received: number };
  close(): Promise<void>;
}

export async function startCuttingProxy(target: () => number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const passed = { sent: 0, received: 0 };
  const server = createServer((client) => {
    Object.assign(passed, { sent: 0, received: 0 });
    const upstream = connect(target(), '127.0.0.1');
    const end = () => {
      client.destroy();
      // What has passed is on its way, and the server hears of the end after it.
      upstream.end();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    relay({ from: client, to: upstream, limit: proxy.cut.sent, side: 'sent' });
    relay({ from: upstream, to: client, limit: proxy.cut.received, side: 'received' });

    interface Relay {
      readonly from: Socket;
      readonly to: Socket;
      readonly limit: number | undefined;
      readonly side: 'sent' | 'received';
    }

    function relay({ from, to, limit = Number.POSITIVE_INFINITY, side }: Relay): void {
      if (limit === 0) end();
      from.on('data', (chunk: Buffer) => {
        const room = limit - passed[side];
        if (room > 0 && !to.destroyed) to.write(chunk.subarray(0, room));
        passed[side] += chunk.length;
        if (passed[side] >= limit) end();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    cut: {},
    passed,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
