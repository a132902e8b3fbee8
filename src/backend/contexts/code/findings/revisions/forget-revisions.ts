/** Nothing comes after a commit that a rewritten history no longer has: its member says that it does not count. */
import type { Caller } from '../../../../platform/http/actor.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import type { FindingPorts } from '../findings.ports.ts';
import { findingRevisionsForgotten } from './revisions.events.ts';
import { removeRevisions } from './revisions.repository.ts';

/** Findings stay as they are until the next scan. */
export async function forgetRevisions(
  { unitOfWork, findProject }: Pick<FindingPorts, 'unitOfWork' | 'findProject'>,
  { actor }: Caller,
  projectId: string,
): Promise<void> {
  await unitOfWork.write(actor, async (work) => {
    if ((await findProject(work.reads, projectId)) === undefined) throw notFound('project');
    if (!(await removeRevisions(work.writes, projectId))) return;
    const after = { projectId };
    await work.log({ type: findingRevisionsForgotten, id: projectId, version: 1, after });
  });
}
