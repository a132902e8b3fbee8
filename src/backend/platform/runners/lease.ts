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
  /** Those that ended before: of jobs that were cancelled while the server was away. */
  sweep(before: number): Promise<void>;
}
