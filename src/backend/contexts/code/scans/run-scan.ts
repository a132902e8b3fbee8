/**
 * The job of a scan: runs it, passes progress on, and ends it together with the findings that it brought in one
 * transaction. Each step first looks at the state, so that a job taken up again changes nothing twice.
 */
import * as z from 'zod';
import { advisoryModeSchema } from '../../../../contract/advisory-mode.ts';
import { ruleTitles } from '../../../../contract/rule-titles.generated.ts';
import { createHasRead } from '../../../../contract/work/read-extent.ts';
import { trustSchema } from '../../../../contract/work/trust.ts';
import { type ScanBrought, scanBroughtSchema } from '../../../../contract/work/work-tasks.ts';
import type { Actor, Person, SystemActor } from '../../../../domain/policy/actor.ts';
import type { EventType } from '../../../platform/events/catalogue.ts';
import {
  type JobFailure,
  type JobHandler,
  JobRefused,
  type RunningJob,
} from '../../../platform/jobs/job-queue.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import { isRunAgain, toJobError } from '../../../platform/work/job-error.ts';
import { personIsGone, requireMayRun } from '../../../platform/work/may-run.ts';
import { createScanReporter } from './scan-progress.ts';
import { pathsOf, rulesOf, toScan } from './scan-view.ts';
import { scanDone, scanFailed, scanRetrying, scanStarted } from './scans.events.ts';
import { ownRules, type ScanPorts, scanSource, scanSourceTitle } from './scans.ports.ts';
import { findScan, type ScanRow, updateScan } from './scans.repository.ts';

/** A job of before, which does not say, asks nobody. */
const payloadSchema = z.object({
  scanId: z.string(),
  advisories: advisoryModeSchema.default('offline'),
  trusted: trustSchema,
});

interface Running {
  readonly row: ScanRow;
  readonly actor: Person;
}

type ScanJob = Pick<RunningJob, 'organizationId' | 'payload'>;

export function createScanHandler(ports: ScanPorts): JobHandler {
  return {
    concurrency: ports.scansAtOnce,
    run: async (job) => await runScan(ports, job),
    failed: async (failure) => await failScan(ports, failure),
  };
}

async function loadRow(reads: Reads, job: ScanJob): Promise<ScanRow | undefined> {
  const { scanId } = payloadSchema.parse(job.payload);
  const row = await findScan(reads.invariant('scans'), scanId);
  return row?.state === 'queued' || row?.state === 'running' ? row : undefined;
}

/** For what is written down of a scan, whatever its person may do by then. */
function keeperOf({ organizationId }: ScanJob): SystemActor {
  return { kind: 'system', organizationId, task: 'scan' };
}

/** With its person as they are now. */
async function loadAsked(ports: ScanPorts, job: ScanJob): Promise<Running | undefined> {
  const reads = ports.reads(keeperOf(job));
  const row = await loadRow(reads, job);
  const actor = row && (await ports.findActor(reads, row.requested_by));
  return actor && { row, actor };
}

/** Who asked, as they are now; the product itself where they are no longer there. */
async function findKeeper(ports: ScanPorts, job: ScanJob): Promise<Actor> {
  return (await loadAsked(ports, job))?.actor ?? keeperOf(job);
}

/** Changes the scan where it is still on its way; `change` may do more in the same transaction. */
async function advance(
  ports: ScanPorts,
  { job, actor, type }: { readonly job: ScanJob; readonly actor: Actor; readonly type: EventType },
  change: (
    row: ScanRow,
    work: Parameters<Parameters<typeof ports.unitOfWork.write>[1]>[0],
  ) => Promise<Partial<ScanRow>>,
): Promise<ScanRow | undefined> {
  return await ports.unitOfWork.write(actor, async (work) => {
    const running = await loadRow(work.reads, job);
    if (running === undefined) {
      return undefined;
    }
    const columns = await change(running, work);
    const scans = work.writes.invariant('scans');
    const row = await updateScan(scans.update(), running, { ...columns, updated_at: work.now });
    const [before, after] = [toScan(running), toScan(row)];
    await work.log({ type, id: row.id, version: row.version, before, after });
    return row;
  });
}

async function runScan(ports: ScanPorts, job: RunningJob): Promise<void> {
  const loaded = await loadAsked(ports, job);
  if (loaded === undefined && (await loadRow(ports.reads(keeperOf(job)), job)) !== undefined) {
    throw new JobRefused(personIsGone);
  }
  if (loaded !== undefined) requireMayRun(loaded.actor);
  const row = loaded && (await markStarted(ports, job, loaded.actor));
  if (loaded === undefined || row === undefined) {
    return;
  }
  const started = { row, actor: loaded.actor };
  try {
    await finish(ports, { job, running: started }, await scan(ports, started, job));
  } catch (error) {
    const fault = toJobError(error);
    if (isRunAgain(job, fault)) {
      await markRetrying(ports, job, await findKeeper(ports, job));
    }
    throw fault;
  }
}

async function markStarted(ports: ScanPorts, job: RunningJob, actor: Person): Promise<ScanRow | undefined> {
  return await advance(ports, { job, actor, type: scanStarted }, async (row, { now }) => ({
    state: 'running',
    attempts: job.attempt,
    started_at: row.started_at ?? now,
    step: 'Starting',
    fraction: null,
  }));
}

