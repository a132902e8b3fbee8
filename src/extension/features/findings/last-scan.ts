/** When the projects of this window were last scanned as a whole, and how many files that read. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import type { LastScan } from './newest-scan.ts';
import { isFolderHere } from './open-folders.ts';

/** Undefined where none has come to its end. */
export async function loadLastScan({ backend, records }: Services): Promise<LastScan | undefined> {
  if (backend.state.phase !== 'ready') return undefined;
  const [{ items }, { projects }] = await Promise.all([
    backend.ask((api, options) => api.listScans({ ...options, query: { whole: 'true', limit: 50 } })),
    records.load(),
  ]);
  for (const { projectId, finishedAt, result } of items) {
    const folder = projects.get(projectId)?.folder;
    if (finishedAt === null || result === null || !folder) continue;
    if (isFolderHere(vscode.Uri.file(folder))) return { at: finishedAt, files: result.files };
  }
  return undefined;
}
