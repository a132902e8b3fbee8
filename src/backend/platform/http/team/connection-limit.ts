/** No address holds more than its share of the connections; a proxy's are those of many. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { limitedAddress } from '../../../../domain/limits/limited-address.ts';
import type { RemoteOptions } from './remote-options.ts';

const ofServer = 10_000;
/** Of an office behind one address, too. */
const ofAddress = 1_000;

export function limitConnections(
  { server }: FastifyInstance,
  { isProxy, connectionsOfAddress = ofAddress }: RemoteOptions,
): void {
  // process-local: connections of this process; on several: each counts its own.
  const open = new Map<string, number>();
  server.maxConnections = ofServer;
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (isProxy(remoteAddress)) return;
    const name = limitedAddress(remoteAddress);
    const held = open.get(name) ?? 0;
    if (held >= connectionsOfAddress) {
      socket.destroy();
      return;
    }
    open.set(name, held + 1);
    socket.once('close', () => {
      const left = (open.get(name) ?? 1) - 1;
      if (left > 0) open.set(name, left);
      else open.delete(name);
    });
  });
}
