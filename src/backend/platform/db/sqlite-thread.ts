/**
 * The main thread's end of the SQLite worker: sends requests, pairs replies, and starts the worker anew
 * when it died or when a statement outran its budget (a thread can only be ended, not interrupted; what
 * was acknowledged is in the file, so the next one finds it).
 */
import { Worker } from 'node:worker_threads';
import { assetPath } from '../../../workspace/assets.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { DatabaseError } from './database-error.ts';
import type {
  CloseRequest,
  OpenRequest,
  PrepareRequest,
  RunRequest,
  SnapshotRequest,
  SqliteDriverName,
  SqliteReply,
  SynchronousMode,
  WireResult,
} from './sqlite-protocol.ts';

/** Distributes over a union. */
type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;
export type RunWork = Unnumbered<RunRequest>;

export interface SqliteThreadOptions {
  readonly file: string;
  readonly driver: SqliteDriverName;
  readonly synchronous: SynchronousMode;
  /** How long the worker may stay silent while it has work. */
  readonly statementBudgetMs: number;
  /** Where workers go and come from between databases. Without it each database has its own from first to last. */
  readonly spareWorkers?: SpareWorkers | undefined;
}

/** Idle workers with their driver loaded. Tests open hundreds of databases, and starting is most of the time. */
export type SpareWorkers = Map<SqliteDriverName, Worker[]>;

/** Loading a driver, looking through a file's pages and copying it are no statements. */
const startBudgetMs = 60_000;

interface Waiting {
  readonly resolve: (results: readonly WireResult[]) => void;
  readonly reject: (error: DatabaseError) => void;
}

export class SqliteThread {
  readonly #options: SqliteThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #isOpen = false;
  #reviving: Promise<void> | undefined;
  #ending: Promise<unknown> = Promise.resolve();
  #watch: NodeJS.Timeout | undefined;
  #lastReplyMs = 0;
  #nextId = 1;
  #generation = 0;
  #closed = false;
  #copies = 0;

  constructor(options: SqliteThreadOptions) {
    this.#options = options;
  }

  /** Grows with each worker that is lost: a transaction begun before is gone. */
  get generation(): number {
    return this.#generation;
  }

  /** Starts a worker with its driver loaded; with a directory, the driver proves itself there first. */
  async prepare(selfTestIn?: string): Promise<void> {
    const spare = this.#options.spareWorkers?.get(this.#options.driver)?.pop();
    this.#attach(spare ?? new Worker(assetPath('sqlite-worker.js'), { name: 'sqlite' }));
    if (spare) return;
    try {
      await this.#send({ kind: 'prepare', driver: this.#options.driver, selfTestIn });
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async open(): Promise<void> {
    const { file, synchronous } = this.#options;
    await this.#send({ kind: 'open', file, synchronous });
    this.#isOpen = true;
    // Set for the start, it would let the first statements have as long.
    clearTimeout(this.#watch);
    this.#watch = undefined;
  }

  async run(work: RunWork): Promise<readonly WireResult[]> {
    if (!this.#isOpen) await this.#revive();
    return this.#send(work);
  }

  async snapshot(file: string): Promise<void> {
    if (!this.#isOpen) await this.#revive();
    this.#copies++;
    try {
      await this.#send({ kind: 'snapshot', file });
    } finally {
      this.#copies--;
    }
  }

  /** Ends in order: SQLite writes its log back into the file. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#reviving?.catch((error: unknown) => ignore(error, 'then there is nothing to close'));
    if (!this.#worker) return;
    try {
      await this.#send({ kind: 'close' });
      this.#spare();
    } finally {
      await this.end();
      this.#rejectWaiting(new DatabaseError('closed', 'The database was closed.'));
    }
  }

  #attach(worker: Worker): void {
    worker.unref();
    worker.on('message', (reply: SqliteReply) => this.#receive(reply));
    worker.on('error', (error) =>
      this.#lost(worker, new DatabaseError('unavailable', error.message, { cause: error })),
    );
    worker.on('exit', () =>
      this.#lost(worker, new DatabaseError('unavailable', 'The database thread has ended.')),
    );
    this.#worker = worker;
  }

  #spare(): void {
    const spares = this.#options.spareWorkers;
    const worker = this.#worker;
    if (!spares || !worker) return;
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    const { driver } = this.#options;
    spares.set(driver, [...(spares.get(driver) ?? []), worker]);
    this.#worker = undefined;
  }

  /** Ends the worker as it is. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isOpen = false;
    await worker?.terminate();
  }

  /** After a loss: the same file in a new worker. What fails now is tried again at the next use. */
  #revive(): Promise<void> {
    if (this.#closed) return Promise.reject(new DatabaseError('closed', 'The database is closed.'));
    this.#reviving ??= this.#ending
      .then(() => this.prepare())
      .then(() => this.open())
      .finally(() => {
        this.#reviving = undefined;
      });
    return this.#reviving;
  }

  #send(
    message: Unnumbered<RunRequest | PrepareRequest | OpenRequest | SnapshotRequest | CloseRequest>,
  ): Promise<readonly WireResult[]> {
    const worker = this.#worker;
    if (!worker)
      return Promise.reject(new DatabaseError('unavailable', 'The database thread is not running.'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#wake(worker);
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ ...message, id });
    });
  }

  #receive(reply: SqliteReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    this.#lastReplyMs = performance.now();
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('results' in reply) waiting?.resolve(reply.results);
    else waiting?.reject(new DatabaseError(reply.error.code, reply.error.message, reply.error));
  }

  get #budgetMs(): number {
    return this.#isOpen && this.#copies === 0 ? this.#options.statementBudgetMs : startBudgetMs;
  }

  /** With work under way the worker keeps the process alive, and the watch looks at its silence. */
  #wake(worker: Worker): void {
    worker.ref();
    this.#lastReplyMs = performance.now();
    if (!this.#watch) this.#watchFor(this.#budgetMs);
  }

  /** One timer for all operations, set anew when it fires: none is paid for by the single operation. */
  #watchFor(delayMs: number): void {
    this.#watch = setTimeout(() => {
      this.#watch = undefined;
      // A loop that was itself held up reads what arrived meanwhile before it judges.
      setImmediate(() => this.#look());
    }, delayMs);
    this.#watch.unref();
  }

  #look(): void {
    if (this.#waiting.size === 0 || this.#watch) return;
    const leftMs = this.#budgetMs - (performance.now() - this.#lastReplyMs);
    if (leftMs > 0) this.#watchFor(leftMs);
    else this.#outrun();
  }

  #outrun(): void {
    const worker = this.#worker;
    if (!worker) return;
    const budget = `${this.#budgetMs} ms`;
    this.#lost(worker, new DatabaseError('timeout', `A statement ran longer than its budget of ${budget}.`));
  }

  /** The first who waits bears the cause; the others were never begun. */
  #lost(worker: Worker, cause: DatabaseError): void {
    if (worker !== this.#worker) return;
    this.#generation++;
    this.#ending = this.end();
    const [first] = this.#waiting;
    if (first) {
      this.#waiting.delete(first[0]);
      first[1].reject(cause);
    }
    this.#rejectWaiting(
      new DatabaseError('unavailable', `The database was started anew: ${cause.message}`, { cause }),
    );
  }

  #rejectWaiting(error: DatabaseError): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
