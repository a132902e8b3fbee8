/** A scan's row as the API shows it. */
import * as z from 'zod';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ScanOwnView } from './scans.ports.ts';
import type { ScanRow } from './scans.repository.ts';
import { type Scan, scanResultSchema } from './scans.schema.ts';

const names = z.array(z.string());

export function pathsOf(row: Pick<ScanRow, 'paths'>): string[] {
  return names.parse(JSON.parse(row.paths));
}

export function rulesOf(row: Pick<ScanRow, 'rules'>): string[] {
  return names.parse(JSON.parse(row.rules));
}

/** As everybody may see it. */
export function toScan(row: ScanRow): Scan {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    requestedBy: row.requested_by,
    paths: pathsOf(row),
    rules: rulesOf(row),
    state: row.state,
    progress: row.step === null ? null : { step: row.step, fraction: row.fraction },
    result: row.result === null ? null : scanResultSchema.parse(JSON.parse(row.result)),
    isOnRecord: row.is_on_record === null ? null : row.is_on_record === 1,
    branch: row.branch,
    commit: row.commit_hash,
    notOnRecord: null,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    attempts: row.attempts,
    startedAt: toInstantOrNull(row.started_at),
    finishedAt: toInstantOrNull(row.finished_at),
  };
}

/** With what only its person sees of a scan that is not on record. */
export function toOwnScan(row: ScanRow, view: ScanOwnView | undefined): Scan {
  const scan = toScan(row);
  if (view === undefined) return scan;
  const { why, branch, commit_hash: commit, known_commit: knownCommit, outcome } = view;
  const result = scanResultSchema.parse(JSON.parse(outcome));
  return { ...scan, result, notOnRecord: { why, branch, commit, knownCommit } };
}
