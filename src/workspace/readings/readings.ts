/**
 * Reads in threads of their own what would hold up whoever answers others meanwhile. Each thread reads one thing and
 * ends; two run at once, the others wait. Callers: the backend.
 */
import { Worker } from 'node:worker_threads';
import { assetPath } from '../assets.ts';
import type { ImportedFinding } from '../sarif-import/imported-finding.ts';
import type { ReadLog, ReadLogOptions } from '../sarif-import/read-log.ts';
import { LogRefused } from '../sarif-import/refused-log.ts';
import { ScanScopeError } from '../scan-scope.ts';
import type { Stack } from '../stack/index.ts';
import { workerEnvironment } from '../worker-environment.ts';
import type {
  FromReader,
  ParsedEnvelope,
  ReadInventory,
  ReadingFailure,
  ToReader,
} from './reading-messages.ts';

/** A log that was parsed and waits in its thread to be read. */
export interface HeldLog extends ParsedEnvelope {
  /** Throws a `LogRefused`. */
  read(options: ReadLogOptions): Promise<ReadLog>;
  /** Lets go of it, read or not. */
  close(): void;
}

export interface Readings {
  /** Rejects when the folder cannot be read. */
  inventory(folder: string, signal?: AbortSignal): Promise<ReadInventory>;
  /** Rejects where the folder cannot be read; by a `ScanScopeError` where its settings are wrong. */
  stack(folder: string, signal?: AbortSignal): Promise<Stack>;
  /** Rejects for what is no JSON. The bytes are handed over, and empty afterwards. */
  openLog(bytes: Uint8Array): Promise<HeldLog>;
  dispose(): void;
}

const threadsAtOnce = 2;
const memoryMegabytes = 1_024;

export function createReadings(): Readings {
  const running = new Set<Reader>();
  const waiting: (() => void)[] = [];
  const open = async (): Promise<Reader> => {
    // Another may have come first while this one was woken.
    while (running.size >= threadsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    const reader = new Reader(() => {
      running.delete(reader);
      waiting.shift()?.();
    });
    running.add(reader);
    return reader;
  };
  const readOnce = async <Type extends FromReader['type']>(
    type: Type,
    { ask, signal }: { readonly ask: ToReader; readonly signal: AbortSignal | undefined },
  ): Promise<Extract<FromReader, { type: Type }>> => {
    const reader = await open();
    const stop = (): void => reader.end();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      return await reader.ask(ask, type);
    } finally {
      signal?.removeEventListener('abort', stop);
      reader.end();
    }
  };
  return {
    inventory: async (folder, signal) =>
      (await readOnce('inventory', { ask: { type: 'inventory', folder }, signal })).inventory,
    stack: async (folder, signal) =>
      (await readOnce('stack', { ask: { type: 'stack', folder }, signal })).stack,
    async openLog(bytes) {
      const reader = await open();
      try {
        const { envelope, hash } = await reader.ask({ type: 'parse', bytes }, 'parsed');
        return { envelope, hash, read: (options) => readHeld(reader, options), close: () => reader.end() };
      } catch (error) {
        reader.end();
        throw error;
      }
    },
    dispose() {
      for (const reader of running) reader.end();
    },
  };
}

async function readHeld(reader: Reader, options: ReadLogOptions): Promise<ReadLog> {
  const found: ImportedFinding[][] = [];
  reader.onFindings = (source, findings) => {
    found[source] ??= [];
    found[source].push(...findings);
  };
  const { log } = await reader.ask({ type: 'read', options }, 'log');
  return {
    ...log,
    sources: log.sources.map((source, index) => ({ ...source, findings: found[index] ?? [] })),
  };
}

/** One thread, asked one thing after the other. */
class Reader {
  onFindings: (source: number, findings: readonly ImportedFinding[]) => void = () => undefined;
  readonly #worker: Worker;
  #settle: { resolve(message: FromReader): void; reject(error: Error): void } | undefined;

  constructor(onEnd: () => void) {
    this.#worker = new Worker(assetPath('reading-worker.js'), {
      name: 'reading',
      env: workerEnvironment(),
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromReader) => this.#take(message));
    this.#worker.on('error', (error: Error) => this.#settle?.reject(error));
    this.#worker.once('exit', () => {
      onEnd();
      this.#settle?.reject(new Error('The reading was ended before it came to its end.'));
    });
  }

  async ask<Type extends FromReader['type']>(
    message: ToReader,
    type: Type,
  ): Promise<Extract<FromReader, { type: Type }>> {
    const answer = await new Promise<FromReader>((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(message, message.type === 'parse' ? transferable(message.bytes) : []);
    });
    if (answer.type !== type) throw new Error(`The reader answered ${answer.type} in place of ${type}.`);
    return answer as Extract<FromReader, { type: Type }>;
  }

  end(): void {
    void this.#worker.terminate();
  }

  #take(message: FromReader): void {
    if (message.type === 'findings') this.onFindings(message.source, message.findings);
    else if (message.type === 'failed') this.#settle?.reject(toError(message.failure));
    else this.#settle?.resolve(message);
  }
}

/** What fills its memory is handed over as it is, the rest is copied. */
function transferable({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function toError(failure: ReadingFailure): Error {
  if (failure.kind === 'scope') return new ScanScopeError(failure.code, failure.message);
  if (failure.kind === 'log') return new LogRefused(failure.code, failure.message);
  return new Error(failure.message);
}
