/**
 * Agents' findings asked of the user's local backend: for editors whose client brings none. The backend is used
 * where one runs; it is not started for this, and its absence is no error.
 */

import path from 'node:path';
import type { Finding, Project } from '../../api-client/index.ts';
import { findRunning, readAccountFolder, subscribeEvents } from '../../connection/index.ts';
import { toAgentFinding } from '../../contract/agent-finding.ts';
import { inBackground } from '../../contract/background/in-background.ts';
import type { AgentFinding } from '../../contract/findings.ts';
import { LatestReading } from '../../contract/latest-reading.ts';
import type { SetFindingsParams } from '../../contract/lsp-messages.ts';
import { productVersion } from '../../contract/version.ts';
import { isInside } from '../../workspace/module-resolution.ts';
import { uriOf } from '../paths.ts';
import type { FindingsSource } from './findings-source.ts';
import { findRecordsDirectory, isOpen } from './records-directory.ts';

export interface BackendFindingsOptions {
  readonly folders: () => readonly string[];
  readonly log: (message: string) => void;
}

/** What of the backend's records is needed; apart from the client, so that the translation can be tested. */
export interface BackendRecords {
  readonly projects: readonly Pick<Project, 'id' | 'folder'>[];
  readonly findings: readonly Finding[];
  /** They are a server's. */
  readonly isShared: boolean;
}

/** Bursts of events (an agent that brings hundreds) lead to one question. */
const settleMs = 300;

export function createBackendFindings(options: BackendFindingsOptions): FindingsSource {
  return {
    start(publish) {
      const dataDirectory = findRecordsDirectory(options.folders());
      const stopped = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const renew = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => inBackground(reading.ask(), 'Reading findings'), settleMs);
        timer.unref();
      };
      const publishAll = async (): Promise<void> => {
        try {
          const records = await loadRecords(dataDirectory, options.log);
          if (records === undefined || stopped.signal.aborted) return;
          for (const params of toFolderFindings(records, options.folders())) publish(params);
        } catch (error) {
          options.log(`Agents' findings could not be asked of the backend: ${String(error)}`);
        }
      };
      const reading = new LatestReading(publishAll);
      renew();
      const listening = subscribeEvents({
        connect: () => connectToRunning(dataDirectory),
        signal: stopped.signal,
        onNotification: (notification) => {
          if (
            'reload' in notification ||
            ('type' in notification && notification.type.startsWith('finding.'))
          )
            renew();
        },
      });
      inBackground(listening, 'Listening to the backend');
      return {
        dispose() {
          clearTimeout(timer);
          stopped.abort();
        },
      };
    },
  };
}

async function connectToRunning(dataDirectory: string) {
  const running = await findRunning(dataDirectory);
  if (running === undefined) throw new Error('No backend is running.');
  return running;
}

async function loadRecords(
  dataDirectory: string,
  log: (message: string) => void,
): Promise<BackendRecords | undefined> {
  const running = await findRunning(dataDirectory);
  if (running === undefined) return undefined;
  // Loaded when it is needed: an editor whose client brings the findings never pays for it.
  const api = await import('../../api-client/index.ts');
  const agent = `vireo-lsp/${productVersion}`;
  const client = api.createApiClient({ baseUrl: running.url, token: running.token, agent });
  const onCut = (read: number): void =>
    log(`There are more than ${read} on record: the rest is not shown in the editor.`);
  const projects = await allPages(
    (cursor) => api.listProjects({ client, query: pageOf(cursor), throwOnError: true }),
    onCut,
  );
  // What was confirmed stays in sight until it is fixed; what was dismissed is silenced.
  const load = (state: 'open' | 'confirmed' | 'dismissed') =>
    allPages(
      (cursor) => api.listFindings({ client, query: { ...pageOf(cursor), state }, throwOnError: true }),
      onCut,
    );
  const findings = [...(await load('open')), ...(await load('confirmed')), ...(await load('dismissed'))];
  return { projects, findings, isShared: readAccountFolder(dataDirectory) !== undefined };
}

function pageOf(cursor: string | undefined) {
  return { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
}

interface Page<Item> {
  readonly data: { readonly items: readonly Item[]; readonly nextCursor: string | null };
}

/** More than this many pages are no list for an editor. */
const maxPages = 100;

async function allPages<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  onCut: (read: number) => void,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const { data } = await load(cursor);
    items.push(...data.items);
    if (data.nextCursor === null) return items;
    cursor = data.nextCursor;
  }
  onCut(items.length);
  return items;
}

/** Findings of the projects whose folder is open here, or holds what is open. Projects that share a folder share its entry. */
export function toFolderFindings(
  { projects, findings, isShared }: BackendRecords,
  folders: readonly string[],
): readonly SetFindingsParams[] {
  const byFolder = new Map<string, readonly AgentFinding[]>();
  for (const { id, folder } of projects) {
    if (folder === null || !isOpen(folder, folders)) continue;
    const own = findings.filter((finding) => finding.projectId === id);
    const shown = own.flatMap((finding) => toShown(finding, { folder, isShared }));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...shown]);
  }
  return [...byFolder].map(([folder, shown]) => ({ folder: uriOf(folder), findings: [...shown] }));
}

/** None for a record whose path climbs out of its project's folder. */
function toShown(
  finding: Finding,
  { folder, isShared }: { readonly folder: string; readonly isShared: boolean },
): readonly AgentFinding[] {
  const file = path.resolve(folder, finding.path);
  if (!isInside(folder, file)) return [];
  return [toAgentFinding(finding, { uri: uriOf(file), isShared })];
}
