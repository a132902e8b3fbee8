/** What a scan found that is not on record: kept for who asked for it, in place of their view before. */
import * as z from 'zod';
import type { HasRead } from '../../../../../contract/work/read-extent.ts';
import { type BroughtFinding, broughtFindingSchema } from '../../../../../contract/work/work-tasks.ts';
import type { ScannedRevision, ViewReason } from '../../../../../domain/revisions/decide-record.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { findView, insertView, removeView, type ViewRow } from './revisions.repository.ts';

export interface ViewedRun {
  readonly organizationId: string;
  readonly projectId: string;
  readonly userId: string;
  /** Of the scan. */
  readonly runId: string;
  readonly why: ViewReason;
  readonly known: string | null;
  readonly revision: ScannedRevision | undefined;
  readonly findings: readonly BroughtFinding[];
  readonly hasRead: HasRead;
  /** JSON: what the scan says of itself. */
  readonly outcome: string;
}

const findingsSchema = z.array(broughtFindingSchema);

export function findingsOfView(row: Pick<ViewRow, 'findings'>): readonly BroughtFinding[] {
  return findingsSchema.parse(JSON.parse(row.findings));
}

export async function keepView(work: Work, run: ViewedRun): Promise<void> {
  const before = await findView(work.reads, run);
  await removeView(work.writes, run);
  const { branch = null, commit = null } = run.revision ?? {};
  await insertView(work.writes, {
    id: run.runId,
    organization_id: run.organizationId,
    project_id: run.projectId,
    user_id: run.userId,
    why: run.why,
    branch,
    commit_hash: commit,
    known_commit: run.known,
    outcome: run.outcome,
    findings: JSON.stringify([...stillSeen(before, { branch, run }), ...run.findings]),
    created_at: work.now,
    updated_at: work.now,
    version: 1,
  });
}

/** A scan of a part, as after a file was saved, leaves what it did not look at as it was on that branch. */
function stillSeen(
  before: ViewRow | undefined,
  { branch, run }: { readonly branch: string | null; readonly run: ViewedRun },
): readonly BroughtFinding[] {
  if (before === undefined || before.branch !== branch) return [];
  return findingsOfView(before).filter(({ path, ruleId }) => !run.hasRead(path, ruleId));
}
