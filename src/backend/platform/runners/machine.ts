/** A machine of a person, as long as it is connected. */
import type { ToRunner, Try } from '../../../contract/runner/runner-messages.ts';
import type { WorkOwner } from '../work/work.ts';

/** The other end of a runner's connection. */
export interface RunnerLink {
  send(message: ToRunner): void;
  end(): void;
}

export interface Claim {
  readonly epoch: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface Machine {
  readonly link: RunnerLink;
  readonly owner: WorkOwner;
  readonly id: string;
  readonly name: string;
  projects: ReadonlySet<string>;
  /** What it named as it came, and nobody here has asked for yet: a server that was restarted asks soon. */
  readonly claimed: Map<string, Claim>;
}

export const isSameOwner = (one: WorkOwner, other: WorkOwner): boolean =>
  one.userId === other.userId && one.organizationId === other.organizationId;

export const fits = (machine: Machine, owner: WorkOwner, projectId: string): boolean =>
  isSameOwner(machine.owner, owner) &&
  machine.projects.has(projectId) &&
  (owner.machineId === undefined || owner.machineId === machine.id);

export const isClaimed = ({ claimed }: Machine, { job, epoch }: Try): boolean =>
  claimed.get(job)?.epoch === epoch;
