/**
 * What a backend that runs has on record of a folder's findings: what people have dismissed, which does not lower the
 * health, and how many are open. None is started to be asked, and where none answers, everything counts.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import {
  type ApiClient,
  createApiClient,
  type FindingSummary,
  summarizeFindings,
} from '../../api-client/index.ts';
import { findRunning } from '../../connection/index.ts';
import { productVersion } from '../../contract/version.ts';
import { openStates } from '../../domain/figures/open-findings.ts';
import { toRelative } from '../../workspace/discovery.ts';
import { type Dismissals, dismissalKey, noDismissals } from '../../workspace/dismissals.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import { chooseProject } from '../findings/choose-project.ts';
import { loadFindings } from '../findings/load-findings.ts';
import type { CliIo } from '../io.ts';

export interface RecordedFindings {
  readonly dismissals: Dismissals;
  /** Open findings of the project; undefined where they are on no record. */
  readonly open?: FindingSummary;
}

/** Of the project that has this folder, or holds it; `folder` is absolute, without links. */
export async function findRecordedFindings(
  folder: string,
  options: { readonly data?: string },
  io: CliIo,
): Promise<RecordedFindings> {
  const running = await findRunning(pickDirectory(options, io));
  if (running === undefined) return { dismissals: noDismissals };
  const client = createApiClient({
    baseUrl: running.url,
    token: running.token,
    agent: `vireo-cli/${productVersion}`,
  });
  try {
    return await askRecords(client, folder, io);
  } catch (error) {
    io.err(`note: dismissed findings could not be loaded: ${describe(error)}\n`);
    return { dismissals: noDismissals };
  }
}

async function askRecords(client: ApiClient, folder: string, io: CliIo): Promise<RecordedFindings> {
  const project = await chooseProject(client, undefined, { ...io, cwd: folder });
  if (!project?.folder) return { dismissals: noDismissals };
  const root = await realpath(project.folder);
  const found = await loadFindings(client, { projectId: project.id, state: 'dismissed' });
  const dismissals = new Map(
    found.map(({ path: file, fingerprint, reason }) => {
      const own = toRelative(folder, path.join(root, file));
      return [dismissalKey({ path: own, fingerprint }), reason ?? ''];
    }),
  );
  const query = { projectId: project.id, state: [...openStates] };
  const { data: open } = await summarizeFindings({ client, query, throwOnError: true });
  return { dismissals, open };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
