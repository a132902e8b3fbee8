/**
 * What people have dismissed, as a backend that runs has it on record: a finding that somebody has decided is none does
 * not lower the health. None is started to be asked, and where none answers, everything counts.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient } from '../../api-client/index.ts';
import { findRunning } from '../../connection/index.ts';
import { productVersion } from '../../contract/version.ts';
import { toRelative } from '../../workspace/discovery.ts';
import { type Dismissals, dismissalKey, noDismissals } from '../../workspace/dismissals.ts';
import { resolveDataDirectory } from '../backend/open-api.ts';
import { chooseProject } from '../findings/choose-project.ts';
import { loadFindings } from '../findings/load-findings.ts';
import type { CliIo } from '../io.ts';

/** Of the project that has this folder, or holds it; `folder` is absolute, without links. */
export async function findDismissals(
  folder: string,
  { data }: { readonly data?: string },
  io: CliIo,
): Promise<Dismissals> {
  const running = await findRunning(resolveDataDirectory(data === undefined ? {} : { data }, io));
  if (running === undefined) return noDismissals;
  const client = createApiClient({
    baseUrl: running.url,
    token: running.token,
    agent: `vireo-cli/${productVersion}`,
  });
  try {
    const project = await chooseProject(client, undefined, { ...io, cwd: folder });
    if (!project?.folder) return noDismissals;
    const root = await realpath(project.folder);
    const found = await loadFindings(client, { projectId: project.id, state: 'dismissed' });
    return new Map(
      found.map(({ path: file, fingerprint, reason }) => {
        const own = toRelative(folder, path.join(root, file));
        return [dismissalKey({ path: own, fingerprint }), reason ?? ''];
      }),
    );
  } catch (error) {
    io.err(`note: the records could not be asked what was dismissed: ${describe(error)}\n`);
    return noDismissals;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
