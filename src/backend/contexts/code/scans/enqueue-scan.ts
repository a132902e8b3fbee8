/** A scan that is asked for: its row, and its job in the queue. */
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { toScan } from './scan-view.ts';
import { scanCreated } from './scans.events.ts';
import { scanJobKind } from './scans.ports.ts';
import { insertScan, type ScanRow } from './scans.repository.ts';
import type { CreateScan, Scan } from './scans.schema.ts';

/** One way of writing for one meaning: sorted, each once, without the slashes round it. */
function normalised(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function tidy(given: string): string {
  const path = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** Paths that name the whole folder are no restriction. */
function pathsOf({ paths }: CreateScan): string[] {
  const tidied = normalised(paths.map(tidy));
  return tidied.includes('.') || tidied.includes('') ? [] : tidied;
}

/** Those of one key ask the same. */
function keyOf(asked: Pick<ScanRow, 'paths' | 'rules'> & Pick<CreateScan, 'advisories' | 'trusted'>): string {
  const { paths, rules, advisories, trusted } = asked;
  // Keys that are on record don't have it: what doesn't say is still named as before.
  const trust = trusted === undefined ? '' : `\ntrusted: ${trusted}`;
  return createHash('sha256').update(`${paths}\n${rules}\n${advisories}${trust}`).digest('hex');
}

export type NewScan = Omit<ScanRow, 'job_id'>;

interface Asker {
  readonly organizationId: string;
  readonly userId: string;
}

export function toNewRow(actor: Asker, input: CreateScan, now: number): NewScan {
  const paths = JSON.stringify(pathsOf(input));
  const rules = JSON.stringify(normalised(input.rules));
  return {
    id: input.id ?? newId(),
    organization_id: actor.organizationId,
    project_id: input.projectId,
    requested_by: actor.userId,
    paths,
    rules,
    dedupe_key: keyOf({ paths, rules, advisories: input.advisories, trusted: input.trusted }),
    state: 'queued',
    step: null,
    fraction: null,
    result: null,
    error_code: null,
    error_message: null,
    is_on_record: null,
    branch: null,
    commit_hash: null,
    attempts: 0,
    started_at: null,
    finished_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

export interface AskedScan {
  readonly row: NewScan;
  readonly input: Pick<CreateScan, 'advisories' | 'trusted'>;
}

export async function enqueueScan(
  { jobs }: { readonly jobs: Pick<JobQueue, 'enqueue'> },
  { trx, writes, log }: Work,
  { row: asked, input: { advisories, trusted } }: AskedScan,
): Promise<Scan> {
  const jobId = await jobs.enqueue(trx, {
    kind: scanJobKind,
    organizationId: asked.organization_id,
    payload: { scanId: asked.id, advisories, trusted },
  });
  const row = { ...asked, job_id: jobId };
  await insertScan(writes, row);
  const created = toScan(row);
  await log({ type: scanCreated, id: row.id, version: 1, after: created });
  return created;
}
