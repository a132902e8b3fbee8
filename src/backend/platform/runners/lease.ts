/** Which machine has a job, for how long, and which try of it that is: kept over a restart of the server. */
export interface Lease {
  readonly job: string;
  readonly epoch: number;
  readonly organizationId: string;
  readonly userId: string;
  readonly machineId: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

export interface Leases {
  find(job: string): Promise<Lease | undefined>;
  /** In the place of an earlier one of the job. */
  put(lease: Lease): Promise<void>;
  /** Where it is still of this try: until then. */
  extend(job: string, epoch: number, until: number): Promise<void>;
  /** Where it is still of this try. */
  drop(job: string, epoch: number): Promise<void>;
}

/** For tests, and for what does not outlive its process. */
export function createMemoryLeases(): Leases & { readonly kept: ReadonlyMap<string, Lease> } {
  // process-local: for tests; on several: nothing, a server keeps them in its database.
  const kept = new Map<string, Lease>();
  return {
    kept,
    find: async (job) => kept.get(job),
    put: async (lease) => void kept.set(lease.job, lease),
    async extend(job, epoch, until) {
      const there = kept.get(job);
      if (there?.epoch === epoch) kept.set(job, { ...there, until });
    },
    async drop(job, epoch) {
      if (kept.get(job)?.epoch === epoch) kept.delete(job);
    },
  };
}
