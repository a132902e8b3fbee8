/**
 * The job of a request: runs its agent, passes progress on, and ends the request together with the findings it
 * brought in one transaction. Each step first looks at the state, so that a job taken up again changes nothing twice.
 */

import { availableParallelism } from 'node:os';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import { createHasRead } from '../../../../contract/work/read-extent.ts';
import { type AgentBrought, agentBroughtSchema } from '../../../../contract/work/work-tasks.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import {
  type JobFailure,
  type JobHandler,
  JobRefused,
  type RunningJob,
} from '../../../platform/jobs/job-queue.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import { beforeEach } from '../../../platform/work/checked-answers.ts';
import { isRunAgain, toJobError } from '../../../platform/work/job-error.ts';
import { personIsGone, requireMayRun } from '../../../platform/work/may-run.ts';
import type { WorkAnswerers } from '../../../platform/work/work-answers.ts';
import { addArtifacts, type StoredArtifact, storeArtifacts } from './artifacts/artifacts.ts';
import { askRevision, keepFound, sourceOf } from './found/keep-found.ts';
import { keepWritten } from './keep-written.ts';
import {
  findKeeper,
  keeperOf,
  loadRow,
  loadRunning,
  lookFor,
  type Running,
  requestJobSchema,
} from './load-run.ts';
import { enqueueTimer } from './moves/enqueue-run.ts';
import { moveRequest } from './moves/move-request.ts';
import { keepOffers } from './offers/keep-offers.ts';
import { createProgressReporter } from './request-progress.ts';
import { findPreviousSummary, insertReports } from './request-reports.repository.ts';
import { changedBy, type Fault, readAnswer, readDecided, readFaults } from './request-view.ts';
import {
  requestDone,
  requestFailed,
  requestRetrying,
  requestStarted,
  requestWaiting,
} from './requests.events.ts';
import type { RequestPorts } from './requests.ports.ts';
import { listAliveIds, listFullOrganizations, type RequestRow } from './requests.repository.ts';
import { createTimelineRecorder } from './timeline/timeline.ts';

/** Of an organization, begun and not over; more stay queued. */
const mostInProgress = 100;
/** Of these agents, on this machine at once. */
const atOnce = { security: 3, devops: 2 };
/** Of a server, whose work runs on machines that have limits of their own. */
const mostPlaced = 1_000;

/** Of each request, those that are kept. */
const mostFaults = 20;

export function createRequestHandler(ports: RequestPorts): JobHandler {
  const isPlaced = ports.projectFolders === 'machines';
  return {
    concurrency: isPlaced ? mostPlaced : availableParallelism(),
    pools: isPlaced ? {} : atOnce,
    findFull: async () => await listFullOrganizations(ports.db, mostInProgress),
    run: async (job) => await runRequest(ports, job),
    failed: async (failure) => await failRequest(ports, failure),
  };
}

async function runRequest(ports: RequestPorts, job: RunningJob): Promise<void> {
  const reads = lookFor(ports, job);
  const loaded = await loadRunning(ports, reads, job);
  if (loaded === undefined && (await loadRow(reads, job)) !== undefined) throw new JobRefused(personIsGone);
  const started = loaded && (await markStarted(ports, job, loaded.actor));
  if (started === undefined) {
    return;
  }
  try {
    await finish(ports, job, started, await runAgent(ports, started, job));
  } catch (error) {
    const fault = toJobError(error);
    if (isRunAgain(job, fault)) {
      await markRetrying(ports, job, fault);
    }
    throw fault;
  }
}

interface Started extends Running {
  /** As its person sees it when the run begins. */
  readonly project: Awaited<ReturnType<RequestPorts['findProject']>>;
}

