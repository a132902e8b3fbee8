/**
 * The job of a request: runs its agent, passes progress on, and ends the request together with the findings it
 * brought in one transaction. Each step first looks at the state, so that a job taken up again changes nothing twice.
 */
import * as z from 'zod';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import { createHasRead } from '../../../../contract/work/read-extent.ts';
import { trustSchema } from '../../../../contract/work/trust.ts';
import { type AgentBrought, agentBroughtSchema } from '../../../../contract/work/work-tasks.ts';
import type { AgentActor, Person } from '../../../../domain/policy/actor.ts';
import {
  type JobFailure,
  type JobHandler,
  JobRefused,
  type RunningJob,
} from '../../../platform/jobs/job-queue.ts';
import { isRunAgain, toJobError } from '../../../platform/work/job-error.ts';
import type { Reader } from '../../../schema.ts';
import { createProgressReporter } from './request-progress.ts';
import { insertReports } from './request-reports.repository.ts';
import { toRequest } from './request-view.ts';
import { requestDone, requestFailed, requestRetrying, requestStarted } from './requests.events.ts';
import type { RequestPorts } from './requests.ports.ts';
import { findRequest, type RequestRow, updateRequest } from './requests.repository.ts';

const payloadSchema = z.object({
  requestId: z.string(),
  trusted: trustSchema,
});

/** Scans use every core themselves; more at once would only take turns. */
const requestsAtOnce = 2;

interface Running {
  readonly row: RequestRow;
  readonly actor: Person;
}

export function createRequestHandler(ports: RequestPorts): JobHandler {
  return {
    concurrency: requestsAtOnce,
    run: async (job) => await runRequest(ports, job),
    failed: async (failure) => await failRequest(ports, failure),
  };
}

async function loadRunning(
  ports: RequestPorts,
  db: Reader,
  job: { organizationId: string; payload: unknown },
): Promise<Running | undefined> {
  const { requestId } = payloadSchema.parse(job.payload);
  const row = await findRequest(db, job.organizationId, requestId);
  const person = row && (await ports.findActor(db, row.organization_id, row.requested_by));
  const isOver =
    row === undefined || row.state === 'done' || row.state === 'failed' || row.state === 'cancelled';
  return isOver || person === undefined ? undefined : { row, actor: toAgentActor(person, row) };
}

function toAgentActor({ organizationId, userId, role }: Person, { agent }: RequestRow): AgentActor {
  return { kind: 'agent', agent, organizationId, userId, role };
}

async function runRequest(ports: RequestPorts, job: RunningJob): Promise<void> {
  const loaded = await loadRunning(ports, ports.db, job);
  const started = loaded && (await markStarted(ports, job, loaded.actor));
  if (started === undefined) {
    return;
  }
  try {
    await finish(ports, job, started, await runAgent(ports, started, job));
  } catch (error) {
    const fault = toJobError(error);
    if (isRunAgain(job, fault)) {
      await markRetrying(ports, job, started.actor);
    }
    throw fault;
  }
}

async function markStarted(
  ports: RequestPorts,
  job: RunningJob,
  actor: Person,
): Promise<Running | undefined> {
  return await ports.unitOfWork.write(actor, async ({ trx, now, log }) => {
    const running = await loadRunning(ports, trx, job);
    if (running === undefined) {
      return undefined;
    }
    const change = {
      state: 'running',
      attempts: job.attempt,
      started_at: running.row.started_at ?? now,
      step: 'Starting',
      fraction: null,
      updated_at: now,
    } as const;
    const row = await updateRequest(trx, running.row, change);
    await log({
      type: requestStarted,
      id: row.id,
      version: row.version,
      before: toRequest(running.row),
      after: toRequest(row),
    });
    return { row, actor };
  });
}

function toSource({ organization_id, project_id, agent }: RequestRow) {
  return { organizationId: organization_id, projectId: project_id, source: agent, isOwn: true } as const;
}

function findAgent({ agents }: RequestPorts, name: string): AgentDeclaration | undefined {
  return agents.find((agent) => agent.name === name);
}

