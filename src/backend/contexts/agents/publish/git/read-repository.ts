/** What the backend itself looks up in the user's repository before it pushes: a run's word alone is not enough. */
import { type GitRun, runGit } from './run-git.ts';

export interface PushedCommit {
  readonly tree: string;
  readonly parents: readonly string[];
}

export interface ReadRepository {
  /** What all work trees share. */
  readonly commonFolder: string;
  /** As it is configured; undefined where there is no such remote. */
  readonly remote: string | undefined;
  /** Undefined where there is no such commit. */
  readonly commit: PushedCommit | undefined;
}

interface Wanted {
  readonly folder: string;
  readonly remote: string;
  readonly commit: string;
  readonly signal: AbortSignal;
}

/** Undefined where the folder is in no repository. */
export async function readRepository({
  folder,
  remote,
  commit,
  signal,
}: Wanted): Promise<ReadRepository | undefined> {
  const run: GitRun = { cwd: folder, signal };
  const commonFolder = await ask(run, 'rev-parse', '--path-format=absolute', '--git-common-dir');
  if (commonFolder === undefined) return undefined;
  const configured =
    (await ask(run, 'config', '--get', `remote.${remote}.pushurl`)) ??
    (await ask(run, 'config', '--get', `remote.${remote}.url`));
  const inRepository = { ...run, env: { GIT_NO_REPLACE_OBJECTS: '1' } };
  return {
    commonFolder,
    remote: configured,
    commit: parseCommit(await ask(inRepository, 'cat-file', 'commit', commit)),
  };
}

function parseCommit(text: string | undefined): PushedCommit | undefined {
  const [head = ''] = (text ?? '').split('\n\n', 1);
  const tree = /^tree ([0-9a-f]+)$/m.exec(head)?.[1];
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
  return tree === undefined ? undefined : { tree, parents };
}

async function ask(run: GitRun, ...args: readonly string[]): Promise<string | undefined> {
  const { exitCode, output } = await runGit(args, run);
  const said = output.trim();
  return exitCode === 0 && said !== '' ? said : undefined;
}