async function markStarted(
  ports: RequestPorts,
  job: RunningJob,
  actor: Person,
): Promise<Started | undefined> {
  return await ports.unitOfWork.write(actor, async (unit) => {
    requireMayRun(actor);
    const running = await loadRunning(ports, unit.reads, job);
    if (running === undefined || running.row.state === 'waiting') return undefined;
    const change = {
      state: 'running',
      attempts: job.attempt,
      started_at: running.row.started_at ?? unit.now,
      step: 'Starting',
      fraction: null,
    } as const;
    const row = await moveRequest(ports, unit, running.row, { type: requestStarted, change });
    return { row, actor, project: await ports.findProject(unit.reads, row.project_id) };
  });
}

function findAgent({ agents }: RequestPorts, name: string): AgentDeclaration | undefined {
  return agents.find((agent) => agent.name === name);
}

async function runAgent(
  ports: RequestPorts,
  { row, actor, project: found }: Started,
  job: RunningJob,
): Promise<AgentBrought> {
  const agent = findAgent(ports, row.agent);
  if (agent === undefined) {
    throw new JobRefused(`There is no agent ${row.agent} in this version of Vireo.`);
  }
  if (!found?.folder) {
    throw new JobRefused('The project has no folder any more. Set one and ask again.');
  }
  const { id, name, folder } = found;
  const trusted = row.trusted === null ? requestJobSchema.parse(job.payload).trusted : row.trusted === 1;
  const project = { id, name, folder, trusted };
  const goesOn = goesOnFrom(row);
  const isPlaced = ports.projectFolders === 'machines';
  // A machine of a person says itself whose copies are needed there.
  const alive = isPlaced ? undefined : [...(await listAliveIds(ports.db))];
  const group = row.group_id ?? undefined;
  const asked = {
    run: row.id,
    group,
    agent: row.agent,
    input: JSON.parse(row.input),
    project,
    ...(alive && { alive }),
    ...goesOn,
  };
  const progress = createProgressReporter(ports, keeperOf(job), row.id);
  const timeline = createTimelineRecorder(ports, keeperOf(job), row.id);
  try {
    return await ports.work.run(
      {
        kind: 'agent',
        ...asked,
        // Of the project, not of its person: what was read of their rights may be older by now.
        ...(await askRevision(ports, lookFor(ports, job), row)),
        now: ports.clock(),
      },
      {
        result: agentBroughtSchema,
        signal: job.signal,
        of: { ...ownerOf(actor), machineId: row.machine_id ?? undefined },
        job: job.id,
        onProgress: (step) => progress.report(step),
        onPlaced: (machine) => progress.place(machine),
        onEvent: (event) => timeline.record(event),
        answers: beforeEach(async () => await ports.rights.renew(actor), {
          ...noteCheckpoints(
            job,
            ports.answersFor({
              id: row.id,
              actor,
              agent: agent.name,
              title: agent.title,
              projectId: row.project_id,
              folder,
              isTrusted: trusted,
              ...('from' in goesOn && { from: goesOn.from }),
              decided: readDecided(row),
              tell: (event) => timeline.record(event),
            }),
          ),
          previous: async () => ({ summary: await findPreviousSummary(ports.reads(actor), row) }),
          dismissals: async ({ findings, read }) =>
            await ports.findDismissals(ports.reads(actor), {
              ...sourceOf(row),
              findings,
              hasRead: createHasRead(read),
            }),
        }),
      },
    );
  } finally {
    await Promise.all([progress.end(), timeline.end()]);
  }
}

const ownerOf = ({ organizationId, userId }: Person) => ({ organizationId, userId });

/** A run that is taken up again goes on after its last checkpoint; the first one only says what was asked. */
function noteCheckpoints({ progressed }: RunningJob, answers: WorkAnswerers): WorkAnswerers {
  const { 'checkpoint-put': put } = answers;
  if (put === undefined) return answers;
  return {
    ...answers,
    'checkpoint-put': async (ask, use) => {
      const answer = await put(ask, use);
      if (ask.kept.parent !== null) await progressed();
      return answer;
    },
  };
}

/** The answer to what it waited for, and the checkpoint of the request that it replays. */
function goesOnFrom(row: RequestRow) {
  const resume = readAnswer(row);
  const { replay_of: run, checkpoint } = row;
  return {
    ...(resume !== undefined && { resume }),
    ...(run !== null && checkpoint !== null && { from: { run, checkpoint } }),
  };
}

