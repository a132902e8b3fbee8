/** Worker thread that reads one large file, looks at it as often as it is asked, and hands its rows over in pieces. */
import { parentPort } from 'node:worker_threads';
import { inBackground } from '../../../../../../contract/background/in-background.ts';
import { FileReading, type LookedRows } from './file-reading.ts';
import { rowsAPiece } from './open-here.ts';
import { openRequest } from './open-request.ts';
import { placeRows } from './placed-rows.ts';
import { type AskRecords, createRemotePorts, createRemoteReader } from './remote-records.ts';
import { toThreadFailure } from './thread-failure.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** Ended with its thread: there is nothing to stop by itself. */
const { signal } = new AbortController();
/** Shown as often as somebody could see it. */
const progressEveryMs = 50;

let reading = new FileReading('');
let looked: LookedRows | undefined;
let asks = 0;
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

const ask: AskRecords = async (asked) => {
  const id = ++asks;
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  waiting.set(id, { resolve, reject });
  tell({ type: 'ask', id, ask: asked });
  // The backend answers each ask by its kind.
  return (await promise) as never;
};

async function read({ options }: Extract<ToThread, { type: 'read' }>): Promise<void> {
  let shownAt = 0;
  const onProgress = (fraction: number): void => {
    if (performance.now() - shownAt < progressEveryMs) return;
    shownAt = performance.now();
    tell({ type: 'progress', fraction });
  };
  tell({ type: 'read', problems: await reading.read(options, { signal, onProgress }) });
}

async function look({ question, now }: Extract<ToThread, { type: 'look' }>): Promise<void> {
  looked = undefined;
  const ports = createRemotePorts(ask, now);
  looked = await reading.look(createRemoteReader(ask), { ...question, ports, signal });
  const { result, named, sheets, taken, rows } = looked;
  for (let start = 0; start < taken.length; start += rowsAPiece) {
    tell({ type: 'taken', taken: taken.slice(start, start + rowsAPiece) });
  }
  tell({ type: 'looked', result, named, sheets, rowCount: rows.length });
}

function showPiece({ from }: Extract<ToThread, { type: 'piece' }>): void {
  const { rows = [], named } = looked ?? {};
  if (named === undefined) throw new Error('Rows are asked for before the file was looked at.');
  tell({ type: 'piece', rows: placeRows(rows.slice(from, from + rowsAPiece), named) });
}

function settle(message: Extract<ToThread, { type: 'answer' | 'unanswered' }>): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === 'answer') asked?.resolve(message.value);
  else asked?.reject(new Error('The backend had no answer.'));
}

async function take(message: ToThread): Promise<void> {
  switch (message.type) {
    case 'open': {
      const { envelope, text } = openRequest(message.bytes);
      reading = new FileReading(text);
      tell({ type: 'opened', envelope });
      return;
    }
    case 'hash':
      tell({ type: 'hashed', hash: reading.hashWith(message.content) });
      return;
    case 'read':
      await read(message);
      return;
    case 'look':
      await look(message);
      return;
    case 'piece':
      showPiece(message);
      return;
    default:
      settle(message);
  }
}

async function answer(message: ToThread): Promise<void> {
  try {
    await take(message);
  } catch (error) {
    tell({ type: 'failed', ...toThreadFailure(error) });
  }
}

parentPort?.on('message', (message: ToThread) => inBackground(answer(message), 'Reading a file'));
