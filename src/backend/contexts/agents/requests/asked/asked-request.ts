/** A request as it was asked: checked, and the row that it becomes. */
import { v7 as newId } from 'uuid';
import type { AgentDeclaration } from '../../../../../contract/work/agents.ts';
import { text } from '../../../../../words/text.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, listIssues, notFound } from '../../../../platform/http/api-error.ts';
import { sayFault } from '../../../../platform/http/refusals/schema-issues.ts';
import { createWebhookSecret } from '../../../../platform/outbound/signed-post.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { WorkOwner } from '../../../../platform/work/work.ts';
import { toRequest } from '../request-view.ts';
import type { RequestedProject, RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import type { AgentRequest, CreateRequest } from '../requests.schema.ts';

export function requireAgent(ports: RequestPorts, name: string): AgentDeclaration {
  const agent = ports.agents.find((one) => one.name === name);
  if (agent === undefined) {
    const known = ports.agents.map((one) => one.name).join(', ');
    throw invalidField('agent', text`there is no agent of this name; there are: ${known}`);
  }
  return agent;
}

function parseInput(agent: AgentDeclaration, input: CreateRequest['input']): unknown {
  const parsed = agent.inputSchema.safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({
      field: ['input', ...issue.path].join('.'),
      issue: sayFault(issue),
    }));
    throw new ApiError('invalid', listIssues(details), details);
  }
  return parsed.data;
}

export function readAsked(ports: RequestPorts, projectId: string, input: CreateRequest): Asked {
  const agent = requireAgent(ports, input.agent);
  return {
    id: input.id ?? newId(),
    project_id: projectId,
    agent: agent.name,
    agent_version: agent.version,
    input: JSON.stringify(parseInput(agent, input.input)),
    priority: input.priority,
    trusted: toTrusted(input.trusted),
    group_id: input.groupId ?? null,
    deadline: input.deadline,
    waitsForMachine: input.waitsForMachine,
    callback_url: input.callbackUrl ?? null,
    callback_secret: input.callbackUrl === undefined ? null : createWebhookSecret(),
  };
}

export async function requireProject(
  ports: RequestPorts,
  reads: Reads,
  id: string,
): Promise<RequestedProject> {
  const project = await ports.findProject(reads, id);
  if (!project) {
    throw notFound('project');
  }
  if (project.archived_at !== null) {
    throw new ApiError(
      'project_archived',
      text`${project.name} is archived: restore it before asking an agent.`,
    );
  }
  if (project.folder === null) {
    throw new ApiError(
      'state_forbids',
      text`${project.name} has no folder: set one, so that the agent knows where to look.`,
    );
  }
  return project;
}

/** @throws ApiError `state_forbids` where no machine of theirs is there that has the project, and it is not to wait for one */
export function requireReached(
  { work }: Pick<RequestPorts, 'work'>,
  { folder }: RequestedProject,
  { of, asked }: { readonly of: WorkOwner; readonly asked: Pick<Asked, 'waitsForMachine'> },
): void {
  const obstacle = asked.waitsForMachine === true ? undefined : work.findObstacle?.(folder ?? '', of);
  if (obstacle !== undefined) throw new ApiError('state_forbids', obstacle);
}

export interface Asked
  extends Pick<
      RequestRow,
      'project_id' | 'agent' | 'agent_version' | 'input' | 'priority' | 'trusted' | 'group_id'
    >,
    Partial<Pick<RequestRow, 'replay_of' | 'checkpoint' | 'callback_url' | 'callback_secret'>> {
  readonly id: string;
  readonly deadline: CreateRequest['deadline'];
  readonly waitsForMachine?: boolean | undefined;
}

type NewRow = Omit<RequestRow, 'job_id'>;

export function toNewRow(
  { actor }: PersonCaller,
  { deadline, waitsForMachine: _, ...asked }: Asked,
  now: number,
): NewRow {
  return {
    replay_of: null,
    checkpoint: null,
    callback_url: null,
    callback_secret: null,
    ...asked,
    organization_id: actor.organizationId,
    requested_by: actor.userId,
    state: 'queued',
    ...notRun,
    deadline_at: toDeadline(deadline, now),
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** Of a request that has not been run yet, or is to be run again. */
export const notRun = {
  step: null,
  fraction: null,
  result: null,
  error_code: null,
  error_message: null,
  attempts: 0,
  cost_minor: null,
  cost_currency: null,
  started_at: null,
  finished_at: null,
  question: null,
  answer: null,
  machine: null,
  machine_id: null,
  faults: '[]',
};

export function toDeadline(deadline: CreateRequest['deadline'], now: number): number | null {
  if (deadline === undefined) return null;
  const at = typeof deadline === 'number' ? now + deadline * 1_000 : Date.parse(deadline);
  if (at <= now) throw invalidField('deadline', 'lies in the past');
  return at;
}

/** A request moves on by itself, so only what was asked is compared. */
export function requireSameAsked(existing: RequestRow, asked: NewRow): AgentRequest {
  const columns = [
    ...([
      'project_id',
      'agent',
      'input',
      'priority',
      'replay_of',
      'checkpoint',
      'group_id',
      'callback_url',
    ] as const),
  ];
  if (columns.some((column) => existing[column] !== asked[column])) {
    throw new ApiError('id_taken', 'This id is taken by another request.', [
      { field: 'id', issue: 'is taken by another request' },
    ]);
  }
  return toRequest(existing);
}

function toTrusted(trusted: boolean | undefined): number | null {
  return trusted === undefined ? null : Number(trusted);
}