async function finish(
  ports: RequestPorts,
  job: RunningJob,
  { actor }: Running,
  brought: AgentBrought,
): Promise<void> {
  await storeArtifacts(ports, brought.artifacts ?? [], async (artifacts) =>
    ports.unitOfWork.write(actor, async (unit) => {
      const running = await loadRunning(ports, unit.reads, job);
      if (running === undefined) return;
      const kept = { row: running.row, actor, brought, artifacts };
      await addArtifacts(ports, unit, kept);
      await (brought.waiting === undefined ? markDone(ports, unit, kept) : markWaiting(ports, unit, kept));
    }),
  );
  // A timer may have been set, and another request may have room.
  ports.jobs.wake();
}

interface Kept {
  readonly row: RequestRow;
  readonly actor: Person;
  readonly brought: AgentBrought;
  readonly artifacts: readonly StoredArtifact[];
}

/** Nothing of it runs while it waits, and no job is kept for it: what it found comes with its end. */
async function markWaiting(ports: RequestPorts, unit: Unit, { row, brought }: Kept): Promise<void> {
  const { waiting: question } = brought;
  if (question === undefined) return;
  const change = {
    state: 'waiting',
    question: JSON.stringify(question),
    answer: null,
    step: question.title,
  } as const;
  await moveRequest(ports, unit, row, {
    type: requestWaiting,
    change: { ...change, fraction: null },
    text: question.title,
  });
  if (question.expiresAt !== undefined) {
    await enqueueTimer(ports, unit.trx, { row, due: { what: 'question', at: question.expiresAt } });
  }
}

async function markDone(ports: RequestPorts, unit: Unit, { row, actor, brought }: Kept): Promise<void> {
  const report = await keepWritten(ports, unit, { row, actor, brought });
  const title = findAgent(ports, row.agent)?.title ?? row.agent;
  await keepFound(ports, unit, { row, brought, title });
  if (brought.hasChangedFiles === true) await ports.scanChanged(unit, changedBy(row));
  await insertReports(unit.writes, row.id, brought.attachments ?? {});
  await moveRequest(ports, unit, row, {
    type: requestDone,
    change: {
      state: 'done',
      result: report,
      answer: null,
      step: 'Done',
      fraction: 1,
      finished_at: unit.now,
    },
  });
  if (brought.offers !== undefined) await keepOffers(unit, row, brought.offers);
}

function addFault(row: RequestRow, fault: Fault): string {
  return JSON.stringify([...readFaults(row), fault].slice(-mostFaults));
}

async function markRetrying(ports: RequestPorts, job: RunningJob, error: unknown): Promise<void> {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
  const actor = await findKeeper(ports, job);
  await ports.unitOfWork.write(actor, async (unit) => {
    const row = await loadRow(unit.reads, job);
    if (row === undefined) return;
    const faults = addFault(row, { attempt: job.attempt, at: unit.now, message });
    const change = { state: 'queued', step: 'Waiting to be tried again', fraction: null, faults } as const;
    await moveRequest(ports, unit, row, { type: requestRetrying, change, text: message });
  });
}

/** The dead letter: it stays as it is until somebody asks for it again. */
async function failRequest(ports: RequestPorts, failure: JobFailure): Promise<void> {
  const actor = await findKeeper(ports, failure);
  await ports.unitOfWork.write(actor, async (unit) => {
    const row = await loadRow(unit.reads, failure);
    if (row === undefined) return;
    const { attempts, error: message } = failure;
    await moveRequest(ports, unit, row, {
      type: requestFailed,
      change: {
        state: 'failed',
        error_code: 'agent_failed',
        error_message: message,
        attempts,
        answer: null,
        faults: addFault(row, { attempt: attempts, at: unit.now, message }),
        finished_at: unit.now,
      },
      text: message,
    });
  });
  ports.jobs.wake();
}