async function runAgent(
  ports: RequestPorts,
  { row, actor }: Running,
  job: RunningJob,
): Promise<AgentBrought> {
  const agent = findAgent(ports, row.agent);
  if (agent === undefined) {
    throw new JobRefused(`There is no agent ${row.agent} in this version of Vireo.`);
  }
  const project = await ports.findProject(ports.db, row.organization_id, row.project_id);
  if (!project?.folder) {
    throw new JobRefused('The project has no folder any more. Set one and ask again.');
  }
  const { id, name, folder } = project;
  const { trusted } = payloadSchema.parse(job.payload);
  const asked = {
    run: row.id,
    agent: row.agent,
    input: JSON.parse(row.input),
    project: { id, name, folder, trusted },
  };
  const progress = createProgressReporter(ports, row);
  try {
    return await ports.work.run(
      { kind: 'agent', ...asked, now: ports.clock() },
      {
        result: agentBroughtSchema,
        signal: job.signal,
        onProgress: (step) => progress.report(step),
        answers: {
          ...ports.answersFor({
            ...{ id: row.id, actor, agent: agent.name, title: agent.title, projectId: row.project_id },
            tell: () => undefined,
          }),
          dismissals: async ({ findings, read }) =>
            await ports.findDismissals(ports.db, {
              ...toSource(row),
              findings,
              hasRead: createHasRead(read),
            }),
        },
      },
    );
  } finally {
    await progress.end();
  }
}

async function finish(
  ports: RequestPorts,
  job: RunningJob,
  { actor }: Running,
  brought: AgentBrought,
): Promise<void> {
  await ports.unitOfWork.write(actor, async (work) => {
    const running = await loadRunning(ports, work.trx, job);
    if (running === undefined) {
      return;
    }
    const { row } = running;
    await ports.keepFindings(work, {
      ...toSource(row),
      runId: row.id,
      actor: row.requested_by,
      sourceTitle: findAgent(ports, row.agent)?.title ?? row.agent,
      findings: brought.findings,
      hasRead: createHasRead(brought.read),
    });
    if (brought.health !== undefined) {
      await ports.recordHealth(work, {
        report: brought.health,
        organizationId: row.organization_id,
        projectId: row.project_id,
        source: row.agent,
        sourceId: row.id,
      });
    }
    const key = { organizationId: row.organization_id, requestId: row.id };
    await insertReports(work.trx, key, brought.attachments ?? {});
    const after = await updateRequest(work.trx, row, {
      state: 'done',
      result: brought.report,
      step: 'Done',
      fraction: 1,
      cost_minor: brought.cost?.minor ?? null,
      cost_currency: brought.cost?.currency ?? null,
      finished_at: work.now,
      updated_at: work.now,
    });
    await work.log({
      type: requestDone,
      id: row.id,
      version: after.version,
      before: toRequest(row),
      after: toRequest(after),
    });
  });
}

async function markRetrying(ports: RequestPorts, job: RunningJob, actor: Person): Promise<void> {
  await ports.unitOfWork.write(actor, async ({ trx, now, log }) => {
    const running = await loadRunning(ports, trx, job);
    if (running !== undefined) {
      const row = await updateRequest(trx, running.row, {
        state: 'queued',
        step: 'Waiting to be tried again',
        fraction: null,
        updated_at: now,
      });
      await log({
        type: requestRetrying,
        id: row.id,
        version: row.version,
        before: toRequest(running.row),
        after: toRequest(row),
      });
    }
  });
}

async function failRequest(ports: RequestPorts, failure: JobFailure): Promise<void> {
  const loaded = await loadRunning(ports, ports.db, failure);
  if (loaded === undefined) {
    return;
  }
  await ports.unitOfWork.write(loaded.actor, async ({ trx, now, log }) => {
    const running = await loadRunning(ports, trx, failure);
    if (running === undefined) {
      return;
    }
    const row = await updateRequest(trx, running.row, {
      state: 'failed',
      error_code: 'agent_failed',
      error_message: failure.error,
      attempts: failure.attempts,
      finished_at: now,
      updated_at: now,
    });
    await log({
      type: requestFailed,
      id: row.id,
      version: row.version,
      before: toRequest(running.row),
      after: toRequest(row),
    });
  });
}
