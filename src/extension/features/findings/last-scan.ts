/** When the projects of this window were last scanned as a whole, and how many files that read. */
import * as vscode from 'vscode';
import type { Scan } from '../../../api-client/index.ts';
import { isFolderHere } from '../../platform/files/open-folders.ts';
import type { Services } from '../../platform/services.ts';
import { type LastScan, newestOf } from './newest-scan.ts';

/** Undefined where none has come to its end. */
export async function loadLastScan({ backend, records }: Services): Promise<LastScan | undefined> {
  if (backend.state.phase !== 'ready') return undefined;
  const { projects } = await records.load();
  const here = [...projects.values()].filter(({ folder }) => folder && isFolderHere(vscode.Uri.file(folder)));
  // By project: the latest of all projects may hold none of those that are open here.
  const scans = await Promise.all(
    here.map(async ({ id: projectId }) => {
      const query = { projectId, whole: 'true', state: 'done', limit: 1 } as const;
      const { items } = await backend.ask((api, options) => api.listScans({ ...options, query }));
      return items[0];
    }),
  );
  return newestOf(...scans.map(toLastScan));
}

function toLastScan(scan: Scan | undefined): LastScan | undefined {
  if (scan === undefined || scan.finishedAt === null || scan.result === null) return undefined;
  return { at: scan.finishedAt, files: scan.result.files };
}
