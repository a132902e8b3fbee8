/** The queue over the `jobs` table, for one process that owns the database. Silent while there is nothing to do. */
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { afterDeath, afterProgress, mostDeaths } from '../../../domain/jobs/attempts.ts';
import { chooseJob, type WaitingJob } from '../../../domain/jobs/choose-job.ts';
import type { Db, Trx } from '../../schema.ts';
import type { Clock } from '../clock.ts';
import { diedOutcome, endedOutcome, lastAttemptOf, retriedOutcome, uncountedOutcome } from './job-outcome.ts';
import {
  type JobFeeder,
  type JobHandler,
  JobInterrupted,
  type JobQueue,
  type JobView,
  type NewJob,
} from './job-queue.ts';
import { messageOf, poolKey, toView, toWaiting } from './job-rows.ts';
import {
  claimJob,
  deleteFinishedBefore,
  extendLeases,
  findActiveByKey,
  findJob,
  findNextLeaseEnd,
  findNextRunAt,
  insertJob,
  type JobRow,
  listAbandoned,
  listCandidates,
  listHeld,
  type Outcome,
  type Run,
  requestCancel,
  saveProgress,
  settleJob,
} from './jobs.repository.ts';

export interface EmbeddedJobQueueOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** Nobody else runs jobs of this database: what a dead process left is taken up at start, not when its lease ends. */
  readonly exclusive: boolean;
  readonly onError: (error: unknown, what: string) => void;
  readonly leaseMs?: number;
  readonly random?: () => number;
}

interface Running {
  readonly row: JobRow;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

const defaultMaxAttempts = 3;
const defaultLeaseMs = 30_000;
/** A job that ends its process never alone still fails one day. */
const uncountedAtMost = 5;
const keptMs = 7 * 86_400_000;
/** Jobs that begin in a round where another one follows: what feeders have is handed over first. */
const mostBegun = 4;
/** Waits longer than this are looked at again: clocks are moved, machines sleep. */
const longestNapMs = 60_000;

// process-local: jobs that run here, and whose turn was last; on several: nothing: jobs are claimed in the
// database; turns are fair within a process.
export class EmbeddedJobQueue implements JobQueue {
  readonly #options: EmbeddedJobQueueOptions;
  readonly #owner = newId();
  readonly #handlers = new Map<string, JobHandler>();
  readonly #feeders: JobFeeder[] = [];
  readonly #running = new Map<string, Running>();
  /** Interruptions of a job that counted no attempt. */
  readonly #uncounted = new Map<string, number>();
  readonly #leaseMs: number;
  readonly #random: () => number;
  /** Shares by the last turn that they had. */
  readonly #served = new Map<string, number>();
  #turns = 0;
  #state: 'new' | 'started' | 'stopped' = 'new';
  #round: Promise<void> | undefined;
  #again = false;
  #nap: NodeJS.Timeout | undefined;
  #pulse: NodeJS.Timeout | undefined;

  constructor(options: EmbeddedJobQueueOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? defaultLeaseMs;
    this.#random = options.random ?? Math.random;
  }

