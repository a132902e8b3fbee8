/** The use cases of scans: asking, looking, cancelling. Running them: run-scan.ts. */
import { stat } from 'node:fs/promises';
import { unknownNamesSchema } from '../../../../contract/work/work-tasks.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, listIssues, notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { rethrowRefusal } from '../../../platform/work/rethrow-refusal.ts';
import { enqueueScan, type NewScan, toNewRow } from './enqueue-scan.ts';
import { toOwnScan, toScan } from './scan-view.ts';
import { requireFolder } from './scanned-project.ts';
import { scanCancelled } from './scans.events.ts';
import type { ScanPorts } from './scans.ports.ts';
import {
  findActiveScan,
  findScan,
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

async function loadScan(rows: Pick<Reads, 'from'>, id: string): Promise<ScanRow> {
  const row = await findScan(rows.from('scans'), id);
  if (!row) {
    throw notFound('scan');
  }
  return row;
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

/** Outside of the transaction, which may not wait for files. The same once more is answered whatever has become of them. */
async function requireKnown(ports: ScanPorts, caller: Caller, input: CreateScan): Promise<void> {
  const reads = ports.reads(caller.actor);
  const known = reads.from('scans');
  if (input.id !== undefined && (await findScan(known, input.id)) !== undefined) return;
  const { folder } = await requireFolder(ports, reads, input.projectId);
  const { paths, rules, trusted } = input;
  // The work process, which may have to be started, is asked about names alone.
  if (paths.length === 0 && rules.length === 0 && (await isFolderHere(ports, folder))) return;
  const task = { kind: 'check-scan', scan: input.id, folder, trusted, paths, rules } as const;
  const issues = await rethrowRefusal(() => ports.work.ask(task, unknownNamesSchema, personOf(caller)));
  if (issues.length > 0) throw new ApiError('invalid', listIssues(issues), issues);
}

/** Of a folder on another machine nothing is known here. */
async function isFolderHere({ projectFolders }: ScanPorts, folder: string): Promise<boolean> {
  if (projectFolders === 'machines') return false;
  return await stat(folder).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

async function create(ports: ScanPorts, caller: Caller, input: CreateScan): Promise<Scan> {
  await requireKnown(ports, caller, input);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const asked = toNewRow(personOf(caller), input, work.now);
    const sameId = await findScan(work.reads.from('scans'), asked.id);
    if (sameId) {
      return requireSameAsked(sameId, asked);
    }
    await requireFolder(ports, work.reads, input.projectId);
    const requestedBy = ports.projectFolders === 'machines' ? asked.requested_by : undefined;
    const active = await findActiveScan(work.reads, { ...asked, requestedBy });
    return active ? toScan(active) : await enqueueScan(ports, work, { row: asked, input });
  });
}

async function cancel(ports: ScanPorts, caller: Caller, id: string): Promise<Scan> {
  return await ports.unitOfWork.write(caller.actor, async ({ trx, writes, now, log }) => {
    const row = await loadScan(writes, id);
    if (row.state === 'cancelled') {
      return toScan(row);
    }
    if (row.state === 'done' || row.state === 'failed') {
      throw new ApiError('state_forbids', text`The scan is ${word(row.state)}: there is nothing to cancel.`);
    }
    const change = { state: 'cancelled', finished_at: now, updated_at: now } as const;
    const after = toScan(await updateScan(writes.update('scans'), row, change));
    await ports.jobs.cancel(trx, row.job_id);
    await log({ type: scanCancelled, id, version: after.version, before: toScan(row), after });
    return after;
  });
}

/** A scan as who asks may see it. */
async function withOwnViews(
  { revisions }: ScanPorts,
  reads: Reads,
  rows: readonly ScanRow[],
): Promise<(row: ScanRow) => Scan> {
  const ids = rows.filter(({ is_on_record: isOnRecord }) => isOnRecord === 0).map(({ id }) => id);
  const views = ids.length === 0 ? [] : await revisions.listOwn(reads, ids);
  return (row) =>
    toOwnScan(
      row,
      views.find(({ id }) => id === row.id),
    );
}

export function createScansService(ports: ScanPorts): ScansService {
  const { jobs } = ports;
  return {
    async list({ actor }, query) {
      const reads = ports.reads(actor);
      const rows = await listScans(reads, query);
      const item = await withOwnViews(ports, reads, rows);
      return toPage(rows, query.limit, { item, key: (row) => [row.created_at, row.id] });
    },

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      const row = await loadScan(reads, id);
      return (await withOwnViews(ports, reads, [row]))(row);
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
