/** A scan's row as the API shows it. */
import * as z from 'zod';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ScanRow } from './scans.repository.ts';
import { type Scan, scanResultSchema } from './scans.schema.ts';

const names = z.array(z.string());

export function pathsOf(row: Pick<ScanRow, 'paths'>): string[] {
  return names.parse(JSON.parse(row.paths));
}

export function rulesOf(row: Pick<ScanRow, 'rules'>): string[] {
  return names.parse(JSON.parse(row.rules));
}

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
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    attempts: row.attempts,
    startedAt: toInstantOrNull(row.started_at),
    finishedAt: toInstantOrNull(row.finished_at),
  };
}
