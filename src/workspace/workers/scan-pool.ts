/**
 * Worker threads that scan batches of files. A worker that dies is replaced: the file it was at is reported as
 * crashed, the rest of its batch goes to another. A file that needs more memory than a worker has is scanned once more,
 * by a worker of its own with more. Workers that have nothing to do end after a while.
 *
 * A worker that is late to come up, as on a machine with much else to do, keeps nothing: what it was to scan goes to the
 * others. Where only late ones are left they are started once more, and what then waits is reported as not reached.
 */

import { Worker } from 'node:worker_threads';
import { inBackground } from '../../contract/background/in-background.ts';
import { assetPath } from '../assets.ts';
import type { FileOutcome, ScanBatch, ScanWorkerData, ScanWorkerReply } from '../scan-messages.ts';
import { workerEnvironment } from '../worker-environment.ts';
import { WorkerClock } from './worker-clock.ts';

export class ScanPoolError extends Error {
  readonly code = 'worker-start';
  constructor(cause: unknown) {
    super('The scanner could not be started.', { cause });
    this.name = 'ScanPoolError';
  }
}

export interface ScanPoolOptions {
  readonly jobs: number;
  /** How long an idle worker lives. */
  readonly idleMs?: number;
  /** How long one file may take, and a worker to come up: on the clock of the worker, which counts neither sleep nor waiting. */
  readonly fileTimeoutMs?: number;
  readonly createClock?: (worker: Worker) => SlotClock;
  /** Of the clocks. */
  readonly tickMs?: number;
  readonly workerPath?: string;
  readonly workerData: ScanWorkerData;
}

export type SlotClock = Pick<WorkerClock, 'elapsedMs' | 'restart' | 'tick'>;

/** Called once for each file of the batch, in its order, save those that a cancellation left out. */
export type OnOutcome = (fileIndex: number, outcome: FileOutcome) => void;

interface Task {
  readonly batch: ScanBatch;
  readonly onOutcome: OnOutcome;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Index in the batch of the file that is answered next. */
  next: number;
  /** That file needed more memory than a worker has. */
  isLarge: boolean;
}

interface Slot {
  readonly worker: Worker;
  /** It has the memory for a large file, and ends behind it. */
  readonly isLarge: boolean;
  readonly clock: SlotClock;
  task: Task | undefined;
  ready: boolean;
  /** It did not come up in time. */
  isLate: boolean;
  timedOut: boolean;
  failure: unknown;
  /** Of its rest. */
  timer: NodeJS.Timeout | undefined;
}

const defaultIdleMs = 10_000;
const defaultFileTimeoutMs = 30_000;
const startTimeoutMs = 30_000;
const defaultTickMs = 1_000;
/**
 * A small young generation: scans leave much garbage, and with V8's default a worker keeps some hundred MB more of it.
 * The summaries of imported modules live long: with half of the old generation, a scan of a large tree takes twice the CPU.
 */
const workerHeap = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const;
/** What a file takes that imports a thousand others. */
const largeHeap = { ...workerHeap, maxOldGenerationSizeMb: 1024 } as const;

export class ScanPool {
  readonly #options: ScanPoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #queue: Task[] = [];
  #disposed = false;
  #ticking: NodeJS.Timeout | undefined;
  /** Late workers were started once more, and none has come up since. */
  #isSecondTry = false;

  constructor(options: ScanPoolOptions) {
    this.#options = options;
  }

  /** Workers alive. */
  get size(): number {
    return this.#slots.size;
  }

