/** The use cases of agent requests: asking, looking, cancelling. Running them: run-request.ts. */
import { v7 as newId } from 'uuid';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { Reader } from '../../../schema.ts';
import { loadReport } from './request-report.ts';
import { toRequest, toSummary } from './request-view.ts';
import { requestCancelled, requestCreated } from './requests.events.ts';
import { type RequestedProject, type RequestPorts, requestJobKind } from './requests.ports.ts';
import {
  findRequest,
  insertRequest,
  listRequests,
  type RequestRow,
  updateRequest,
} from './requests.repository.ts';
import type {
  AgentList,
  AgentRequest,
  AgentRequestSummary,
  CreateRequest,
  ListRequests,
  ReportFormat,
  RequestReport,
} from './requests.schema.ts';

export interface RequestsService {
  listAgents(): AgentList;
  list(caller: Caller, query: ListRequests): Promise<Page<AgentRequestSummary>>;
  get(caller: Caller, id: string): Promise<AgentRequest>;
  /** Of a request that is done. */
  report(caller: Caller, id: string, format: ReportFormat): Promise<RequestReport>;
  /** The same id with the same content again answers the request that is there. */
  create(caller: Caller, projectId: string, input: CreateRequest): Promise<AgentRequest>;
  cancel(caller: Caller, id: string): Promise<AgentRequest>;
}

export function requireAgent(ports: RequestPorts, name: string): AgentDeclaration {
  const agent = ports.agents.find((one) => one.name === name);
  if (agent === undefined) {
    const known = ports.agents.map((one) => one.name).join(', ');
    throw invalidField('agent', `there is no agent of this name; there are: ${known}`);
  }
  return agent;
}

function parseInput(agent: AgentDeclaration, input: CreateRequest['input']): unknown {
  const parsed = agent.inputSchema.safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map(({ path, message }) => ({
      field: ['input', ...path].join('.'),
      issue: message,
    }));
    throw new ApiError(
      'invalid',
      details.map(({ field, issue }) => `${field}: ${issue}`).join('; '),
      details,
    );
  }
  return parsed.data;
}

export async function requireProject(
  ports: RequestPorts,
  db: Reader,
  caller: Caller,
  id: string,
): Promise<RequestedProject> {
  const project = await ports.findProject(db, caller.actor.organizationId, id);
  if (!project) {
    throw notFound('project');
  }
  if (project.archived_at !== null) {
    throw new ApiError('project_archived', `${project.name} is archived: restore it before asking an agent.`);
  }
  if (project.folder === null) {
    throw new ApiError(
      'state_forbids',
      `${project.name} has no folder: set one, so that the agent knows where to look.`,
    );
  }
  return project;
}

async function loadRequest(db: Reader, caller: Caller, id: string): Promise<RequestRow> {
  const row = await findRequest(db, caller.actor.organizationId, id);
  if (!row) {
    throw notFound('request');
  }
  return row;
}

interface Asked {
  readonly caller: Caller;
  readonly projectId: string;
  readonly agent: AgentDeclaration;
  readonly input: CreateRequest;
  readonly parsed: unknown;
  readonly now: number;
}

function toNewRow(
  { caller, projectId, agent, input, parsed, now }: Asked,
  id: string,
): Omit<RequestRow, 'job_id'> {
  return {
    id,
    organization_id: caller.actor.organizationId,
    project_id: projectId,
    requested_by: caller.actor.userId,
    agent: agent.name,
    agent_version: agent.version,
    input: JSON.stringify(parsed),
    priority: input.priority,
    state: 'queued',
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
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** A request moves on by itself, so only what was asked is compared. */
function requireSameAsked(existing: RequestRow, asked: Omit<RequestRow, 'job_id'>): AgentRequest {
  const columns = ['project_id', 'agent', 'input', 'priority'] as const;
  if (columns.some((column) => existing[column] !== asked[column])) {
    throw new ApiError('id_taken', 'This id is taken by another request.', [
      { field: 'id', issue: 'is taken by another request' },
    ]);
  }
  return toRequest(existing);
}

export function createRequestsService(ports: RequestPorts): RequestsService {
  const { db, unitOfWork, jobs } = ports;
  return {
    listAgents() {
      return {
        items: ports.agents.map(({ name, title, description, version }) => ({
          name,
          title,
          description,
          version,
        })),
      };
    },

    async list(caller, query) {
      const rows = await listRequests(db, caller.actor.organizationId, query);
      return toPage(rows, query.limit, { item: toSummary, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      return toRequest(await loadRequest(db, caller, id));
    },

    async report(caller, id, format) {
      return await loadReport(db, await loadRequest(db, caller, id), format);
    },

    async create(caller, projectId, input) {
      const agent = requireAgent(ports, input.agent);
      const parsed = parseInput(agent, input.input);
      const id = input.id ?? newId();
      const request = await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const asked = toNewRow({ caller, projectId, agent, input, parsed, now }, id);
        const existing = await findRequest(trx, asked.organization_id, id);
        if (existing) {
          return requireSameAsked(existing, asked);
        }
        await requireProject(ports, trx, caller, projectId);
        const organizationId = asked.organization_id;
        const jobId = await jobs.enqueue(trx, {
          kind: requestJobKind,
          organizationId,
          payload: { requestId: id, trusted: input.trusted },
          priority: input.priority,
        });
        const row = { ...asked, job_id: jobId };
        await insertRequest(trx, row);
        const created = toRequest(row);
        await log({ type: requestCreated, id, version: 1, after: created });
        return created;
      });
      jobs.wake();
      return request;
    },

    async cancel(caller, id) {
      const request = await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const row = await loadRequest(trx, caller, id);
        if (row.state === 'cancelled') {
          return toRequest(row);
        }
        if (row.state === 'done' || row.state === 'failed') {
          throw new ApiError('state_forbids', `The request is ${row.state}: there is nothing to cancel.`);
        }
        const change = { state: 'cancelled', finished_at: now, updated_at: now } as const;
        const after = toRequest(await updateRequest(trx, row, change));
        await jobs.cancel(trx, row.job_id);
        await log({ type: requestCancelled, id, version: after.version, before: toRequest(row), after });
        return after;
      });
      jobs.wake();
      return request;
    },
  };
}
