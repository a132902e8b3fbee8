/** What agent requests must know of their neighbours; each is answered by the slice or layer that owns it. */

import type { Person } from '../../../../domain/policy/actor.ts';
import type { Dismissals } from '../../../../workspace/dismissals.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Reader } from '../../../schema.ts';
import type { AgentTools } from '../../../work/agents/agent.ts';
import type { AgentRegistry } from '../../../work/agents/registry.ts';
import type { BroughtFindings, FindingsInSight } from './brought-findings.ts';
import type { BroughtHealth } from './brought-health.ts';

export interface RequestedProject {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly archived_at: number | null;
}

export interface RequestPorts extends SlicePorts {
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly agents: AgentRegistry;
  readonly tools: AgentTools;
  findProject(db: Reader, organizationId: string, id: string): Promise<RequestedProject | undefined>;
  /** Who asked, as what they are now. */
  findActor(db: Reader, organizationId: string, userId: string): Promise<Person | undefined>;
  keepFindings(work: Work, brought: BroughtFindings): Promise<unknown>;
  findDismissals(db: Reader, inSight: FindingsInSight): Promise<Dismissals>;
  recordHealth(work: Work, brought: BroughtHealth): Promise<unknown>;
}

/** Names the jobs of this slice in the queue. */
export const requestJobKind = 'agent-request';
