/** The project that something is asked of: there, of this organization, not archived, and with a folder. */

import { text } from '../../../../words/text.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { ScannedProject, ScanPorts } from './scans.ports.ts';

export async function requireFolder(
  ports: Pick<ScanPorts, 'findProject'>,
  reads: Reads,
  id: string,
): Promise<ScannedProject & { readonly folder: string }> {
  const project = await ports.findProject(reads, id);
  if (!project) {
    throw notFound('project');
  }
  if (project.archived_at !== null) {
    throw new ApiError('project_archived', text`${project.name} is archived: restore it before scanning it.`);
  }
  if (project.folder === null) {
    throw new ApiError(
      'state_forbids',
      text`${project.name} has no folder: set one, so that there is something to scan.`,
    );
  }
  return { ...project, folder: project.folder };
}
