/** The use cases of scans: asking, looking, cancelling. Running them: run-scan.ts. */
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { unknownNamesSchema } from '../../../../contract/work/work-tasks.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { rethrowRefusal } from '../../../platform/work/rethrow-refusal.ts';
import { toScan } from './scan-view.ts';
import { requireFolder } from './scanned-project.ts';
import { scanCancelled, scanCreated } from './scans.events.ts';
import { type ScanPorts, scanJobKind } from './scans.ports.ts';
import {
  findActiveScan,
  findScan,
  insertScan,
  listScans,
  type ScanQuery,
  type ScanRow,
  updateScan,
} from './scans.repository.ts';
import type { CreateScan, Scan } from './scans.schema.ts';

export interface ScansService {
  list(caller: Caller, query: ScanQuery): Promise<Page<Scan>>;
  get(caller: Caller, id: string): Promise<Scan>;
  /** While the same is waiting or running, the answer is that scan. */
  create(caller: Caller, input: CreateScan): Promise<Scan>;
  cancel(caller: Caller, id: string): Promise<Scan>;
}

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

async function loadScan(rows: Pick<Reads, 'from'>, id: string): Promise<ScanRow> {
  const row = await findScan(rows.from('scans'), id);
  if (!row) {
    throw notFound('scan');
  }
  return row;
}

/** Those of one key ask the same. */
function keyOf(asked: Pick<ScanRow, 'paths' | 'rules'> & Pick<CreateScan, 'advisories' | 'trusted'>): string {
  const { paths, rules, advisories, trusted } = asked;
  // Keys that are on record don't have it: what doesn't say is still named as before.
  const trust = trusted === undefined ? '' : `\ntrusted: ${trusted}`;
  return createHash('sha256').update(`${paths}\n${rules}\n${advisories}${trust}`).digest('hex');
}

type NewScan = Omit<ScanRow, 'job_id'>;

function toNewRow(caller: Caller, input: CreateScan, now: number): NewScan {
  const actor = personOf(caller);
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
    attempts: 0,
    started_at: null,
    finished_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** A scan moves on by itself, so only what was asked is compared. */
function requireSameAsked(existing: ScanRow, asked: NewScan): Scan {
  if (existing.project_id !== asked.project_id || existing.dedupe_key !== asked.dedupe_key) {
    throw new ApiError('id_taken', 'This id is taken by another scan.', [
      { field: 'id', issue: 'is taken by another scan' },
    ]);
  }
  return toScan(existing);
}

interface AskedScan {
  readonly row: NewScan;
  readonly input: Pick<CreateScan, 'advisories' | 'trusted'>;
}

async function enqueue(
  ports: ScanPorts,
  { trx, writes, log }: Work,
  { row: asked, input: { advisories, trusted } }: AskedScan,
): Promise<Scan> {
  const jobId = await ports.jobs.enqueue(trx, {
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

/** Outside of the transaction, which may not wait for files. The same once more is answered whatever has become of them. */
async function requireKnown(ports: ScanPorts, { actor }: Caller, input: CreateScan): Promise<void> {
  const reads = ports.reads(actor);
  const known = reads.from('scans');
  if (input.id !== undefined && (await findScan(known, input.id)) !== undefined) return;
  const { folder } = await requireFolder(ports, reads, input.projectId);
  const { paths, rules, trusted } = input;
  const task = { kind: 'check-scan', folder, trusted, paths, rules } as const;
  const issues = await rethrowRefusal(() => ports.work.ask(task, unknownNamesSchema));
  const told = issues.map(({ field, issue }) => `${field}: ${issue}`).join('; ');
  if (issues.length > 0) throw new ApiError('invalid', told, issues);
}

async function create(ports: ScanPorts, caller: Caller, input: CreateScan): Promise<Scan> {
  await requireKnown(ports, caller, input);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const asked = toNewRow(caller, input, work.now);
    const sameId = await findScan(work.reads.from('scans'), asked.id);
    if (sameId) {
      return requireSameAsked(sameId, asked);
    }
    await requireFolder(ports, work.reads, input.projectId);
    const active = await findActiveScan(work.reads, asked);
    return active ? toScan(active) : await enqueue(ports, work, { row: asked, input });
  });
}

async function cancel(ports: ScanPorts, caller: Caller, id: string): Promise<Scan> {
  return await ports.unitOfWork.write(caller.actor, async ({ trx, writes, now, log }) => {
    const row = await loadScan(writes, id);
    if (row.state === 'cancelled') {
      return toScan(row);
    }
    if (row.state === 'done' || row.state === 'failed') {
      throw new ApiError('state_forbids', `The scan is ${row.state}: there is nothing to cancel.`);
    }
    const change = { state: 'cancelled', finished_at: now, updated_at: now } as const;
    const after = toScan(await updateScan(writes.update('scans'), row, change));
    await ports.jobs.cancel(trx, row.job_id);
    await log({ type: scanCancelled, id, version: after.version, before: toScan(row), after });
    return after;
  });
}

export function createScansService(ports: ScanPorts): ScansService {
  const { jobs } = ports;
  return {
    async list({ actor }, query) {
      const rows = await listScans(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: toScan, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      return toScan(await loadScan(ports.reads(caller.actor), id));
    },

    async create(caller, input) {
      const scan = await create(ports, caller, input);
      jobs.wake();
      return scan;
    },

    async cancel(caller, id) {
      const scan = await cancel(ports, caller, id);
      jobs.wake();
      return scan;
    },
  };
}
