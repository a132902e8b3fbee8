/**
 * Reads in threads of their own what would hold up whoever answers others in the meantime. A thread reads one thing and
 * ends, or soon after. Two run at once of those that somebody waits for, and one of those that a job asks for: the others
 * wait, each behind its like. Callers: the work process, and the backend for a large log.
 */

import { Worker } from 'node:worker_threads';
import { inBackground } from '../../contract/background/in-background.ts';
import type { HealthFacts, Measured } from '../../contract/health.ts';
import { assetPath } from '../assets.ts';
import type { OsvQuestion } from '../dependencies/advisories/online-source.ts';
import type { Assessment } from '../dependencies/assess.ts';
import type { ReadInventory } from '../dependencies/inventory.ts';
import { gitSurroundings } from '../git-surroundings.ts';
import type { HealthTask } from '../health/measure-health.ts';
import type { ImportedFinding } from '../sarif-import/imported-finding.ts';
import type { ImportedSource, ReadLog, ReadLogOptions } from '../sarif-import/read-log.ts';
import { LogRefused } from '../sarif-import/refused-log.ts';
import { ScanScopeError } from '../scan-scope-error.ts';
import type { ReadStackOptions, Stack } from '../stack/index.ts';
import { workerEnvironment } from '../worker-environment.ts';
import type { AssessTask, FromReader, ParsedEnvelope, ReadingFailure, ToReader } from './reading-messages.ts';
import { WaitingLine } from './waiting-line.ts';

/** Where the service of a task is asked: rejects with what is told to the user. */
export type PostQuestion = (question: OsvQuestion) => Promise<unknown>;

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
  stack(folder: string, options?: Pick<ReadStackOptions, 'restricted'>, signal?: AbortSignal): Promise<Stack>;
  /** What there is to say of a folder's dependencies. */
  assess(task: AssessTask, signal?: AbortSignal, post?: PostQuestion): Promise<Measured<Assessment>>;
  /** Rejects when the folder cannot be read. */
  measure(task: HealthTask, signal?: AbortSignal): Promise<HealthFacts>;
  /** Rejects for what is no JSON. The bytes are handed over, and empty afterwards. At most until `gone`. */
  openLog(bytes: Uint8Array, gone?: AbortSignal): Promise<HeldLog>;
  dispose(): void;
}

const lanes = {
  asked: { atOnce: 2, keptMs: 0 },
  /** Jobs have time, and scans leave few cores. The health of a project is read in two steps: one thread does both. */
  ofJobs: { atOnce: 1, keptMs: 5_000 },
} as const;
const usualFolderMegabytes = 1_024;
/** Of a log of the largest size: what it takes in the backend stays below 256 MB. */
const usualLogMegabytes = 160;

/** Memory of a thread that reads a log, or a folder, as tests want it. */
export function createReadings({
  logMegabytes = usualLogMegabytes,
  folderMegabytes = usualFolderMegabytes,
} = {}): Readings {
  const asked = new Lane({ ...lanes.asked, megabytes: folderMegabytes });
  const ofJobs = new Lane({ ...lanes.ofJobs, megabytes: folderMegabytes });
  return {
    inventory: async (folder, signal) =>
      (await asked.read('inventory', { ask: { type: 'inventory', folder }, signal })).inventory,
    stack: async (folder, { restricted } = {}, signal) =>
      (await asked.read('stack', { ask: { type: 'stack', folder, restricted }, signal })).stack,
    assess: async (task, signal, post) =>
      (await ofJobs.read('assessed', { ask: { type: 'assess', task }, signal, post })).assessed,
    measure: async (task, signal) =>
      (await ofJobs.read('measured', { ask: { type: 'measure', task }, signal })).facts,
    async openLog(bytes, gone) {
      return await holdLog(await asked.open({ megabytes: logMegabytes, gone }), { bytes, gone });
    },
    dispose() {
      asked.dispose();
      ofJobs.dispose();
    },
  };
}

interface Reading {
  readonly ask: ToReader;
  readonly signal: AbortSignal | undefined;
  readonly post?: PostQuestion | undefined;
}

/** Threads of one kind, so many at once. */
class Lane {
  readonly #atOnce: number;
  readonly #keptMs: number;
  readonly #megabytes: number;
  readonly #running = new Set<Reader>();
  /** Have read, and wait for more, each until its timer ends it. */
  readonly #idle = new Map<Reader, NodeJS.Timeout>();
  readonly #line = new WaitingLine();

  constructor({
    atOnce,
    keptMs,
    megabytes,
  }: {
    readonly atOnce: number;
    readonly keptMs: number;
    readonly megabytes: number;
  }) {
    this.#atOnce = atOnce;
    this.#keptMs = keptMs;
    this.#megabytes = megabytes;
  }

