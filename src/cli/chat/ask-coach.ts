/** One question over the coach's WebSocket: passes on what comes, and ends with the answer. */
import { WebSocket } from 'ws';
import {
  type ChatClientFrame,
  type ChatServerFrame,
  receivedFrameSchema,
} from '../../contract/coach/coach-chat.ts';
import { rightsChangedCode } from '../../contract/local/socket-closes.ts';
import { CliError } from '../io.ts';

export interface Asking {
  readonly url: string;
  readonly token: string;
  readonly frame: Extract<ChatClientFrame, { type: 'ask' }>;
  readonly signal: AbortSignal;
  readonly onFrame: (frame: ChatServerFrame) => void;
}

/** So often the line is opened again where the rights of its person were changed. */
const returnsAtMost = 3;

/** Resolves with the last frame of the answer. Rejects with a CliError when there is none to be had. */
export async function askCoach(asking: Asking): Promise<ChatServerFrame> {
  const { messageId, locale } = asking.frame;
  let offset = -1;
  const onFrame = (received: ChatServerFrame): void => {
    offset = received.offset;
    asking.onFrame(received);
  };
  let last = await hear({ ...asking, onFrame }, asking.frame);
  for (let returns = 0; last === undefined && returns < returnsAtMost; returns += 1)
    last = await hear({ ...asking, onFrame }, { type: 'resume', messageId, offset, locale });
  if (last === undefined) throw new CliError('failure', 'What you may do was changed. Ask again.');
  return last;
}

/** Undefined where the line was closed since the rights of its person were changed: the answer goes on behind it. */
async function hear(
  { url, token, frame: { messageId }, signal, onFrame }: Asking,
  first: ChatClientFrame,
): Promise<ChatServerFrame | undefined> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ai/chat`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ChatServerFrame | undefined>();
  const stop = (): void => socket.send(JSON.stringify({ type: 'stop', messageId }));
  socket.once('open', () => {
    socket.send(JSON.stringify(first));
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
  socket.once('close', (code) => {
    if (code === rightsChangedCode) resolve(undefined);
    reject(new CliError('failure', 'The connection ended before the answer did. Ask again.'));
  });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    socket.terminate();
  }
}
