/** What a run found: on record, or its person's view where several people work on the project in checkouts of their own. */
import { createHasRead } from '../../../../../contract/work/read-extent.ts';
import type { AgentBrought } from '../../../../../contract/work/work-tasks.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';

export function sourceOf({ organization_id, project_id, agent }: RequestRow) {
  return { organizationId: organization_id, projectId: project_id, source: agent, isOwn: true } as const;
}

export interface FoundByRun {
  readonly row: RequestRow;
  readonly brought: AgentBrought;
  /** Of the agent. */
  readonly title: string;
}

/** What the task is asked to say of its checkout. */
export async function askRevision(
  { projectFolders, revisions }: RequestPorts,
  reads: Reads,
  { project_id: projectId }: RequestRow,
): Promise<{ readonly revision?: { readonly since: string | null } }> {
  if (projectFolders === 'records') return {};
  return { revision: { since: await revisions.findKnown(reads, projectId) } };
}

export async function keepFound(ports: RequestPorts, unit: Unit, found: FoundByRun): Promise<void> {
  const { row, brought } = found;
  if (ports.projectFolders === 'records') return await keepOnRecord(ports, unit, found);
  const { revision, findings, read } = brought;
  const { organizationId, projectId } = sourceOf(row);
  const run = { organizationId, projectId, runId: row.id, revision };
  // It does not say that it has looked at all: of another commit than the one on record it is a part.
  const placed = await ports.revisions.place(unit, { ...run, source: 'vireo', isWhole: false });
  if (placed.kind === 'record') return await keepOnRecord(ports, unit, found);
  // Most agents look for nothing: what the person's scan found stays their view.
  if (findings.length === 0) return;
  const { why, known } = placed;
  const view = { ...run, userId: row.requested_by, why, known, findings, hasRead: createHasRead(read) };
  await ports.revisions.keepView(unit, { ...view, outcome: 'null' });
}

async function keepOnRecord(
  ports: RequestPorts,
  unit: Unit,
  { row, brought: { findings, read, health }, title }: FoundByRun,
): Promise<void> {
  await ports.keepFindings(unit, {
    ...sourceOf(row),
    runId: row.id,
    actor: row.requested_by,
    sourceTitle: title,
    findings,
    hasRead: createHasRead(read),
  });
  if (health === undefined) return;
  const { organizationId, projectId, source } = sourceOf(row);
  await ports.recordHealth(unit, { report: health, organizationId, projectId, source, sourceId: row.id });
}
