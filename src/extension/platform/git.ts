/**
 * Branch, head and commits, read from the editor's own git extension; we run no git. In Restricted Mode there is none.
 * Only what is used of that extension's API (version 1) is typed here.
 */
import * as vscode from 'vscode';
import type { GitFacts } from '../../api-client/index.ts';
import { reflogOfHead } from '../../contract/git-names.ts';
import { type OwnCommits, pageOwnCommits } from './git-facts.ts';
import {
  type AskedRepository,
  type BegunEntry,
  describeHead,
  type FindSure,
  findGitSince,
} from './git-since.ts';
import { ignore } from './ignore-error.ts';
import { readSetting } from './settings.ts';

interface GitRepository extends AskedRepository {
  readonly rootUri: vscode.Uri;
  readonly state: AskedRepository['state'] & {
    readonly onDidChange: vscode.Event<void>;
    readonly indexChanges: readonly { readonly uri: vscode.Uri }[];
    readonly workingTreeChanges: readonly { readonly uri: vscode.Uri }[];
  };
  /** Of the working tree, as a patch. */
  diff(): Promise<string>;
}

interface GitApi {
  /** Initialized once the open folders were searched for repositories. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

/** Facts of the repository of `folder`, as a timer begins with them. Null: none, or not allowed. */
export async function readGitFacts(folder: vscode.Uri | undefined): Promise<GitFacts | null> {
  if (folder === undefined || !vscode.workspace.isTrusted) return null;
  if (!readSetting('vireo.git.attachFacts', folder)) return null;
  const repository = await findRepository(folder);
  return repository === undefined ? null : { ...describeHead(repository), commits: [] };
}

/** What of the open repositories belongs to `entry`, that of `folder` before the others. Null: none, or not allowed. */
export async function readGitSince(
  folder: vscode.Uri | undefined,
  entry: BegunEntry,
  findSure: FindSure,
): Promise<GitFacts | null> {
  const git = vscode.workspace.isTrusted ? await findGit() : undefined;
  if (git === undefined) return null;
  const near = folder && git.getRepository(folder);
  const open = git.repositories.map((repository) => ({ uri: repository.rootUri, repository }));
  const allowed = [...(near ? [{ uri: folder, repository: near }] : []), ...open].filter(({ uri }) =>
    readSetting('vireo.git.attachFacts', uri),
  );
  const places = allowed.map(({ uri, repository }) => ({
    folder: uri.fsPath,
    repository,
    readReflog: () => readReflog(repository.rootUri),
  }));
  return await findGitSince(places, entry, findSure);
}

/** What git noted of the moves of HEAD; empty where it keeps no reflog, or not as a file. */
async function readReflog(root: vscode.Uri): Promise<string> {
  try {
    return await readText(vscode.Uri.joinPath(await findGitFolder(root), ...reflogOfHead));
  } catch (error) {
    ignore(error, 'without it, what was out meanwhile is not known');
    return '';
  }
}

/** A work tree beside the first, and a submodule, have a file that names it. */
async function findGitFolder(root: vscode.Uri): Promise<vscode.Uri> {
  const place = vscode.Uri.joinPath(root, '.git');
  const { type } = await vscode.workspace.fs.stat(place);
  if (type !== vscode.FileType.File) return place;
  const [, named = ''] = /^gitdir: (.+)$/m.exec(await readText(place)) ?? [];
  const isWhole = /^(?:[A-Za-z]:)?[\\/]/.test(named);
  return isWhole ? root.with({ path: vscode.Uri.file(named).path }) : vscode.Uri.joinPath(root, named);
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Remote and branch of `folder`, to know its project; nothing of it is kept. */
export async function readHead(
  folder: vscode.Uri,
): Promise<{ readonly remote: string | null; readonly branch: string | null }> {
  const repository = vscode.workspace.isTrusted ? await findRepository(folder) : undefined;
  return repository === undefined ? { remote: null, branch: null } : describeHead(repository);
}

/** Where in its repository `folder` is, with `/`; empty where it is the whole, undefined where there is none. */
export async function findPlaceInRepository(folder: vscode.Uri): Promise<string | undefined> {
  const root = (await findRepository(folder))?.rootUri.path.replace(/\/$/, '');
  if (root === undefined) return undefined;
  return folder.path.startsWith(`${root}/`) ? folder.path.slice(root.length + 1).replace(/\/$/, '') : '';
}

/** State, difference or last commits of the folder's repository, as text. */
export async function readRepository(folder: vscode.Uri, what: 'status' | 'diff' | 'log'): Promise<string> {
  const repository = vscode.workspace.isTrusted ? await findRepository(folder) : undefined;
  if (repository === undefined) return 'No git repository.';
  if (what === 'diff') return (await repository.diff()) || 'No uncommitted changes.';
  if (what === 'log') {
    const commits = await repository.log({ maxEntries: 30 });
    return commits
      .map(({ hash, message }) => `${hash.slice(0, 10)} ${message.split('\n')[0] ?? ''}`)
      .join('\n');
  }
  const changes = [...repository.state.indexChanges, ...repository.state.workingTreeChanges];
  const names = new Set(changes.map(({ uri }) => vscode.workspace.asRelativePath(uri)));
  return names.size === 0 ? 'Nothing is changed.' : [...names].join('\n');
}

/** False while git still looks for repositories in the open folders, or for the heads of those. True where there is no git. */
export async function isGitSettled(): Promise<boolean> {
  const git = await findGit();
  if (git === undefined) return true;
  return git.state !== 'uninitialized' && git.repositories.every(({ state }) => state.HEAD !== undefined);
}

/** Calls when git has found its repositories, when one is opened, and when the head of one moves. Undefined where there is no git. */
export async function watchHeads(onChange: () => void): Promise<vscode.Disposable | undefined> {
  const git = await findGit();
  if (git === undefined) return undefined;
  const listening = [git.onDidChangeState(onChange)];
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
