/**
 * Branch, head and commits, read from the editor's own git extension; we run no git. In Restricted Mode there is none.
 * Only what is used of that extension's API (version 1) is typed here.
 */
import * as vscode from 'vscode';
import type { GitFacts } from '../../api-client/index.ts';
import {
  type LoggedCommit,
  type OwnCommits,
  pageOwnCommits,
  toOwnCommits,
  withoutCredentials,
} from './git-facts.ts';
import { ignore } from './ignore-error.ts';
import { readSetting } from './settings.ts';

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly onDidChange: vscode.Event<void>;
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
  };
  log(options: { range?: string; maxEntries?: number; skip?: number }): Promise<readonly LoggedCommit[]>;
  getConfig(key: string): Promise<string>;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExtension {
  getAPI(version: 1): GitApi;
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
  return {
    ...describeHead(repository),
    commits: start === undefined ? [] : await commitsSince(repository, start),
  };
}

function describeHead({ state: { HEAD, remotes } }: GitRepository): Omit<GitFacts, 'commits'> {
  const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
  return {
    remote: withoutCredentials(remote?.fetchUrl),
    branch: HEAD?.name ?? null,
    head: HEAD?.commit ?? null,
  };
}

/** Remote and branch of `folder`, to know its project; nothing of it is kept. */
export async function readHead(
  folder: vscode.Uri,
): Promise<{ readonly remote: string | null; readonly branch: string | null }> {
  const repository = vscode.workspace.isTrusted ? await findRepository(folder) : undefined;
  return repository === undefined ? { remote: null, branch: null } : describeHead(repository);
}

/** Calls when a repository is opened, and when the head of one moves. */
export async function watchHeads(onChange: () => void): Promise<vscode.Disposable> {
  const git = await findGit();
  if (git === undefined) return { dispose: () => undefined };
  const listening: vscode.Disposable[] = [];
  const watch = ({ state }: GitRepository) => listening.push(state.onDidChange(onChange));
  for (const repository of git.repositories) watch(repository);
  listening.push(
    git.onDidOpenRepository((repository) => {
      watch(repository);
      onChange();
    }),
  );
  // Not the list as it is now: a repository that is opened later has its listener, too.
  return { dispose: () => vscode.Disposable.from(...listening).dispose() };
}

/** The user's own commits of a span, oldest first; of everybody where git does not know who the user is. */
export async function readOwnCommits(
  folder: vscode.Uri,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<OwnCommits> {
  if (!vscode.workspace.isTrusted || !readSetting('vireo.git.attachFacts', folder)) return { commits: [] };
  const repository = await findRepository(folder);
  if (repository === undefined) return { commits: [] };
  try {
    const email = await repository.getConfig('user.email');
    return await pageOwnCommits((page) => repository.log(page), { email, fromMs, toMs });
  } catch (error) {
    ignore(error, 'A repository without a commit has none to name.');
    return { commits: [] };
  }
}

/** The remote as git has it, for links; still with credentials stripped. */
export async function findRemote(folder: vscode.Uri): Promise<string | null> {
  const facts = await readGitFacts(folder);
  return facts?.remote ?? null;
}

async function findRepository(folder: vscode.Uri): Promise<GitRepository | undefined> {
  return (await findGit())?.getRepository(folder) ?? undefined;
}

async function findGit(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.getAPI(1);
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
  const maxEntries = 500;
  try {
    const email = await repository.getConfig('user.email');
    const log = await repository
      .log(head === null ? { maxEntries } : { range: `${head}..HEAD`, maxEntries })
      // A rebase may have done away with the head of the start: the time tells then.
      .catch(() => repository.log({ maxEntries }));
    return toOwnCommits(log, { email, fromMs: Date.parse(startedAt) });
  } catch (error) {
    ignore(error, 'A repository without a commit has none to name.');
    return [];
  }
}
