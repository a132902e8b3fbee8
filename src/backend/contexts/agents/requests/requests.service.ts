/** The use cases of agent requests: asking, looking, answering, ending, asking again. Running them: run-request.ts. */
import { v7 as newId } from 'uuid';
import { asText, type Text, text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import { listAgents } from './agent-list.ts';
import { type Looked, loadArtifact, loadArtifacts } from './artifacts/artifacts.ts';
import {
  type Asked,
  notRun,
  readAsked,
  requireAgent,
  requireProject,
  requireReached,
  requireSameAsked,
  toDeadline,
  toNewRow,
} from './asked/asked-request.ts';
import { sealCallbackSecret } from './callbacks/callback-secret.ts';
import { loadCallbacks } from './callbacks/callbacks.ts';
import { decideRequest } from './moves/decide-request.ts';
import { endRequest } from './moves/end-request.ts';
import { enqueueRun, enqueueTimer } from './moves/enqueue-run.ts';
import { moveRequest } from './moves/move-request.ts';
import { restoreRequest } from './moves/restore-request.ts';
import { askReplay } from './replays/ask-replay.ts';
import { loadCheckpoints, loadEffects } from './replays/checkpoints.ts';
import type { Checkpoint, ReplayRequest, RequestEffect } from './replays/replays.schema.ts';
import { toGroup } from './request-group.ts';
import { loadReport } from './request-report.ts';
import { changedBy, isOver, toRequest, toSummary } from './request-view.ts';
import { requestCreated, requestRetried } from './requests.events.ts';
import type { RequestPorts } from './requests.ports.ts';
import {
  findRequest,
  insertRequest,
  listGroup,
  listRequests,
  type RequestQuery,
  type RequestRow,
} from './requests.repository.ts';
import type {
  AgentList,
  AgentRequest,
  AgentRequestSummary,
  Artifact,
  ArtifactWithContent,
  Callback,
  CreatedRequest,
  CreateRequest,
  GivenAnswer,
  ReportFormat,
  RequestGroup,
  RequestReport,
  RestoredRequest,
  RetryRequest,
  Timeline,
  TimelineQuery,
} from './requests.schema.ts';
import { appendEvent, loadTimeline } from './timeline/timeline.ts';

export interface AskGroup extends Omit<CreateRequest, 'id' | 'agent'> {
  /** At least one, each once. */
  readonly agents: readonly string[];
}

export interface RequestsService {
  listAgents(): AgentList;
  list(caller: PersonCaller, query: RequestQuery): Promise<Page<AgentRequestSummary>>;
  get(caller: PersonCaller, id: string): Promise<AgentRequest>;
  /** Of a request that is done. */
  report(caller: PersonCaller, id: string, format: ReportFormat): Promise<RequestReport>;
  /** The same id with the same content again answers the request that is there. */
  create(caller: PersonCaller, projectId: string, input: CreateRequest): Promise<CreatedRequest>;
  /** All of them or none, as one group; the first of them, with all. */
  createGroup(caller: PersonCaller, projectId: string, asked: AskGroup): Promise<CreatedRequest>;
  cancel(caller: PersonCaller, id: string): Promise<AgentRequest>;
  /** What it waits for; it goes on with the answer. */
  answer(caller: PersonCaller, id: string, answer: GivenAnswer): Promise<AgentRequest>;
  /** The user's files as they were before what it changed was applied; a second time, as they were after. */
  restore(caller: PersonCaller, id: string): Promise<RestoredRequest>;
  /** One that failed or was cancelled runs again, under its id. */
  retry(caller: PersonCaller, id: string, input: RetryRequest): Promise<AgentRequest>;
  /** A new request with the same input; 404 where it has no such checkpoint. */
  replay(caller: PersonCaller, id: string, input: ReplayRequest): Promise<AgentRequest>;
  timeline(caller: PersonCaller, id: string, query: TimelineQuery): Promise<Timeline>;
  artifacts(caller: PersonCaller, id: string): Promise<{ items: Artifact[] }>;
  artifact(caller: PersonCaller, id: string, artifactId: string): Promise<ArtifactWithContent>;
  /** Where a replay of it can begin, the newest first. */
  checkpoints(caller: PersonCaller, id: string, query: PageQuery): Promise<Page<Checkpoint>>;
  effects(caller: PersonCaller, id: string): Promise<{ items: RequestEffect[] }>;
  callbacks(caller: PersonCaller, id: string): Promise<{ items: Callback[] }>;
  group(caller: PersonCaller, id: string): Promise<RequestGroup>;
}

async function noteRestored(
  ports: Pick<RequestPorts, 'scanChanged'>,
  unit: Unit,
  { row, restored }: { readonly row: RequestRow; readonly restored: RestoredRequest },
): Promise<void> {
  const text = restored.holdsChanges ? 'Its changes were put back.' : 'Its changes were taken back.';
  await appendEvent(unit.reads, row.id, { at: unit.now, event: { type: 'note', text } });
  await ports.scanChanged(unit, changedBy(row));
}

async function loadRequest(rows: Pick<Reads, 'from'>, id: string): Promise<RequestRow> {
  const row = await findRequest(rows, id);
  if (!row) {
    throw notFound('request');
  }
  return row;
}

async function addRequest(
  ports: RequestPorts,
  unit: Unit,
  { caller, asked }: { readonly caller: PersonCaller; readonly asked: Asked },
): Promise<CreatedRequest> {
  const { trx, reads, writes, now, log } = unit;
  const existing = await findRequest(reads, asked.id);
  // Before the deadline is looked at, which may have passed since.
  if (existing) return requireSameAsked(existing, toNewRow(caller, { ...asked, deadline: undefined }, now));
  const fresh = toNewRow(caller, asked, now);
  const project = await requireProject(ports, reads, asked.project_id);
  requireReached(ports, project, { of: caller.actor, asked });
  const row = {
    ...fresh,
    callback_secret: sealCallbackSecret(ports.seal, fresh),
    job_id: await enqueueRun(ports, trx, { row: fresh }),
  };
  await insertRequest(writes, row);
  await watchDeadline(ports, unit, row);
  const created = toRequest(row);
  await log({ type: requestCreated, id: row.id, version: 1, after: created });
  await appendEvent(reads, row.id, { at: now, event: { type: 'state', state: 'queued' } });
  const callbackSecret = fresh.callback_secret;
  return callbackSecret === null ? created : { ...created, callbackSecret };
}

/** What can be told without asking for its name: the rest is told where it is sent. */
async function requireCallable(
  { outbound }: RequestPorts,
  { callbackUrl }: Pick<CreateRequest, 'callbackUrl'>,
): Promise<void> {
  const objection = callbackUrl === undefined ? undefined : await outbound.findObjection(callbackUrl);
  if (objection !== undefined) throw invalidField('callbackUrl', asText(objection));
}

async function watchDeadline(ports: RequestPorts, { trx }: Unit, row: RequestRow): Promise<void> {
  if (row.deadline_at === null) return;
  await enqueueTimer(ports, trx, { row, due: { what: 'deadline', at: row.deadline_at } });
}

const refusedState = (said: Text): ApiError => new ApiError('state_forbids', said);

async function retry(
  ports: RequestPorts,
  unit: Unit,
  { row, deadline }: { readonly row: RequestRow; readonly deadline: RetryRequest['deadline'] },
): Promise<RequestRow> {
  if (row.state !== 'failed' && row.state !== 'cancelled') {
    throw refusedState(
      text`The request is ${word(row.state)}: only one that failed or was cancelled is tried again.`,
    );
  }
  const { version } = requireAgent(ports, row.agent);
  const jobId = await enqueueRun(ports, unit.trx, { row });
  const change = {
    ...notRun,
    faults: row.faults,
    agent_version: version,
    state: 'queued',
    job_id: jobId,
  } as const;
  const deadlineAt = toDeadline(deadline, unit.now);
  const after = await moveRequest(ports, unit, row, {
    type: requestRetried,
    change: { ...change, deadline_at: deadlineAt },
    text: 'Asked again',
  });
  await watchDeadline(ports, unit, after);
  return after;
}

async function decide(
  ports: RequestPorts,
  unit: Unit,
  {
    caller,
    id,
    answer,
  }: { readonly caller: PersonCaller; readonly id: string; readonly answer: GivenAnswer },
): Promise<RequestRow> {
  const row = await loadRequest(unit.writes.by('request:approve'), id);
  return await decideRequest(ports, unit, { row, answer, by: caller.actor.userId });
}

export function createRequestsService(ports: RequestPorts): RequestsService {
  const look = async ({ actor }: PersonCaller, id: string): Promise<Looked> => {
    const reads = ports.reads(actor);
    return { reads, row: await loadRequest(reads, id) };
  };
  const write = async <T>(caller: PersonCaller, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const written = await ports.unitOfWork.write(caller.actor, work);
    ports.jobs.wake();
    return written;
  };
  return {
    listAgents() {
      return { items: listAgents(ports.agents) };
    },

    async list(caller, query) {
      const rows = await listRequests(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toSummary, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      return toRequest((await look(caller, id)).row);
    },

    async report(caller, id, format) {
      const { reads, row } = await look(caller, id);
      return await loadReport(reads, row, format);
    },

    async create(caller, projectId, input) {
      const asked = readAsked(ports, projectId, input);
      await requireCallable(ports, input);
      return await write(caller, async (unit) => await addRequest(ports, unit, { caller, asked }));
    },

    async createGroup(caller, projectId, { agents, ...input }) {
      const groupId = input.groupId ?? newId();
      const all = agents.map((agent) => readAsked(ports, projectId, { ...input, agent, groupId }));
      await requireCallable(ports, input);
      return await write(caller, async (unit) => {
        const requests: CreatedRequest[] = [];
        for (const asked of all) requests.push(await addRequest(ports, unit, { caller, asked }));
        const [first] = requests;
        if (first === undefined) throw invalidField('agents', 'names no agent');
        return { ...first, requests };
      });
    },

    async cancel(caller, id) {
      return await write(caller, async (unit) => {
        const row = await loadRequest(unit.writes, id);
        if (row.state === 'cancelled') return toRequest(row);
        if (isOver(row)) {
          throw refusedState(text`The request is ${word(row.state)}: there is nothing to cancel.`);
        }
        return toRequest(await endRequest(ports, unit, { row }));
      });
    },

    async answer(caller, id, answer) {
      return await write(caller, async (unit) =>
        toRequest(await decide(ports, unit, { caller, id, answer })),
      );
    },

    async restore(caller, id) {
      const { row } = await look(caller, id);
      const project = await requireProject(ports, ports.reads(caller.actor), row.project_id);
      const restored = await restoreRequest(ports, row, { folder: project.folder, of: caller.actor });
      await write(caller, async (unit) => noteRestored(ports, unit, { row, restored }));
      return restored;
    },

    async retry(caller, id, { deadline }) {
      return await write(caller, async (unit) => {
        const row = await loadRequest(unit.writes, id);
        await requireProject(ports, unit.reads, row.project_id);
        return toRequest(await retry(ports, unit, { row, deadline }));
      });
    },

    async replay(caller, id, input) {
      return await write(caller, async (unit) => {
        const { asked, isNew, before } = await askReplay(ports, unit, {
          row: await loadRequest(unit.reads, id),
          input,
        });
        const created = await addRequest(ports, unit, { caller, asked });
        if (isNew) await ports.effects.inherit(unit, { from: id, to: asked.id, before });
        return created;
      });
    },

    async timeline(caller, id, query) {
      const { reads } = await look(caller, id);
      return await loadTimeline(reads, id, query);
    },

    async artifacts(caller, id) {
      return await loadArtifacts(ports, await look(caller, id));
    },

    async artifact(caller, id, artifactId) {
      return await loadArtifact(ports, await look(caller, id), artifactId);
    },

    async checkpoints(caller, id, query) {
      const { reads } = await look(caller, id);
      return await loadCheckpoints(ports, reads, { ...query, requestId: id });
    },

    async effects(caller, id) {
      const { reads } = await look(caller, id);
      return await loadEffects(ports, reads, id);
    },

    async callbacks(caller, id) {
      const { reads } = await look(caller, id);
      return await loadCallbacks(reads, id);
    },

    async group(caller, id) {
      const rows = await listGroup(ports.reads(caller.actor), id);
      if (rows.length === 0) throw notFound('group of requests');
      const titleOf = (name: string) => ports.agents.find((agent) => agent.name === name)?.title ?? name;
      return toGroup(id, rows, titleOf);
    },
  };
}
