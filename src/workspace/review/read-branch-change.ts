/**
 * What a branch has changed since it left another, out of git's objects: nothing is checked out, filtered or fetched. Files that are
 * edited and not committed are no part of it.
 */
import { createGitRunner, GitError, toGitError } from '../git.ts';
import { readBlobs, type TreeFile } from '../git-tree.ts';
import type { FileChange, FileChangeKind } from '../runs/file-change.ts';
import type { FileState } from '../runs/files/file-state.ts';

export interface WantedChange {
  /** The branch or commit that it is to become part of; the default branch when empty. */
  readonly base: string;
  /** The branch or commit that is looked at; what is checked out when empty. */
  readonly head: string;
}

export interface BranchChange {
  /** As it was asked for, or found. */
  readonly base: string;
  readonly head: string;
  /** Ids: of the commit that both have last, and of the one that is looked at. */
  readonly from: string;
  readonly to: string;
  readonly commits: number;
  /** Paths are relative to the folder. */
  readonly files: readonly FileChange[];
  /** That were too large to be read. */
  readonly unread: readonly string[];
}

const mostFiles = 3_000;
const mostBytes = 1_000_000;

/** Throws a GitError for what is no repository, and for a name that git does not know. */
export async function readBranchChange(
  folder: string,
  wanted: WantedChange,
  signal?: AbortSignal,
): Promise<BranchChange> {
  const git = createGitRunner(folder, signal);
  const raw = async (...args: string[]) => {
    try {
      return await git.raw(args);
    } catch (error) {
      signal?.throwIfAborted();
      throw toGitError(error);
    }
  };
  const commitOf = async (ref: string) => await findCommit(raw, ref);
  const head = wanted.head === '' ? 'HEAD' : wanted.head;
  const to = await commitNamed(commitOf, head);
  const base = wanted.base === '' ? await findBase(commitOf) : wanted.base;
  const from = (await raw('merge-base', await commitNamed(commitOf, base), to)).trim();
  const count = Number((await raw('rev-list', '--count', `${from}..${to}`)).trim());
  const listed = await raw(
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--raw',
    '--no-abbrev',
    '--no-ext-diff',
    '--relative',
    from,
    to,
  );
  const entries = readEntries(listed);
  if (entries.length > mostFiles)
    throw new GitError(
      'failed',
      `The change has ${entries.length} files; a review reads at most ${mostFiles}.`,
    );
  return { base, head, from, to, commits: count, ...(await readStates(folder, entries)) };
}

type Raw = (...args: string[]) => Promise<string>;

async function findCommit(raw: Raw, ref: string): Promise<string | undefined> {
  try {
    return (await raw('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)).trim();
  } catch (error) {
    if (error instanceof GitError && error.code === 'failed') return undefined;
    throw error;
  }
}

async function commitNamed(
  commitOf: (ref: string) => Promise<string | undefined>,
  ref: string,
): Promise<string> {
  const commit = await commitOf(ref);
  if (commit === undefined || commit === '')
    throw new GitError('failed', `git knows no branch or commit “${ref}” here.`);
  return commit;
}

/** What `origin` calls its head, else `main` or `master`, there first. */
async function findBase(commitOf: (ref: string) => Promise<string | undefined>): Promise<string> {
  for (const ref of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'])
    if (await commitOf(`refs/${ref.startsWith('origin/') ? 'remotes' : 'heads'}/${ref}`)) return ref;
  throw new GitError(
    'failed',
    'Say what the change is to be compared with: there is no default branch here.',
  );
}

interface Side {
  readonly mode: string;
  readonly hash: string;
}

interface Entry {
  readonly kind: FileChangeKind;
  readonly path: string;
  readonly from?: string;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

const kinds: Readonly<Record<string, FileChangeKind>> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  R: 'renamed',
};

/** `:mode mode hash hash status`, then a path, or two of a rename. */
function readEntries(listed: string): readonly Entry[] {
  const parts = listed.split('\0');
  const entries: Entry[] = [];
  for (let at = 0; at < parts.length - 1; ) {
    const isPair = /^:.* [RC]\d*$/.test(parts[at] ?? '');
    const [head = '', first = '', second = first] = parts.slice(at, at + (isPair ? 3 : 2));
    entries.push(toEntry(head, first, second));
    at += isPair ? 3 : 2;
  }
  return entries;
}

function toEntry(head: string, first: string, path: string): Entry {
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(head);
  const [, modeBefore = '', modeAfter = '', before = '', after = '', status = ''] = match ?? [];
  const isNew = status === 'A' || status === 'C';
  return {
    kind: kinds[status] ?? 'changed',
    path,
    ...(status === 'R' ? { from: first } : {}),
    before: isNew ? undefined : { mode: modeBefore, hash: before },
    after: status === 'D' ? undefined : { mode: modeAfter, hash: after },
  };
}

/** Submodules and links have no text to be looked at. */
function isFile(side: Side | undefined): side is Side {
  return side?.mode.startsWith('100') === true;
}

async function readStates(
  folder: string,
  entries: readonly Entry[],
): Promise<Pick<BranchChange, 'files' | 'unread'>> {
  const hashes = new Set(
    entries.flatMap(({ before, after }) => [before, after].filter(isFile).map(({ hash }) => hash)),
  );
  const wanted = [...hashes].map((hash): TreeFile => ({ path: '', hash, size: 0 }));
  const texts = new Map<string, Uint8Array>();
  const large = new Set<string>();
  await readBlobs(folder, wanted, async ({ hash }, bytes) => {
    if (bytes.byteLength > mostBytes) large.add(hash);
    else texts.set(hash, bytes);
  });
  const stateOf = (side: Side | undefined): FileState | undefined => {
    const bytes = isFile(side) ? texts.get(side.hash) : undefined;
    return bytes === undefined || side === undefined
      ? undefined
      : { kind: 'file', bytes, mode: side.mode === '100755' ? 0o755 : 0o644 };
  };
  const isLarge = (entry: Entry) => [entry.before, entry.after].some((side) => side && large.has(side.hash));
  return {
    files: entries
      .filter((entry) => !isLarge(entry))
      .map(({ before, after, ...entry }) => ({ ...entry, before: stateOf(before), after: stateOf(after) })),
    unread: entries.filter(isLarge).map((entry) => entry.path),
  };
}
