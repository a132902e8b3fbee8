/** What of the files was not scanned: no format may let a reader take silence for safety. */
import path from 'node:path';
import { toRelative } from '../../workspace/discovery.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { isNotableSkip, skipReasons } from '../../workspace/skip-reasons.ts';

export interface Shortfall {
  readonly path: string;
  readonly why: string;
}

/** Files that were scanned in part, a limit each. */
export function partialFiles({ files }: WorkspaceScanResult, base: string): readonly Shortfall[] {
  return files.flatMap((file) =>
    file.notes.map((why) => ({ path: toRelative(base, path.join(file.root, file.path)), why })),
  );
}

/** Files that should have been scanned and were not. */
export function leftOutFiles({ skipped }: WorkspaceScanResult): readonly Shortfall[] {
  return skipped.files
    .filter(isNotableSkip)
    .map(({ path: name, reason }) => ({ path: name, why: skipReasons[reason] }));
}
