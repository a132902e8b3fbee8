/**
 * Where several people bring findings into a project, only the default branch without edits, in order of its commits, is on record;
 * anything else is its person's view. Decided in the transaction that keeps what a run brought, on what is on record in it.
 */
import { v7 as newId } from 'uuid';
import {
  decideRecord,
  type RecordDecision,
  type ScannedRevision,
} from '../../../../../domain/revisions/decide-record.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { findRevision, insertRevision, type RevisionRow, updateRevision } from './revisions.repository.ts';

export interface PlacedRun {
  readonly organizationId: string;
  readonly projectId: string;
  readonly runId: string;
  /** Runs by our own rules share what they have found, and so one commit; else the source of an import. */
  readonly source: string;
  readonly revision: ScannedRevision | undefined;
  /** The whole project by all rules. */
  readonly isWhole: boolean;
}

export type Placed = RecordDecision & {
  /** The commit that was on record before. */
  readonly known: string | null;
};

/** Goes on to say what is on record from now on. */
export async function placeRun(work: Work, run: PlacedRun): Promise<Placed> {
  const row = await findRevision(work.reads, run);
  const known = row?.commit_hash ?? null;
  const decision = decideRecord(known ?? undefined, run);
  if (decision.kind === 'record') await saveRevision(work, { run, row, commit: decision.commit ?? null });
  return { ...decision, known };
}

async function saveRevision(
  { writes, now }: Work,
  {
    run,
    row,
    commit,
  }: { readonly run: PlacedRun; readonly row: RevisionRow | undefined; readonly commit: string | null },
): Promise<void> {
  const stands = {
    branch: run.revision?.branch ?? null,
    commit_hash: commit,
    run_id: run.runId,
    recorded_at: now,
    updated_at: now,
  };
  if (row !== undefined) return await updateRevision(writes, row, stands);
  await insertRevision(writes, {
    id: newId(),
    organization_id: run.organizationId,
    project_id: run.projectId,
    source: run.source,
    ...stands,
    created_at: now,
    version: 1,
  });
}