  get exclusive(): boolean {
    return this.#options.exclusive;
  }

  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler);
  }

  feed(feeder: JobFeeder): void {
    this.#feeders.push(feeder);
  }

  async enqueue(trx: Trx, job: NewJob): Promise<string> {
    const dedupeKey = job.dedupeKey ?? null;
    const existing =
      dedupeKey === null ? undefined : await findActiveByKey(trx, job.organizationId, dedupeKey);
    if (existing !== undefined) return existing.id;
    const now = this.#options.clock();
    const id = newId();
    await insertJob(trx, {
      id,
      organization_id: job.organizationId,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      state: 'queued',
      priority: job.priority ?? 0,
      run_at: job.runAt ?? now,
      attempts: 0,
      max_attempts: job.maxAttempts ?? defaultMaxAttempts,
      forgiven: 0,
      deaths: 0,
      dedupe_key: dedupeKey,
      lease_owner: null,
      lease_until: null,
      cancel_requested: 0,
      error: null,
      share: job.share ?? null,
      pool: job.pool ?? null,
      continues: job.continues === true ? 1 : 0,
      created_at: now,
      finished_at: null,
    });
    return id;
  }

  async cancel(trx: Trx, id: string): Promise<void> {
    await requestCancel(trx, id, this.#options.clock());
  }

  async find(id: string): Promise<JobView | undefined> {
    const row = await findJob(this.#options.db, id);
    return row && toView(row);
  }

  async start(): Promise<void> {
    this.#state = 'started';
    await deleteFinishedBefore(this.#options.db, this.#options.clock() - keptMs);
    await this.#takeUpAbandoned(this.#options.exclusive);
    this.wake();
  }

  wake(): void {
    if (this.#state !== 'started') return;
    if (this.#round !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#nap);
    this.#round = this.#look()
      .catch((error: unknown) => {
        this.#options.onError(error, 'looking for jobs');
        this.#sleep(longestNapMs);
      })
      .finally(() => {
        this.#round = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  isBusy(): boolean {
    return this.#running.size > 0;
  }

  async idle(): Promise<void> {
    while (this.#round !== undefined || this.#running.size > 0) {
      await this.#round;
      await Promise.all([...this.#running.values()].map(({ ended }) => ended));
      // Lets the rounds that the ended jobs asked for begin.
      await wait(0);
    }
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    clearTimeout(this.#nap);
    for (const { abort } of this.#running.values()) {
      abort.abort('stopped');
    }
    await this.idle();
    clearInterval(this.#pulse);
  }

  /** One round: cancellations, dead runners, then as many jobs as there is room for. */
  async #look(): Promise<void> {
    await this.#heedCancellations();
    await this.#takeUpAbandoned(false);
    await this.#fill();
    // What is due by then and was not begun waits for room: whoever makes it wakes the queue.
    let lookedAt = this.#options.clock();
    let begun = 0;
    while (this.#state === 'started' && (begun < mostBegun || !this.#again)) {
      lookedAt = this.#options.clock();
      const chosen = await this.#choose(lookedAt);
      if (chosen === undefined) break;
      const leaseUntil = lookedAt + this.#leaseMs;
      const row = await claimJob(this.#options.db, { id: chosen.id, owner: this.#owner, leaseUntil });
      if (row === undefined) continue;
      this.#turns += 1;
      this.#served.set(chosen.share, this.#turns);
      this.#begin(row);
      begun += 1;
    }
    await this.#sleepUntilNext(lookedAt);
  }

  /** Some of what feeders have; the round after this one takes more. */
  async #fill(): Promise<void> {
    for (const feeder of this.#feeders) {
      if (this.#state !== 'started') return;
      try {
        if (await feeder.fill(this.#options.clock())) this.#again = true;
      } catch (error) {
        this.#options.onError(error, 'taking what is due');
      }
    }
  }

  async #choose(now: number): Promise<WaitingJob | undefined> {
    const kinds = this.#kindsWithRoom();
    if (kinds.length === 0) return undefined;
    const candidates = await listCandidates(this.#options.db, { now, kinds });
    if (candidates.length === 0) return undefined;
    const full = await this.#findFull(new Set(candidates.map(({ kind }) => kind)));
    const waiting = candidates
      .filter(({ kind, organization_id, begun }) => begun === 1 || !full.get(kind)?.has(organization_id))
      .map(toWaiting);
    return chooseJob({ waiting, served: this.#served, ...this.#pools() });
  }

  async #findFull(kinds: ReadonlySet<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const full = new Map<string, ReadonlySet<string>>();
    for (const kind of kinds) {
      const found = await this.#handlers.get(kind)?.findFull?.();
      if (found !== undefined) full.set(kind, found);
    }
    return full;
  }

  #pools(): { readonly running: ReadonlyMap<string, number>; readonly limits: ReadonlyMap<string, number> } {
    const running = new Map<string, number>();
    for (const { row } of this.#running.values()) {
      const key = poolKey(row);
      running.set(key, (running.get(key) ?? 0) + 1);
    }
    const limits = [...this.#handlers].flatMap(([kind, { pools = {} }]) =>
      Object.entries(pools).map(([pool, limit]) => [poolKey({ kind, pool }), limit] as const),
    );
    return { running, limits: new Map(limits) };
  }

  #kindsWithRoom(): readonly string[] {
    const rows = [...this.#running.values()].map(({ row }) => row.kind);
    return [...this.#handlers]
      .filter(
        ([kind, { concurrency = 1 }]) => rows.filter((running) => running === kind).length < concurrency,
      )
      .map(([kind]) => kind);
  }

  #begin(row: JobRow): void {
    const abort = new AbortController();
    // The queue was stopped while the claim was under way.
    if (this.#state === 'stopped') abort.abort('stopped');
    const ended = this.#run(row, abort)
      .catch((error: unknown) => this.#options.onError(error, `job ${row.kind}`))
      .finally(() => {
        this.#running.delete(row.id);
        this.#beat();
        this.wake();
      });
    this.#running.set(row.id, { row, abort, ended });
    this.#beat();
  }

  async #run(claimed: JobRow, abort: AbortController): Promise<void> {
    const { id, organization_id: organizationId, attempts: attempt } = claimed;
    const payload: unknown = JSON.parse(claimed.payload);
    const { signal } = abort;
    const run = { row: claimed };
    const progressed = async (): Promise<void> => {
      run.row = await this.#noteProgress(run.row);
    };
    try {
      const handler = signal.aborted ? undefined : this.#handlers.get(claimed.kind);
      const maxAttempts = lastAttemptOf(claimed);
      await handler?.run({ id, organizationId, payload, attempt, maxAttempts, signal, progressed });
      await this.#settle(run.row, endedOutcome(run.row, signal, this.#options.clock()));
    } catch (error) {
      await this.#settleFailed(run.row, signal, error);
    }
  }

  async #noteProgress(row: JobRow): Promise<JobRow> {
    const { attempts: begun, forgiven, deaths } = row;
    this.#uncounted.delete(row.id);
    const change = afterProgress({ begun, forgiven, deaths });
    if (change === undefined) return row;
    await saveProgress(this.#options.db, this.#runOf(row), change);
    return { ...row, ...change };
  }

  async #settleFailed(row: JobRow, signal: AbortSignal, error: unknown): Promise<void> {
    const now = this.#options.clock();
    if (signal.aborted) return await this.#settle(row, endedOutcome(row, signal, now));
    if (this.#isUncounted(row, error)) return await this.#settle(row, uncountedOutcome(row, error, now));
    const again = retriedOutcome(row, error, { now, random: this.#random });
    await (again === undefined ? this.#fail(row, messageOf(error)) : this.#settle(row, again));
  }

  #isUncounted({ id }: JobRow, error: unknown): boolean {
    if (!(error instanceof JobInterrupted) || error.isCounted) return false;
    const times = (this.#uncounted.get(id) ?? 0) + 1;
    if (times > uncountedAtMost) return false;
    this.#uncounted.set(id, times);
    return true;
  }

  /** The handler hears of the failure first: when the process dies in between, it hears of it again. */
  async #fail(row: JobRow, error: string, hasDied = false): Promise<void> {
    const { id, organization_id: organizationId, attempts } = row;
    await this.#handlers
      .get(row.kind)
      ?.failed?.({ id, organizationId, payload: JSON.parse(row.payload), attempts, error, hasDied });
    await this.#settle(row, { state: 'failed', error, finishedAt: this.#options.clock() });
  }

  async #settle(row: JobRow, outcome: Outcome): Promise<void> {
    await settleJob(this.#options.db, this.#runOf(row), outcome);
    if (outcome.finishedAt !== null) this.#uncounted.delete(row.id);
  }

  #runOf({ id, lease_owner: owner, attempts: attempt }: JobRow): Run {
    return { id, owner: owner ?? this.#owner, attempt };
  }

  async #heedCancellations(): Promise<void> {
    if (this.#running.size === 0) return;
    const held = new Map((await listHeld(this.#options.db, this.#owner)).map((row) => [row.id, row]));
    for (const [id, { abort }] of this.#running) {
      const row = held.get(id);
      if (row === undefined) {
        abort.abort('lost');
      } else if (row.cancel_requested === 1) {
        abort.abort('cancelled');
      }
    }
  }

  async #takeUpAbandoned(orphans: boolean): Promise<void> {
    const now = this.#options.clock();
    for (const row of await listAbandoned(this.#options.db, { owner: this.#owner, now, orphans })) {
      if (this.#running.has(row.id)) continue;
      if (row.cancel_requested === 1) {
        await this.#settle(row, { state: 'cancelled', error: null, finishedAt: now });
      } else {
        await this.#takeUp(row, now);
      }
    }
  }

  async #takeUp(row: JobRow, now: number): Promise<void> {
    const after = afterDeath(row);
    if (after.goesOn) return await this.#settle(row, diedOutcome(after, { now, random: this.#random }));
    await this.#fail(row, `The process that ran this ended before it was done, ${mostDeaths} times.`, true);
  }

  /** Signs of life, only while something runs. */
  #beat(): void {
    if (this.#running.size === 0) {
      clearInterval(this.#pulse);
      this.#pulse = undefined;
      return;
    }
    this.#pulse ??= setInterval(() => {
      extendLeases(this.#options.db, this.#owner, this.#options.clock() + this.#leaseMs).catch(
        (error: unknown) => this.#options.onError(error, 'extending leases'),
      );
      this.wake();
    }, this.#leaseMs / 3).unref();
  }

  async #sleepUntilNext(after: number): Promise<void> {
    if (this.#state !== 'started') return;
    const { db, clock } = this.#options;
    const kinds = this.#kindsWithRoom();
    const runAt = kinds.length === 0 ? undefined : await findNextRunAt(db, { after, kinds });
    const leaseEnd = await findNextLeaseEnd(db, this.#owner);
    const feeds = await Promise.all(this.#feeders.map(async (feeder) => await feeder.nextAt(after)));
    // A lease holds to the end of its last millisecond.
    const instants = [runAt, leaseEnd === undefined ? undefined : leaseEnd + 1, ...feeds];
    const next = Math.min(...instants.map((at) => at ?? Number.POSITIVE_INFINITY));
    if (Number.isFinite(next)) this.#sleep(Math.min(longestNapMs, Math.max(1, next - clock())));
  }

  #sleep(ms: number): void {
    clearTimeout(this.#nap);
    this.#nap = setTimeout(() => this.wake(), ms).unref();
  }
}
