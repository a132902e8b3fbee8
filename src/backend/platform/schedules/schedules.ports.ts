import type { Person } from '../../../domain/policy/actor.ts';
import type { Db } from '../../schema.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { SlicePorts } from '../ports.ts';
import type { Reads } from '../reach/reads.ts';
import type { ScheduleKinds } from './schedule-kind.ts';

export interface SchedulerPorts extends SlicePorts {
  readonly db: Db;
  readonly jobs: JobQueue;
  /** Of the whole app, once it is mounted. */
  scheduleKinds(): ScheduleKinds;
  readonly outgoing: Pick<Outgoing, 'rests'>;
}

export interface RunnerPorts extends SchedulerPorts {
  /** The person who set one up, with the role of this moment. */
  findPerson(reads: Reads, userId: string): Promise<Person | undefined>;
}
