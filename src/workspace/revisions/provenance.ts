/** Of which commit of which repository the files of a scan are, for its log. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { toVersionControlDetails, type VersionControlDetails } from '../../contract/sarif/provenance.ts';
import { toRelative } from '../discovery.ts';
import { readGitFacts } from '../git-facts.ts';
import { ignore } from '../ignore-error.ts';
import { isInside } from '../module-resolution.ts';
import { type BeginningOfScan, readBeginning, readRevision } from './read-revision.ts';
import { toRepositoryUri } from './repository-uri.ts';

export interface BegunProvenance {
  readonly folder: string;
  readonly repositoryUri: string;
  readonly beginning: BeginningOfScan;
}

/** Before the scan. Undefined without a commit, or where the repository has no address that others know. */
export async function beginProvenance(
  roots: readonly string[],
  cwd: string,
): Promise<BegunProvenance | undefined> {
  const folder = await folderOf(roots, cwd);
  if (folder === undefined) return undefined;
  const beginning = await readBeginning(folder);
  if (beginning === undefined) return undefined;
  const repositoryUri = toRepositoryUri(await findRemote(folder));
  return repositoryUri === undefined ? undefined : { folder, repositoryUri, beginning };
}

/** After it. `found` are absolute paths of files with findings. */
export async function readProvenance(
  { folder, repositoryUri, beginning }: BegunProvenance,
  found: readonly string[],
): Promise<VersionControlDetails | undefined> {
  const paths = found.map((file) => toRelative(folder, file));
  const revision = await readRevision(folder, { since: null, beginning, paths });
  return revision && toVersionControlDetails(repositoryUri, revision);
}

/** A scan does not fail for a repository that git cannot read. */
async function findRemote(folder: string): Promise<string | undefined> {
  try {
    return (await readGitFacts(folder, { maxCommits: 0 }))?.remote;
  } catch (error) {
    ignore(error, 'without an address the log names no commit');
    return undefined;
  }
}

/** Undefined for places that may be of several repositories. */
async function folderOf(roots: readonly string[], cwd: string): Promise<string | undefined> {
  if (roots.every((root) => isInside(cwd, root))) return cwd;
  const [root, ...others] = roots;
  if (root === undefined || others.length > 0) return undefined;
  return (await stat(root)).isDirectory() ? root : path.dirname(root);
}
