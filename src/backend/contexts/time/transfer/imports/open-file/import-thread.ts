/** A large file in a thread of its own: it is parsed, read and looked at there, and its rows come over in pieces. */
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { inBackground } from '../../../../../../contract/background/in-background.ts';
import { asText } from '../../../../../../words/text.ts';
import { assetPath } from '../../../../../../workspace/assets.ts';
import { ignore } from '../../../../../../workspace/ignore-error.ts';
import { workerEnvironment } from '../../../../../../workspace/worker-environment.ts';
import { ApiError } from '../../../../../platform/http/api-error.ts';
import type { Reader } from '../../../../../schema.ts';
import type { AgainRow } from '../resolve/find-existing.ts';
import { answerRecords } from './answer-records.ts';
import { keepTransaction } from './keep-transaction.ts';
import type { LookedFile, OpenFile } from './open-file.ts';
import { rowsAPiece } from './open-here.ts';
import { takeRows } from './placed-rows.ts';
import { fromThreadFailure } from './thread-failure.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** What the thread may take of the 256 MB that a file at the limit may cost; the rest is the body's and the backend's. */
const threadHeap = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 } as const;

const tooMuchMemory =
  'The file takes more memory than an import may have. Split it, for example by year, and import the parts one after the other.';

type Of<Type extends FromThread['type']> = Extract<FromThread, { type: Type }>;
type Look = Parameters<OpenFile['look']>;

export class ImportThread implements OpenFile {
  readonly #worker: Worker;
  readonly #onClosed: () => void;
  readonly #arrived: FromThread[] = [];
  #wake: () => void = () => undefined;
  #failure: Error | undefined;
  #isClosed = false;

  constructor(onClosed: () => void, heap: ResourceLimits = threadHeap) {
    this.#onClosed = onClosed;
    this.#worker = new Worker(assetPath('import-worker.js'), {
      name: 'import',
      env: workerEnvironment(),
      resourceLimits: heap,
    });
    this.#worker.on('message', (message: FromThread) => {
      this.#arrived.push(message);
      this.#wake();
    });
    this.#worker.once('error', (error) => this.#fail(toRefusal(error)));
    this.#worker.once('exit', () => this.#fail(new Error('The thread that reads a file has ended.')));
  }

  /** The bytes are handed over, and empty afterwards. Gives the request without the text of its file. */
  async open(bytes: Uint8Array): Promise<unknown> {
    this.#send({ type: 'open', bytes });
    return (await this.#receive('opened')).envelope;
  }

  async hashWith(content: Parameters<OpenFile['hashWith']>[0]): Promise<string> {
    this.#send({ type: 'hash', content });
    return (await this.#receive('hashed')).hash;
  }

  async read(...[options, { signal, onProgress }]: Parameters<OpenFile['read']>) {
    this.#stopBy(signal);
    this.#send({ type: 'read', options });
    for (;;) {
      const message = await this.#next();
      if (message.type === 'read') return message.problems;
      if (message.type === 'progress') onProgress(message.fraction);
      else throw unexpected(message);
    }
  }

  async look(db: Reader, question: Look[1], { ports, signal }: Look[2]): Promise<LookedFile> {
    this.#stopBy(signal);
    const taken: AgainRow[] = [];
    const answers = new Answers(async (ask) => await answerRecords(db, ports, ask), this.#worker);
    this.#send({ type: 'look', question, now: ports.clock() });
    for (;;) {
      const message = await keepTransaction(db, answers.unlessFailed(this.#next()));
      if (message.type === 'ask') answers.give(message);
      else if (message.type === 'taken') taken.push(...message.taken);
      else if (message.type === 'looked')
        return { ...message, taken, pieces: () => this.#pieces(db, message) };
      else throw unexpected(message);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#fail(
      new ApiError('state_forbids', 'Nobody waits for the import any more: nothing of it was kept.'),
    );
    inBackground(this.#worker.terminate().then(this.#onClosed), 'Ending the thread of an import');
  }

  /** The next is made ready while one is written. */
  async *#pieces(db: Reader, { rowCount, named }: Of<'looked'>) {
    const fetch = async (from: number) => {
      this.#send({ type: 'piece', from });
      return takeRows((await this.#receive('piece')).rows, named);
    };
    let next = rowCount === 0 ? undefined : fetch(0);
    try {
      for (let from = rowsAPiece; next !== undefined; from += rowsAPiece) {
        const rows = await keepTransaction(db, next);
        next = from < rowCount ? fetch(from) : undefined;
        // Where the import ends early, nobody waits for it.
        next?.catch((error: unknown) => ignore(error, 'it is told where the piece is waited for'));
        yield rows;
      }
    } finally {
      await next?.catch((error: unknown) => ignore(error, 'the import has ended before'));
    }
  }

  #send(message: ToThread): void {
    const moved = message.type === 'open' ? transferable(message.bytes) : [];
    this.#worker.postMessage(message, moved);
  }

  async #receive<Type extends FromThread['type']>(type: Type): Promise<Of<Type>> {
    const message = await this.#next();
    if (message.type !== type) throw unexpected(message);
    return message as Of<Type>;
  }

  async #next(): Promise<FromThread> {
    for (;;) {
      const message = this.#arrived.shift();
      if (message?.type === 'failed') throw fromThreadFailure(message);
      if (message !== undefined) return message;
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #stopBy(signal: AbortSignal): void {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => this.#fail(signal.reason), { once: true });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}

/** Answers are given side by side; what one fails by is what the looking fails by. */
class Answers {
  readonly #find: (ask: Of<'ask'>['ask']) => Promise<unknown>;
  readonly #worker: Worker;
  #failure: unknown;

  constructor(find: (ask: Of<'ask'>['ask']) => Promise<unknown>, worker: Worker) {
    this.#find = find;
    this.#worker = worker;
  }

  give({ id, ask }: Of<'ask'>): void {
    inBackground(this.#answer(id, ask), 'Answering the thread of an import');
  }

  async #answer(id: number, ask: Of<'ask'>['ask']): Promise<void> {
    const answer: ToThread = await this.#find(ask).then(
      (value) => ({ type: 'answer', id, value }),
      (error: unknown) => {
        this.#failure ??= error;
        return { type: 'unanswered', id };
      },
    );
    this.#worker.postMessage(answer);
  }

  /** The thread says that it failed, once it has no answer; why is known here. */
  async unlessFailed<T>(message: Promise<T>): Promise<T> {
    return await message.catch((error: unknown) => {
      throw this.#failure ?? error;
    });
  }
}

function toRefusal(error: Error): Error {
  const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isFull
    ? new ApiError('too_large', asText(tooMuchMemory), [{ field: 'file', issue: tooMuchMemory }], error)
    : error;
}

function unexpected({ type }: FromThread): Error {
  return new Error(`The thread of an import said ${type} where nobody asked for it.`);
}

/** What fills its memory is handed over as it is, the rest is copied. */
function transferable({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] & ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
