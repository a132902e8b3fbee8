/**
 * The queue of work that outlives a request: enqueued in the data's own transaction, run under a lease, tried
 * again with back-off, taken up again when the process that ran it has died. One port, one contract suite
 * (job-queue.contract.ts): the embedded queue keeps a `jobs` table, a team server may bring another.
 *
 * A handler runs at least once: it writes its outcome in a transaction of its own, guarded so that a second run
 * of a finished job changes nothing.
 */
import type { Trx } from '../../schema.ts';
import type { JobState } from './job-state.ts';

export interface NewJob {
  /** Names the handler. */
  readonly kind: string;
  readonly organizationId: string;
  /** JSON. Ids rather than records: a job may run much later. */
  readonly payload: unknown;
  /** Higher runs first; 0 by default. */
  readonly priority?: number;
  /** Not before this instant, epoch milliseconds; at once by default. */
  readonly runAt?: number;
  /** Runs at most without progress, those aside whose process died; 3 by default. */
  readonly maxAttempts?: number;
  /** While a job with this key waits or runs, enqueueing another answers the one that is there. */
  readonly dedupeKey?: string;
  /** Whose turn it takes, such as a user: those of one kind take turns, priority and age count within each. */
  readonly share?: string;
  /** What it counts against in the handler's `pools`. */
  readonly pool?: string;
  /** It goes on with what had begun before: no organization is too full for it. */
  readonly continues?: boolean;
}

export type { JobState };

/** A job as its handler gets it. */
export interface RunningJob {
  readonly id: string;
  readonly organizationId: string;
  readonly payload: unknown;
  /** 1 on the first run. */
  readonly attempt: number;
  /** The last run that it has: more than it was enqueued with where some do not count. */
  readonly maxAttempts: number;
  /** Aborted when the job is cancelled, its lease is lost, or the queue stops. */
  readonly signal: AbortSignal;
  /** Some of it is done for good, and is not done again by another run: attempts are counted from here. */
  progressed(): Promise<void>;
}

export interface JobFailure {
  readonly id: string;
  readonly organizationId: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly error: string;
  /** Its process died, each time: what it was at when it did is not known. */
  readonly hasDied: boolean;
}

export interface JobHandler {
  /** Jobs of this kind that run side by side; 1 by default. */
  readonly concurrency?: number;
  /** Of each pool, the jobs of this kind that run side by side; no limit but `concurrency` for others. */
  readonly pools?: Readonly<Record<string, number>>;
  /** Organizations of which no further job is begun now; those that continue or are tried again still run. Wake once one has room. */
  findFull?(): Promise<ReadonlySet<string>>;
  /** Throw to be tried again, `JobInterrupted` at once; throw `JobRefused` to fail at once. */
  run(job: RunningJob): Promise<void>;
  /** Called once no attempt is left, also when it was the process that died many times in a row. */
  failed?(failure: JobFailure): Promise<void>;
}

/** Trying again would not help. */
export class JobRefused extends Error {
  readonly code = 'job-refused';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'JobRefused';
  }
}

/** What ran the job ended under it: it is taken up again at once, as long as it has attempts left. */
export class JobInterrupted extends Error {
  readonly code = 'job-interrupted';
  /** False where other work may have caused it: the attempt is not counted, a few times in a row. */
  readonly isCounted: boolean;

  constructor(
    message: string,
    { isCounted = true, cause }: { readonly isCounted?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'JobInterrupted';
    this.isCounted = isCounted;
  }
}

export interface JobView {
  readonly id: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly runAt: number;
  readonly error: string | undefined;
}

/** Enqueues what comes due by a rule of its own. The queue asks in each of its rounds, and sleeps no longer than to its next. */
export interface JobFeeder {
  /** Enqueues some of what is due at `now`; true where more of it may wait. */
  fill(now: number): Promise<boolean>;
  /** When the first comes due after an instant, epoch milliseconds. */
  nextAt(after: number): Promise<number | undefined>;
}

export interface JobQueue {
  /** Nobody else runs jobs of this database: a job that was under way belongs to a process that is gone. */
  readonly exclusive: boolean;
  /** Before `start`; one handler a kind. */
  handle(kind: string, handler: JobHandler): void;
  /** Before `start`. */
  feed(feeder: JobFeeder): void;
  /** The job's id: a new one, or that of the job with the same dedupe key. Call `wake` after the commit. */
  enqueue(trx: Trx, job: NewJob): Promise<string>;
  /** A waiting job is cancelled; a running one is told to stop once `wake` is called. Otherwise changes nothing. */
  cancel(trx: Trx, id: string): Promise<void>;
  find(id: string): Promise<JobView | undefined>;
  /** Looks for work and for cancellations now: after the commit of `enqueue` and `cancel`. */
  wake(): void;
  start(): Promise<void>;
  /** True while a job runs: no time to end the process. */
  isBusy(): boolean;
  /** Resolves when nothing runs and nothing that is due waits. */
  idle(): Promise<void>;
  /** Takes no more, tells what runs to stop, gives it back to be taken up again. */
  stop(): Promise<void>;
}
