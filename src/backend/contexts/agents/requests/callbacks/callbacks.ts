/**
 * What a request tells the address that it names, when it ends or waits: a signed message (Standard Webhooks), sent by a job
 * until it is taken. It says that something happened, and nothing of what an agent has read.
 */
import type { Selectable } from 'kysely';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { SystemActor } from '../../../../../domain/policy/actor.ts';
import { toInstant, toInstantOrNull } from '../../../../platform/http/instant.ts';
import {
  type JobFailure,
  type JobHandler,
  JobRefused,
  type RunningJob,
} from '../../../../platform/jobs/job-queue.ts';
import type { Outbound } from '../../../../platform/outbound/outbound.ts';
import { postSigned, requireTaken } from '../../../../platform/outbound/signed-post.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { Seal } from '../../../../platform/secrets/seal.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { isOver } from '../request-view.ts';
import { type RequestPorts, requestCallbackKind } from '../requests.ports.ts';
import { findRequestOfJob, type RequestRow } from '../requests.repository.ts';
import type { Callback } from '../requests.schema.ts';
import type { RequestCallbackTable } from '../requests.tables.ts';
import { openCallbackSecret } from './callback-secret.ts';

type CallbackRow = Selectable<RequestCallbackTable>;

/** With the back-off of the queue, the last comes about ten minutes after the one before it. */
const mostAttempts = 10;

/** Writes the message and its job where the request names an address, and has ended or waits now. */
export async function enqueueCallback(
  { jobs }: Pick<RequestPorts, 'jobs'>,
  { trx, writes, now }: Unit,
  { row, type }: { readonly row: RequestRow; readonly type: string },
): Promise<void> {
  if (row.callback_url === null || (!isOver(row) && row.state !== 'waiting')) return;
  const id = newId();
  const callback = {
    id,
    organization_id: row.organization_id,
    request_id: row.id,
    type,
    body: toBody(row, type, now),
  };
  const fresh = { state: 'queued', attempts: 0, status: null, error: null, ended_at: null } as const;
  await writes.insert('request_callbacks', { ...callback, ...fresh, created_at: now }).execute();
  await jobs.enqueue(trx, {
    kind: requestCallbackKind,
    organizationId: row.organization_id,
    payload: { callbackId: id },
    maxAttempts: mostAttempts,
  });
}

function toBody(row: RequestRow, type: string, now: number): string {
  const data = {
    id: row.id,
    projectId: row.project_id,
    agent: row.agent,
    state: row.state,
    groupId: row.group_id,
    errorCode: row.error_code,
    finishedAt: toInstantOrNull(row.finished_at),
  };
  return JSON.stringify({ type, timestamp: toInstant(now), data });
}

const payloadSchema = z.object({ callbackId: z.string() });

export function createCallbackHandler(ports: DeliveryPorts): JobHandler {
  return {
    concurrency: 4,
    run: async (job) => await deliver(ports, job),
    failed: async (failure) => await giveUp(ports, failure),
  };
}

interface DeliveryPorts extends Pick<SlicePorts, 'reads' | 'writes' | 'clock'> {
  readonly outbound: Outbound;
  readonly seal: Seal;
}

const messenger = ({ organizationId }: { readonly organizationId: string }): SystemActor => ({
  kind: 'system',
  organizationId,
  task: 'callbacks',
});

async function findCallback(
  reads: Reads,
  { payload }: { readonly payload: unknown },
): Promise<CallbackRow | undefined> {
  return await reads
    .invariant('request_callbacks')
    .selectAll()
    .where('id', '=', payloadSchema.parse(payload).callbackId)
    .executeTakeFirst();
}

async function updateCallback(
  writes: Writes,
  { id }: CallbackRow,
  change: Partial<Pick<CallbackRow, 'state' | 'attempts' | 'status' | 'error' | 'ended_at'>>,
): Promise<void> {
  await writes.invariant('request_callbacks').update().set(change).where('id', '=', id).execute();
}

async function deliver({ outbound, clock, seal, ...ports }: DeliveryPorts, job: RunningJob): Promise<void> {
  const reads = ports.reads(messenger(job));
  const writes = ports.writes(messenger(job));
  const callback = await findCallback(reads, job);
  if (callback === undefined || callback.state !== 'queued') return;
  const request = await findRequestOfJob(reads, callback.request_id);
  if (!request?.callback_url) return;
  const secret = openCallbackSecret(seal, request);
  if (secret === undefined)
    throw new JobRefused('Its secret is not here: the request was made on another machine.');
  await updateCallback(writes, callback, { attempts: job.attempt });
  const { status } = await postSigned(outbound, {
    id: callback.id,
    url: request.callback_url,
    secret,
    body: callback.body,
    now: clock(),
    signal: job.signal,
  });
  await updateCallback(writes, callback, { status });
  requireTaken(status);
  await updateCallback(writes, callback, { state: 'delivered', error: null, ended_at: clock() });
}

async function giveUp({ reads, writes, clock }: DeliveryPorts, failure: JobFailure): Promise<void> {
  const actor = messenger(failure);
  const callback = await findCallback(reads(actor), failure);
  if (callback?.state !== 'queued') return;
  const { attempts, error } = failure;
  await updateCallback(writes(actor), callback, { state: 'failed', attempts, error, ended_at: clock() });
}

/** The first before the last. */
export async function loadCallbacks(reads: Reads, requestId: string): Promise<{ items: Callback[] }> {
  const rows = await reads
    .from('request_callbacks')
    .select(['id', 'type', 'state', 'attempts', 'status', 'error', 'created_at', 'ended_at'])
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute();
  return {
    items: rows.map(({ created_at, ended_at, ...callback }) => ({
      ...callback,
      createdAt: toInstant(created_at),
      endedAt: toInstantOrNull(ended_at),
    })),
  };
}
