/** The request of a job, and for whom it runs: read again at each step. */
import * as z from 'zod';
import { trustSchema } from '../../../../contract/work/trust.ts';
import type { Actor, AgentActor, Person, SystemActor } from '../../../../domain/policy/actor.ts';
import { asOldAs } from '../../../../domain/policy/actor-age.ts';
import type { RunningJob } from '../../../platform/jobs/job-queue.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { isOver } from './request-view.ts';
import type { RequestPorts } from './requests.ports.ts';
import { findRequestOfJob, type RequestRow } from './requests.repository.ts';

export const requestJobSchema = z.object({
  requestId: z.string(),
  /** In jobs of before; since then it stands in the request. */
  trusted: trustSchema,
});

export interface Running {
  readonly row: RequestRow;
  readonly actor: Person;
}

export type JobOfRequest = Pick<RunningJob, 'id' | 'organizationId' | 'payload'>;

/** Where it is not known yet who asked, and for what is written down of a run whatever its person may do by then. */
export function keeperOf({ organizationId }: Pick<JobOfRequest, 'organizationId'>): SystemActor {
  return { kind: 'system', organizationId, task: 'requests' };
}

export function lookFor(ports: RequestPorts, job: JobOfRequest): Reads {
  return ports.reads(keeperOf(job));
}

/** Undefined where the request is over, or another job has taken its place. */
export async function loadRow(reads: Reads, job: JobOfRequest): Promise<RequestRow | undefined> {
  const { requestId } = requestJobSchema.parse(job.payload);
  const row = await findRequestOfJob(reads, requestId);
  return row === undefined || isOver(row) || row.job_id !== job.id ? undefined : row;
}

/** With its person as they are now. */
export async function loadRunning(
  ports: RequestPorts,
  reads: Reads,
  job: JobOfRequest,
): Promise<Running | undefined> {
  const row = await loadRow(reads, job);
  const person = row && (await ports.findActor(reads, row.requested_by));
  return person && { row, actor: toAgentActor(person, row) };
}

function toAgentActor(person: Person, { agent }: RequestRow): AgentActor {
  const { organizationId, userId, role } = person;
  return asOldAs(person, { kind: 'agent', agent, organizationId, userId, role });
}

/** Who asked, as they are now; the product itself where they are no longer there. */
export async function findKeeper(ports: RequestPorts, job: JobOfRequest): Promise<Actor> {
  return (await loadRunning(ports, lookFor(ports, job), job))?.actor ?? keeperOf(job);
}