  /** Rejects by what `gone` is aborted with while this waits. */
  async open({
    megabytes = this.#megabytes,
    gone,
  }: {
    readonly megabytes?: number;
    readonly gone: AbortSignal | undefined;
  }): Promise<Reader> {
    // Another may have come first while this one was woken.
    while (this.#running.size - this.#idle.size >= this.#atOnce) await this.#line.wait(gone);
    const [kept] = this.#idle.keys();
    if (kept !== undefined) {
      this.#forget(kept);
      return kept;
    }
    const reader = new Reader(() => {
      this.#running.delete(reader);
      this.#forget(reader);
      this.#line.callNext();
    }, megabytes);
    this.#running.add(reader);
    return reader;
  }

  async read<Type extends FromReader['type']>(
    type: Type,
    { ask, signal, post = nobody }: Reading,
  ): Promise<Extract<FromReader, { type: Type }>> {
    const reader = await this.open({ gone: signal });
    const stop = (): void => reader.end();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      reader.onPost = post;
      const answer = await reader.ask(ask, type);
      this.#keep(reader);
      return answer;
    } catch (error) {
      reader.end();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  dispose(): void {
    for (const reader of this.#running) reader.end();
  }

  #keep(reader: Reader): void {
    if (this.#keptMs === 0) {
      reader.end();
      return;
    }
    this.#idle.set(reader, setTimeout(() => reader.end(), this.#keptMs).unref());
    this.#line.callNext();
  }

  #forget(reader: Reader): void {
    clearTimeout(this.#idle.get(reader));
    this.#idle.delete(reader);
  }
}

async function holdLog(
  reader: Reader,
  { bytes, gone }: { readonly bytes: Uint8Array; readonly gone: AbortSignal | undefined },
): Promise<HeldLog> {
  const close = (): void => reader.end(new LogRefused('unreadable', 'Nobody waits for the log any more.'));
  gone?.addEventListener('abort', close, { once: true });
  try {
    gone?.throwIfAborted();
    const { envelope, hash } = await reader.ask({ type: 'parse', bytes }, 'parsed');
    return { envelope, hash, read: (options) => readHeld(reader, options), close };
  } catch (error) {
    close();
    // What its end makes of the reading is no fault of the log.
    throw gone?.aborted ? gone.reason : error;
  }
}

async function readHeld(reader: Reader, options: ReadLogOptions): Promise<ReadLog> {
  const { log, counts } = await reader.ask({ type: 'read', options }, 'log');
  const sources: ImportedSource[] = [];
  for (const [source, bare] of log.sources.entries()) {
    sources.push({ ...bare, findings: await takeFindings(reader, { source, count: counts[source] ?? 0 }) });
  }
  return { ...log, sources };
}

/** In pieces that are asked for, so that others have their turn between. */
async function takeFindings(
  reader: Reader,
  { source, count }: { readonly source: number; readonly count: number },
): Promise<readonly ImportedFinding[]> {
  const taken: ImportedFinding[] = [];
  while (taken.length < count) {
    const { findings } = await reader.ask({ type: 'piece', source, from: taken.length }, 'findings');
    if (findings.length === 0) throw new Error('The reader has fewer findings than it said.');
    taken.push(...findings);
  }
  return taken;
}

const nobody: PostQuestion = async () => {
  throw new Error('Nobody is asked about advisories.');
};

/** One thread, asked one thing after the other. */
class Reader {
  onPost: PostQuestion = nobody;
  readonly #worker: Worker;
  /** What those are told who ask in vain. */
  #end = new Error('The reading was ended before it came to its end.');
  #hasEnded = false;
  #settle: { resolve(message: FromReader): void; reject(error: Error): void } | undefined;
  #readsLog = false;

  constructor(onEnd: () => void, megabytes: number) {
    this.#worker = new Worker(assetPath('reading-worker.js'), {
      name: 'reading',
      // git, which health asks for the history, is found by it, and knows by it whose home this is.
      env: { ...workerEnvironment(), ...gitSurroundings() },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromReader) => this.#take(message));
    this.#worker.on('error', (error: Error) =>
      this.#settle?.reject(isOutOfMemory(error) ? this.#tooLarge(error) : error),
    );
    this.#worker.once('exit', () => {
      this.#hasEnded = true;
      onEnd();
      this.#settle?.reject(this.#end);
    });
  }

  async ask<Type extends FromReader['type']>(
    message: ToReader,
    type: Type,
  ): Promise<Extract<FromReader, { type: Type }>> {
    // A thread that is gone would leave the question unanswered.
    if (this.#hasEnded) throw this.#end;
    this.#readsLog = message.type === 'parse' || message.type === 'read';
    const answer = await new Promise<FromReader>((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(message, message.type === 'parse' ? transferable(message.bytes) : []);
    });
    if (answer.type !== type) throw new Error(`The reader answered ${answer.type} in place of ${type}.`);
    return answer as Extract<FromReader, { type: Type }>;
  }

  #tooLarge(cause: Error): Error {
    return this.#readsLog
      ? new LogRefused('too-large', tooLargeLog, cause)
      : new ScanScopeError('too_large', tooLargeFolder, cause);
  }

  async #post({ id, question }: Extract<FromReader, { type: 'post' }>): Promise<void> {
    const settled: ToReader = await this.onPost(question).then(
      (answer) => ({ type: 'posted', id, answer }),
      (error: Error) => ({ type: 'unposted', id, message: error.message }),
    );
    this.#worker.postMessage(settled);
  }

  end(why = this.#end): void {
    this.#end = why;
    inBackground(this.#worker.terminate(), 'Ending a worker');
  }

  #take(message: FromReader): void {
    if (message.type === 'post') inBackground(this.#post(message), 'Request of a reading');
    else if (message.type === 'failed') this.#settle?.reject(toError(message.failure));
    else this.#settle?.resolve(message);
  }
}

const tooLargeLog =
  'The log takes more memory than an import may have. Let the tool report less, or in parts with a category each.';
const tooLargeFolder =
  'Reading the folder takes more memory than it may have. Exclude what need not be read in the settings, or choose a smaller folder.';

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
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
