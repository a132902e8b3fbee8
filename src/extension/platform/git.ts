/**
 * Branch, head and commits, read from the editor's own git extension; we run no git. In Restricted Mode there is none.
 * Only what is used of that extension's API (version 1) is typed here.
 */
import * as vscode from 'vscode';
import type { GitFacts } from '../../api-client/index.ts';
import { toCommits, withoutCredentials } from './git-facts.ts';
import { ignore } from './ignore-error.ts';
import { readSetting } from './settings.ts';

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
  };
  log(options: {
    range?: string;
    maxEntries?: number;
  }): Promise<readonly { readonly hash: string; readonly message: string; readonly commitDate?: Date }[]>;
}

interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** What a timer knew of git when it began. */
export interface GitStart {
  readonly startedAt: string;
  readonly head: string | null;
}

/** Facts of the repository of `folder`; commits since `start` when it is given. Null: none, or not allowed. */
export async function readGitFacts(
  folder: vscode.Uri | undefined,
  start?: GitStart,
): Promise<GitFacts | null> {
  if (folder === undefined || !vscode.workspace.isTrusted) return null;
  if (!readSetting('vireo.git.attachFacts', folder)) return null;
  const repository = await findRepository(folder);
  if (repository === undefined) return null;
  const { HEAD, remotes } = repository.state;
  const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
  return {
    remote: withoutCredentials(remote?.fetchUrl),
    branch: HEAD?.name ?? null,
    head: HEAD?.commit ?? null,
    commits: start === undefined ? [] : await commitsSince(repository, start),
  };
}

/** The remote as git has it, for links; still with credentials stripped. */
export async function findRemote(folder: vscode.Uri): Promise<string | null> {
  const facts = await readGitFacts(folder);
  return facts?.remote ?? null;
}

async function findRepository(folder: vscode.Uri): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.getAPI(1).getRepository(folder) ?? undefined;
  } catch (error) {
    // Thrown while git.enabled is off, or no git is installed.
    ignore(error, 'Without git, time is kept without its facts.');
    return undefined;
  }
}

async function commitsSince(
  repository: GitRepository,
  { startedAt, head }: GitStart,
): Promise<GitFacts['commits']> {
  try {
    const log = await repository.log(
      head === null ? { maxEntries: 200 } : { range: `${head}..HEAD`, maxEntries: 200 },
    );
    const since = Date.parse(startedAt);
    const seen = log.map(({ hash, message, commitDate }) => ({ hash, message, at: commitDate }));
    return toCommits(seen.filter(({ at }) => head !== null || (at !== undefined && at.getTime() >= since)));
  } catch (error) {
    ignore(error, 'A repository without a commit, or a head that was rewritten, has no commits to name.');
    return [];
  }
}
