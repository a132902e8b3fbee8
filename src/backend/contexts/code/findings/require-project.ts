/** The project that findings are brought into: there, of this organization, and not archived. */

import { text } from '../../../../words/text.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { FindingPorts, FindingsProject } from './findings.ports.ts';

export async function requireProject(
  { reads, findProject }: FindingPorts,
  caller: Caller,
  id: string,
): Promise<FindingsProject> {
  const project = await findProject(reads(caller.actor), id);
  if (!project) {
    throw notFound('project');
  }
  if (project.archived_at !== null) {
    throw new ApiError(
      'project_archived',
      text`${project.name} is archived: restore it before bringing findings into it.`,
    );
  }
  return project;
}
