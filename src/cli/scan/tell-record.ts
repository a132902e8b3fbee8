/** Says of a scan of a project of a server that it is of this machine alone. Reads files of the data folder, and asks nobody. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { findProjectFolders, listAccounts } from '../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../connection/data-directory.ts';
import type { CliIo } from '../io.ts';
import { withoutControls } from './plain-line.ts';

interface Linked {
  readonly host: string;
  readonly projectId: string;
}

export function tellRecord(roots: readonly string[], io: CliIo): void {
  const linked = findLinked(roots, defaultDataDirectory({ ...io.env }));
  if (linked === undefined) return;
  const { host, projectId } = linked;
  const request = `echo '{"projectId":"${projectId}"}' | vireo api POST /scanner/scan --body -`;
  const line = `this scan is not on record on ${host}. One that is: Scan in the editor, or ${request}`;
  io.err(`vireo: ${withoutControls(line)}\n`);
}

function findLinked(roots: readonly string[], own: string): Linked | undefined {
  for (const account of listAccounts(own))
    for (const [projectId, folder] of findProjectFolders(account)) {
      const real = realOf(folder);
      if (real !== undefined && roots.some((root) => isWithin(real, root)))
        return { host: account.host, projectId };
    }
  return undefined;
}

/** Undefined where it no longer exists. */
function realOf(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
  }
}

function isWithin(folder: string, root: string): boolean {
  const way = path.relative(folder, root);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