  run(batch: ScanBatch, onOutcome: OnOutcome): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ batch, onOutcome, resolve, reject, next: 0, isLarge: false });
      this.#dispatch();
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearInterval(this.#ticking);
    for (const task of this.#queue.splice(0)) task.reject(new ScanPoolError(undefined));
    await Promise.all([...this.#slots].map((slot) => slot.worker.terminate()));
  }

  #dispatch(): void {
    for (let task = this.#queue[0]; task !== undefined; task = this.#queue[0]) {
      const idle = task.isLarge ? undefined : [...this.#slots].find(isIdle);
      if (idle === undefined && this.#slots.size >= this.#options.jobs) return;
      this.#queue.shift();
      this.#assign(idle ?? this.#startSlot(task.isLarge), task);
    }
  }

  #assign(slot: Slot, task: Task): void {
    slot.task = task;
    clearTimeout(slot.timer);
    slot.worker.ref();
    slot.clock.restart();
    // Holds the process, too: a late worker does not.
    this.#ticking ??= setInterval(() => this.#tick(), this.#options.tickMs ?? defaultTickMs);
    // Until then it has nothing that another could not take over.
    if (slot.ready) send(slot, task);
  }

  #tick(): void {
    const { fileTimeoutMs = defaultFileTimeoutMs, tickMs = defaultTickMs } = this.#options;
    for (const slot of [...this.#slots]) {
      slot.clock.tick(tickMs);
      if (slot.task === undefined || slot.clock.elapsedMs < (slot.ready ? fileTimeoutMs : startTimeoutMs))
        continue;
      if (slot.ready) {
        slot.timedOut = true;
        inBackground(slot.worker.terminate(), 'Ending a worker');
      } else this.#leaveLate(slot, slot.task);
    }
    this.#goOnWithoutLate();
    const isAtWork = this.#queue.length > 0 || [...this.#slots].some(({ task }) => task !== undefined);
    if (isAtWork) return;
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  #leaveLate(slot: Slot, task: Task): void {
    slot.isLate = true;
    slot.task = undefined;
    slot.worker.unref();
    this.#queue.unshift(task);
    this.#dispatch();
  }

  /** Where something waits, and only late workers could take it. */
  #goOnWithoutLate(): void {
    if (this.#queue.length === 0 || [...this.#slots].some(({ isLate }) => !isLate)) return;
    for (const slot of [...this.#slots]) this.#end(slot);
    if (this.#isSecondTry) {
      this.#isSecondTry = false;
      for (const task of this.#queue.splice(0)) leaveOut(task);
    } else {
      this.#isSecondTry = true;
      this.#dispatch();
    }
  }

  /** Nothing more is heard of it. */
  #end(slot: Slot): void {
    this.#slots.delete(slot);
    inBackground(slot.worker.terminate(), 'Ending a worker');
  }

  #startSlot(isLarge: boolean): Slot {
    const worker = startWorker(this.#options, isLarge ? largeHeap : workerHeap);
    const slot: Slot = {
      worker,
      isLarge,
      clock: this.#options.createClock?.(worker) ?? new WorkerClock(worker),
      task: undefined,
      ready: false,
      isLate: false,
      timedOut: false,
      failure: undefined,
      timer: undefined,
    };
    worker.on('message', (reply: ScanWorkerReply) => this.#onReply(slot, reply));
    worker.on('error', (error) => {
      slot.failure = error;
    });
    worker.on('exit', () => this.#onExit(slot));
    this.#slots.add(slot);
    return slot;
  }

  #onReply(slot: Slot, reply: ScanWorkerReply): void {
    if (reply.type === 'ready') this.#onReady(slot);
    else if (reply.type === 'file') this.#report(slot, reply.outcome);
    else this.#finish(slot);
  }

  #onReady(slot: Slot): void {
    // It was ended before it came up.
    if (!this.#slots.has(slot)) return;
    slot.ready = true;
    slot.isLate = false;
    this.#isSecondTry = false;
    slot.clock.restart();
    if (slot.task === undefined) this.#dispatch();
    else send(slot, slot.task);
    if (slot.task === undefined) this.#rest(slot);
  }

  #report(slot: Slot, outcome: FileOutcome): void {
    const { task } = slot;
    if (task === undefined) return;
    slot.clock.restart();
    task.next += 1;
    task.onOutcome(task.next - 1, outcome);
  }

  #finish(slot: Slot): void {
    const { task } = slot;
    slot.task = undefined;
    if (slot.isLarge) {
      this.#goOnBehindLarge(slot, task);
      return;
    }
    this.#dispatch();
    if (slot.task === undefined) this.#rest(slot);
    task?.resolve();
  }

  #goOnBehindLarge(slot: Slot, task: Task | undefined): void {
    this.#end(slot);
    if (task !== undefined) {
      task.isLarge = false;
      this.#goOn(task);
    }
    this.#dispatch();
  }

  /** An idle worker holds no process alive, and ends by itself. */
  #rest(slot: Slot): void {
    slot.worker.unref();
    const idleMs = this.#options.idleMs ?? defaultIdleMs;
    slot.timer = setTimeout(() => inBackground(slot.worker.terminate(), 'Ending a worker'), idleMs);
    slot.timer.unref();
  }

  #onExit(slot: Slot): void {
    clearTimeout(slot.timer);
    this.#slots.delete(slot);
    const { task } = slot;
    slot.task = undefined;
    if (task === undefined) return;
    // A worker that failed before it came up would not come up for the next file either.
    if (this.#disposed || !slot.ready) task.reject(new ScanPoolError(slot.failure));
    else if (!slot.isLarge && isOutOfMemory(slot.failure)) {
      task.isLarge = true;
      this.#queue.unshift(task);
    } else this.#resume(task, slot.timedOut ? 'timed-out' : 'crashed');
    if (!this.#disposed) this.#dispatch();
  }

  /** Leaves out the file that ended its worker and goes on with the rest of the batch. */
  #resume(task: Task, reason: 'timed-out' | 'crashed'): void {
    if (task.next < task.batch.files.length) {
      task.next += 1;
      task.onOutcome(task.next - 1, { kind: 'skipped', reason });
    }
    task.isLarge = false;
    this.#goOn(task);
  }

  #goOn(task: Task): void {
    if (task.next < task.batch.files.length) this.#queue.unshift(task);
    else task.resolve();
  }
}

function isIdle({ task, isLate, isLarge }: Slot): boolean {
  return task === undefined && !isLate && !isLarge;
}

function send({ worker, isLarge }: Slot, { batch, next }: Task): void {
  const files = batch.files.slice(next);
  worker.postMessage({ ...batch, files: isLarge ? files.slice(0, 1) : files });
}

/** No worker came up for what is left of it. */
function leaveOut(task: Task): void {
  for (; task.next < task.batch.files.length; task.next += 1)
    task.onOutcome(task.next, { kind: 'skipped', reason: 'not-reached' });
  task.resolve();
}

function isOutOfMemory(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function startWorker(
  { workerPath, workerData }: ScanPoolOptions,
  resourceLimits: typeof workerHeap | typeof largeHeap,
): Worker {
  const worker = new Worker(workerPath ?? assetPath('scan-worker.js'), {
    workerData,
    // What a scanner prints has no place on the standard output of a command or a language server.
    stdout: true,
    env: workerEnvironment(),
    resourceLimits,
  });
  worker.stdout.resume();
  return worker;
}
