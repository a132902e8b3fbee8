/** Scans by the backend, whose findings and health stay on record: of one project, or of all whose folder is open here. */
import * as vscode from 'vscode';
import type { Scan } from '../../../../api-client/index.ts';
import { Emitter } from '../../../../pages/emitter.ts';
import { trustIn } from '../../../platform/files/open-folders.ts';
import type { Services } from '../../../platform/services.ts';
import { readSetting } from '../../../platform/settings.ts';
import { loadPlaces, type ScannerPlace } from './scanner-places.ts';

export interface AskedScan extends Pick<ScannerPlace, 'folder'> {
  readonly projectId: string;
  /** Relative to the project's folder; all of it by default. */
  readonly paths?: readonly string[];
}

export async function startRecordedScan(
  { backend }: Services,
  { projectId, folder, paths = [] }: AskedScan,
): Promise<Scan> {
  const advisories = readSetting('vireo.dependencies.advisories');
  const asked = { projectId, paths: [...paths], rules: [], advisories, ...trustIn(folder) };
  return await backend.ask((api, options) =>
    api.createScan({ ...options, body: { id: api.newId(), ...asked } }),
  );
}

/** A scan that runs may have read the files before they were fixed: then another one follows it. */
const scansAtMost = 3;

/** After fixes of Vireo in these files: of the whole project, since health is. Only where one was assessed before. */
export async function scanFixed(services: Services, uris: readonly string[]): Promise<void> {
  if (uris.length === 0 || !vscode.workspace.isTrusted || services.backend.state.phase !== 'ready') return;
  for (const { projectId, folder } of await loadPlaces(services)) {
    if (projectId === undefined || folder === undefined || !uris.some((uri) => isBelowFolder(uri, folder)))
      continue;
    if (await hasHealth(services, projectId)) await scanAnew(services, { projectId, folder });
  }
}

/** Whether the health of a project was ever assessed. */
export async function hasHealth({ backend }: Services, projectId: string): Promise<boolean> {
  const { assessedAt } = await backend.ask((api, options) =>
    api.getProjectHealth({ ...options, path: { id: projectId } }),
  );
  return assessedAt !== null;
}

function isBelowFolder(uri: string, folder: vscode.Uri): boolean {
  return vscode.Uri.parse(uri, true).path.startsWith(`${folder.path}/`);
}

/** Done when what was asked for is on record. */
async function scanAnew(services: Services, asked: AskedScan): Promise<void> {
  for (let scans = 0; scans < scansAtMost; scans += 1) {
    const over = new Set<string>();
    const ended = new Emitter<string>();
    const listening = services.backend.onDidNotify((notification) => {
      if (!('type' in notification) || !/^scan\.(done|failed|cancelled)$/.test(notification.type)) return;
      over.add(notification.id);
      ended.fire(notification.id);
    });
    try {
      const { id, state } = await startRecordedScan(services, asked);
      if (!over.has(id)) await firstOf(ended, id);
      if (state !== 'running') return;
    } finally {
      listening.dispose();
    }
  }
}

function firstOf(ended: Emitter<string>, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    const listening = ended.event((id) => {
      if (id !== wanted) return;
      listening.dispose();
      resolve();
    });
  });
}

/**
 * So that a scan that was asked for by name is on record as well: page, view, Problems and status bar then agree.
 * Without a project, without trust or without the backend there is nothing to keep it in, and this window's scan is all.
 */
export async function recordScansHere(services: Services): Promise<void> {
  if (!vscode.workspace.isTrusted || services.backend.state.phase !== 'ready') return;
  for (const { projectId, name, folder } of await loadPlaces(services)) {
    if (projectId === undefined) continue;
    await startRecordedScan(services, { projectId, folder }).catch((error: unknown) =>
      services.log.warn(`The scan of ${name} is not on record: ${String(error)}`),
    );
  }
}
