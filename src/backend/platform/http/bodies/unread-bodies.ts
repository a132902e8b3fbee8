/**
 * A request that is refused before its body was read: the rest is read, and dropped, before the reply. Without that the
 * connection breaks while the client still writes, and the client never sees why it was refused.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Whoever sends more, or takes longer, has the connection closed on them. */
const droppedBytesAtMost = 64 * 1024 * 1024;
const waitAtMostMs = 10_000;

export function registerUnreadBodies(app: FastifyInstance): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (isUnread(raw) && !(await drop(raw))) reply.header('connection', 'close');
  });
}

function isUnread(request: IncomingMessage): boolean {
  const { headers, complete, readableEnded, destroyed } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
  return hasBody && !complete && !readableEnded && !destroyed;
}

/** True when the whole body was read. */
async function drop(request: IncomingMessage): Promise<boolean> {
  return await new Promise((resolve) => {
    let dropped = 0;
    const end = (isWhole: boolean) => {
      clearTimeout(limit);
      request.off('data', count).off('end', onEnd).off('close', onClose).off('error', onClose);
      resolve(isWhole);
    };
    const onEnd = () => end(true);
    const onClose = () => end(false);
    const count = (chunk: Buffer | string) => {
      dropped += chunk.length;
      if (dropped > droppedBytesAtMost) end(false);
    };
    const limit = setTimeout(onClose, waitAtMostMs);
    request.on('data', count).once('end', onEnd).once('close', onClose).once('error', onClose);
    request.resume();
  });
}
