/** The remote that a repository's own configuration names, and the branch that it is worked towards. Asks no network. */
import { RunFileError } from '../files/run-file-error.ts';
import type { Repository } from '../tree/repository.ts';
import { runGit } from '../tree/run-git.ts';

export interface NamedRemote {
  readonly name: string;
  /** As it is configured: `url.*.insteadOf` is left out. */
  readonly configured: string;
  /** The remote's default branch, or what the current one tracks; undefined where neither is known. */
  readonly base: string | undefined;
}

/** That of the current branch, else `origin`; undefined where there is none. */
export async function readRemote(repository: Repository): Promise<NamedRemote | undefined> {
  const ask = async (...args: readonly string[]) => await askGit(repository, args);
  const current = await ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  const tracked =
    current === undefined ? undefined : await ask('config', '--get', `branch.${current}.remote`);
  const name = tracked === undefined || !/^[\w][\w.-]*$/.test(tracked) ? 'origin' : tracked;
  const configured =
    (await ask('config', '--get', `remote.${name}.pushurl`)) ??
    (await ask('config', '--get', `remote.${name}.url`));
  if (configured === undefined) return undefined;
  const head = await ask('symbolic-ref', '--quiet', `refs/remotes/${name}/HEAD`);
  const merge = current === undefined ? undefined : await ask('config', '--get', `branch.${current}.merge`);
  const prefix = `refs/remotes/${name}/`;
  const base = head?.startsWith(prefix) === true ? head.slice(prefix.length) : shortName(merge);
  return { name, configured, base };
}

function shortName(ref: string | undefined): string | undefined {
  return ref?.startsWith('refs/heads/') === true ? ref.slice('refs/heads/'.length) : undefined;
}

/** Undefined where git says no. */
async function askGit({ top, gitFolder }: Repository, args: readonly string[]): Promise<string | undefined> {
  try {
    const said = (await runGit({ cwd: top, gitFolder }, args)).toString('utf8').trim();
    return said === '' ? undefined : said;
  } catch (error) {
    if (error instanceof RunFileError && error.code === 'git-failed') return undefined;
    throw error;
  }
}
