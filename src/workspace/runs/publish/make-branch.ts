/** A commit and a new branch in the user's repository. Their checkout, index and current branch are not touched; no hook runs. */
import type { Writable } from 'node:stream';
import { RunFileError } from '../files/run-file-error.ts';
import { findRepository, type Repository } from '../tree/repository.ts';
import { feed, runGit } from '../tree/run-git.ts';

export interface BranchToMake {
  readonly userRoot: string;
  readonly branch: string;
  readonly tree: string;
  readonly parent: string;
  /** `Name <mail@example.org>` */
  readonly identity: string;
  /** Epoch milliseconds: the same commit is the same object each time it is made. */
  readonly atMs: number;
  readonly message: string;
}

export type BranchOutcome =
  | { readonly kind: 'made'; readonly commit: string }
  /** A sentence for the user. */
  | { readonly kind: 'refused'; readonly why: string };

/** Made once: a branch that has this very commit already is the one. */
export async function makeBranch(wanted: BranchToMake): Promise<BranchOutcome> {
  const repository = await findRepository(wanted.userRoot);
  if (repository === undefined) return refuse('The folder is not in a Git repository any more.');
  const commit = await writeCommit(repository, wanted);
  const there = await findBranch(repository, wanted.branch);
  if (there === commit) return { kind: 'made', commit };
  if (there !== undefined)
    return refuse(`There is a branch ${wanted.branch} in this repository already. Choose another name.`);
  try {
    const ref = `refs/heads/${wanted.branch}`;
    await ask(repository, ['update-ref', ref, commit, '0'.repeat(commit.length)]);
    return { kind: 'made', commit };
  } catch (error) {
    if (!(error instanceof RunFileError) || error.code !== 'git-failed') throw error;
    return refuse(`The branch ${wanted.branch} could not be made: ${error.message}`);
  }
}

const refuse = (why: string): BranchOutcome => ({ kind: 'refused', why });

async function writeCommit(repository: Repository, wanted: BranchToMake): Promise<string> {
  const { tree, parent, identity, atMs, message } = wanted;
  const at = `${Math.floor(atMs / 1_000)} +0000`;
  const text = [
    `tree ${tree}`,
    `parent ${parent}`,
    `author ${identity} ${at}`,
    `committer ${identity} ${at}`,
    '',
    message.trim(),
    '',
  ].join('\n');
  const input = async (stdin: Writable): Promise<void> => {
    await feed(stdin, text);
    stdin.end();
  };
  return await ask(repository, ['hash-object', '-t', 'commit', '-w', '--stdin'], input);
}

async function findBranch(repository: Repository, branch: string): Promise<string | undefined> {
  const format = '--format=%(refname) %(objectname)';
  const refs = (await ask(repository, ['for-each-ref', format, `refs/heads/${branch}`])).split('\n');
  const own = refs.find((line) => line.startsWith(`refs/heads/${branch} `));
  return own?.split(' ')[1];
}

async function ask(
  { top, commonFolder }: Repository,
  args: readonly string[],
  input?: (stdin: Writable) => Promise<void>,
): Promise<string> {
  const options = input === undefined ? {} : { input };
  return (await runGit({ cwd: top, gitFolder: commonFolder }, args, options)).toString('utf8').trim();
}
