/** Which of the jobs that wait is begun next: those who share a queue take turns, then priority counts, then age. */

export interface WaitingJob {
  readonly id: string;
  /** Whose turn it takes, such as a user's. */
  readonly share: string;
  /** What it counts against. */
  readonly pool: string;
  /** Higher goes first. */
  readonly priority: number;
  /** Epoch milliseconds; earlier goes first. */
  readonly since: number;
}

export interface JobChoice<Job extends WaitingJob = WaitingJob> {
  readonly waiting: readonly Job[];
  /** Of each pool, how many run. */
  readonly running: ReadonlyMap<string, number>;
  /** Of each pool, how many may run at once; a pool without one has no limit. */
  readonly limits: ReadonlyMap<string, number>;
  /** Of each share the number of its last turn, growing; absent before its first. */
  readonly served: ReadonlyMap<string, number>;
}

/** Undefined where nothing waits, or all that waits is of pools without room. */
export function chooseJob<Job extends WaitingJob>(choice: JobChoice<Job>): Job | undefined {
  const { waiting, running, limits, served } = choice;
  const eligible = waiting.filter(
    ({ pool }) => (running.get(pool) ?? 0) < (limits.get(pool) ?? Number.POSITIVE_INFINITY),
  );
  const turnOf = ({ share }: Job): number => served.get(share) ?? 0;
  const [first] = eligible;
  if (first === undefined) return undefined;
  const turn = eligible.reduce((least, job) => Math.min(least, turnOf(job)), turnOf(first));
  const next = eligible.filter((job) => turnOf(job) === turn);
  return next.reduce((best, job) => (isBefore(job, best) ? job : best));
}

function isBefore(a: WaitingJob, b: WaitingJob): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.since !== b.since) return a.since < b.since;
  return a.id < b.id;
}