async function scan(ports: ScanPorts, { row, actor }: Running, job: RunningJob): Promise<ScanBrought> {
  const { payload, signal } = job;
  await ports.rights.renew(actor);
  const project = await ports.findProject(ports.reads(actor), row.project_id);
  if (!project?.folder) {
    throw new JobRefused('The project has no folder any more. Set one and ask again.');
  }
  const reporter = createScanReporter({ hub: ports.hub, writes: ports.writes(keeperOf(job)) }, row);
  const { advisories, trusted } = payloadSchema.parse(payload);
  const asked = { folder: project.folder, paths: pathsOf(row), rules: rulesOf(row), advisories, trusted };
  const revision = isShared(ports) && {
    // Of the project, not of its person: what was read of their rights may be older by now.
    revision: { since: await ports.revisions.findKnown(ports.reads(keeperOf(job)), row.project_id) },
  };
  try {
    return await ports.work.run(
      { kind: 'scan', scan: row.id, ...asked, ...revision, now: ports.clock() },
      {
        result: scanBroughtSchema,
        signal,
        of: actor,
        job: job.id,
        onProgress: (progress) => reporter.report(progress),
        answers: {
          dismissals: async ({ findings, read }) => {
            await ports.rights.renew(actor);
            return await ports.findDismissals(ports.reads(actor), {
              projectId: row.project_id,
              source: scanSource,
              isOwn: true,
              findings,
              hasRead: createHasRead(read),
            });
          },
        },
      },
    );
  } finally {
    await reporter.end();
  }
}

async function finish(
  ports: ScanPorts,
  { job, running }: { readonly job: RunningJob; readonly running: Running },
  brought: ScanBrought,
): Promise<void> {
  await advance(ports, { job, actor: running.actor, type: scanDone }, async (row, work) => ({
    ...(isShared(ports)
      ? await keepPlaced(ports, work, { row, brought })
      : await keep(ports, work, { row, brought })),
    state: 'done',
    step: 'Done',
    fraction: 1,
    finished_at: work.now,
  }));
}

interface Brought {
  readonly row: ScanRow;
  readonly brought: ScanBrought;
}

/** Each of several people scans a checkout of their own. */
function isShared({ projectFolders }: ScanPorts): boolean {
  return projectFolders === 'machines';
}

const placeOf = ({ organization_id, project_id }: ScanRow) => ({
  organizationId: organization_id,
  projectId: project_id,
});

/** What is not on record changes nothing that others see, and is shown to its person alone. */
async function keepPlaced(ports: ScanPorts, work: Unit, scan: Brought): Promise<Partial<ScanRow>> {
  const { row, brought } = scan;
  const { revision, findings, read, outcome } = brought;
  const run = { ...placeOf(row), runId: row.id, revision };
  const isWhole = pathsOf(row).length === 0 && rulesOf(row).length === 0;
  const placed = await ports.revisions.place(work, { ...run, source: ownRules, isWhole });
  const whose = { ...placeOf(row), userId: row.requested_by };
  if (placed.kind === 'record') {
    if (isWhole) await ports.revisions.dropView(work, whose);
    const [branch, commit] = [revision?.branch ?? null, placed.commit ?? null];
    return { ...(await keep(ports, work, scan)), is_on_record: 1, branch, commit_hash: commit };
  }
  const { why, known } = placed;
  const said = JSON.stringify({ ...outcome, added: 0, again: 0, reopened: 0, resolved: 0 });
  const view = { ...run, ...whose, why, known, findings, hasRead: createHasRead(read), outcome: said };
  await ports.revisions.keepView(work, view);
  return { is_on_record: 0 };
}

async function keep(ports: ScanPorts, work: Unit, { row, brought }: Brought): Promise<Partial<ScanRow>> {
  const { findings, read, health, outcome } = brought;
  const place = placeOf(row);
  if (health !== undefined) {
    await ports.recordHealth(work, { report: health, ...place, source: scanSource, sourceId: row.id });
  }
  const kept = await ports.keepFindings(work, {
    ...place,
    runId: row.id,
    actor: row.requested_by,
    source: scanSource,
    sourceTitle: scanSourceTitle,
    isOwn: true,
    findings,
    hasRead: createHasRead(read),
    // It has read the project's own files, by the rules that an agent looks by: what was fixed since counts nowhere.
    speaksForAllOn: (ruleId) => ruleTitles.has(ruleId),
  });
  return { result: JSON.stringify({ ...outcome, ...kept }) };
}

async function markRetrying(ports: ScanPorts, job: RunningJob, actor: Actor): Promise<void> {
  await advance(ports, { job, actor, type: scanRetrying }, async () => ({
    state: 'queued',
    step: 'Waiting to be tried again',
    fraction: null,
  }));
}

async function failScan(ports: ScanPorts, failure: JobFailure): Promise<void> {
  const actor = await findKeeper(ports, failure);
  await advance(ports, { job: failure, actor, type: scanFailed }, async (_running, { now }) => ({
    state: 'failed',
    error_code: 'scan_failed',
    error_message: failure.error,
    attempts: failure.attempts,
    finished_at: now,
  }));
}
