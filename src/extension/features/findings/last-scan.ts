/** When the projects of this window were last scanned as a whole, and how many files that read. */
import * as vscode from 'vscode';
import type { Scan } from '../../../api-client/index.ts';
import { isOfOthers, revisionText, whyNotOnRecord } from '../../../pages/findings/not-on-record.ts';
import type { Translate } from '../../../pages/words.ts';
import { isFolderHere } from '../../platform/files/open-folders.ts';
import type { Services } from '../../platform/services.ts';
import { type LastScan, newestOf } from './newest-scan.ts';

/** Undefined where none has come to its end. */
export async function loadLastScan({ backend, records, t }: Services): Promise<LastScan | undefined> {
  if (backend.state.phase !== 'ready') return undefined;
  const { projects } = await records.load();
  const here = [...projects.values()].filter(({ folder }) => folder && isFolderHere(vscode.Uri.file(folder)));
  // By project: the latest of all projects may hold none of those that are open here.
  const scans = await Promise.all(
    here.map(async ({ id: projectId }) => {
      const query = { projectId, whole: 'true', state: 'done', limit: 10 } as const;
      const { items } = await backend.ask((api, options) => api.listScans({ ...options, query }));
      return items.find((scan) => !isOfOthers(scan));
    }),
  );
  return newestOf(...scans.map((scan) => toLastScan(scan, t)));
}

function toLastScan(scan: Scan | undefined, t: Translate): LastScan | undefined {
  if (scan === undefined || scan.finishedAt === null || scan.result === null) return undefined;
  const revision = revisionText(scan, t);
  return {
    at: scan.finishedAt,
    files: scan.result.files,
    ...(revision !== undefined && { revision }),
    ...(scan.notOnRecord && { notOnRecord: whyNotOnRecord(scan.notOnRecord, t) }),
  };
}
