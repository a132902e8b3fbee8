/** An answer as server-sent events (WHATWG HTML §9.2): the frames of the WebSocket, each with its offset as `id`. */
import { PassThrough } from 'node:stream';
import type { ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';
import type { LetGo } from './chat/chat-ports.ts';
import { endings, type SendFrame } from './live-answer.ts';

/** A client that does not read is let go; it comes back with `Last-Event-ID`. */
const maxBufferedBytes = 4 * 1024 * 1024;

/** Ends after the last frame of the answer. When the client goes, the answer runs on. */
export function streamFrames(listen: (send: SendFrame) => Promise<LetGo>): PassThrough {
  const stream = new PassThrough();
  // process-local: the connection of a client to this process; on several: nothing.
  let letGo: LetGo | undefined;
  const send = (frame: ReceivedFrame): void => {
    if (stream.writableEnded || stream.destroyed) return;
    stream.write(`id: ${frame.offset}\nevent: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`);
    if (endings.has(frame.type) || stream.writableLength > maxBufferedBytes) stream.end();
  };
  stream.once('close', () => letGo?.());
  listen(send).then(
    (end) => {
      letGo = end;
      if (stream.closed) end();
    },
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return stream;
}
