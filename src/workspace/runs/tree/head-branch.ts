/** On which branch the user's work tree is. */
import { realpath } from 'node:fs/promises';
import { RunFileError } from '../files/run-file-error.ts';
import { findRepository } from './repository.ts';
import { runGit } from './run-git.ts';

export type HeadBranch =
  /** The folder is in no repository. */
  | { readonly kind: 'none' }
  /** Its name without `refs/heads/`; it may have no commit yet. */
  | { readonly kind: 'branch'; readonly name: string }
  /** HEAD is detached, as while a rebase waits, or git does not say. */
  | { readonly kind: 'unknown' };

const heads = 'refs/heads/';

export async function findHeadBranch(folder: string): Promise<HeadBranch> {
  try {
    const real = await realpath(folder);
    const repository = await findRepository(real);
    if (repository === undefined) return { kind: 'none' };
    const place = { cwd: real, gitFolder: repository.gitFolder };
    // In full: a short name may be that of a tag, too, and is then written in another way.
    const ref = (await runGit(place, ['symbolic-ref', '--quiet', 'HEAD'])).toString('utf8').trim();
    return ref.startsWith(heads) ? { kind: 'branch', name: ref.slice(heads.length) } : { kind: 'unknown' };
  } catch (error) {
    if (error instanceof RunFileError) return { kind: 'unknown' };
    throw error;
  }
}
