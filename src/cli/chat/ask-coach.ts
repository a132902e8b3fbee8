/** One question over the coach's WebSocket: passes on what comes, and ends with the answer. */
import { WebSocket } from 'ws';
import {
  type ChatClientFrame,
  type ChatServerFrame,
  receivedFrameSchema,
} from '../../contract/coach/coach-chat.ts';
import { CliError } from '../io.ts';

export interface Asking {
  readonly url: string;
  readonly token: string;
  readonly frame: Extract<ChatClientFrame, { type: 'ask' }>;
  readonly signal: AbortSignal;
  readonly onFrame: (frame: ChatServerFrame) => void;
}

/** Resolves with the last frame of the answer. Rejects with a CliError when there is none to be had. */
export async function askCoach({ url, token, frame, signal, onFrame }: Asking): Promise<ChatServerFrame> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ai/chat`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ChatServerFrame>();
  const stop = (): void => socket.send(JSON.stringify({ type: 'stop', messageId: frame.messageId }));
  socket.once('open', () => {
    socket.send(JSON.stringify(frame));
    signal.addEventListener('abort', stop, { once: true });
  });
  socket.on('message', (data) => {
    const received = receivedFrameSchema.parse(JSON.parse(String(data)));
    if (received.type === 'later') return;
    onFrame(received);
    if (received.type === 'done' || received.type === 'stopped' || received.type === 'failed') {
      resolve(received);
    }
  });
  socket.once('error', (error) =>
    reject(new CliError('failure', `The coach cannot be reached: ${error.message}.`, error)),
  );
  socket.once('close', () =>
    reject(new CliError('failure', 'The connection ended before the answer did. Ask again.')),
  );
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    socket.terminate();
  }
}
