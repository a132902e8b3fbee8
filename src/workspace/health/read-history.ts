/** What the history of a repository tells of maintenance. Read through the hardened git alone, and not in Restricted Mode. */
import type { Measured } from '../../contract/health.ts';
import { createGitRunner, type GitErrorCode, toGitError } from '../git.ts';

export interface History {
  /** How often each file was changed of late, by its path relative to the folder. */
  readonly changes: ReadonlyMap<string, number>;
  /** Commits of late by author, without names. */
  readonly commitsByAuthor: readonly number[];
  readonly daysSinceLastCommit: number;
}

export interface HistoryRequest {
  readonly folder: string;
  readonly now: Date;
  /** Restricted Mode: git is not run at all. */
  readonly restricted?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Of late: what was changed longer ago says little of where work goes now. */
const windowMs = 365 * dayMs;
const maxCommits = 1000;
/** Fewer show no habit. */
const fewestCommits = 20;
/** What touches more is a sweep (a formatter, a move), not work on each of them; Tornhill's tools leave such out, too. */
const mostFilesOfWork = 100;

const unavailable: Readonly<Record<GitErrorCode, string>> = {
  'not-a-repository': 'The folder is in no git repository.',
  'git-missing': 'git was not found on the PATH.',
  'untrusted-owner':
    'git does not trust the owner of this folder: "git config --global --add safe.directory" names it.',
  failed: 'git could not read the history.',
};

export async function readHistory(request: HistoryRequest): Promise<Measured<History>> {
  if (request.restricted === true) {
    return notAssessed(
      'git may not be run here: trust the workspace (in the editor), or leave out --no-git.',
    );
  }
  try {
    return await readTrusted(request);
  } catch (error) {
    request.signal?.throwIfAborted();
    return notAssessed(unavailable[toGitError(error).code]);
  }
}

function notAssessed(why: string): Measured<never> {
  return { kind: 'not-assessed', why };
}

async function readTrusted({ folder, now, signal }: HistoryRequest): Promise<Measured<History>> {
  const git = createGitRunner(folder, signal);
  const isShallow = (await git.raw(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  if (isShallow) {
    return notAssessed('The clone is shallow: fetch the whole history (fetch-depth: 0 in GitHub Actions).');
  }
  // A log of a repository without a commit is an error, a list of all commits merely empty.
  const any = await git.raw(['rev-list', '--max-count=1', '--all']);
  if (any.trim() === '') return notAssessed(tooFew(0));
  const commits = readLog(await git.raw(logArguments));
  return commits.length < fewestCommits ? notAssessed(tooFew(commits.length)) : summarise(commits, now);
}

function tooFew(commits: number): string {
  return `The history has ${commits} ${commits === 1 ? 'commit' : 'commits'} here: from ${fewestCommits} on, it shows where work goes.`;
}

const logArguments = [
  'log',
  `--max-count=${maxCommits}`,
  '--no-merges',
  '--name-only',
  '--no-renames',
  '--relative',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--no-mailmap',
  '--no-notes',
  '--no-color',
  '-z',
  '--format=%x1e%cI%x1f%ae%x1f%an',
  '--',
  '.',
];

interface Commit {
  readonly atMs: number;
  readonly author: string;
  readonly files: readonly string[];
}

/** Of a program's commits nobody learnt anything. */
const isBot = (name: string): boolean => name.endsWith('[bot]');

function readLog(output: string): readonly Commit[] {
  return output.split('\x1e').flatMap((entry) => {
    const [head = '', ...names] = entry.split('\0');
    const [at = '', author = '', name = ''] = head.split('\x1f');
    const atMs = Date.parse(at);
    if (Number.isNaN(atMs) || isBot(name)) return [];
    const files = names.map((file) => file.replace(/^\n/, '')).filter((file) => file !== '');
    return [{ atMs, author: author.toLowerCase(), files }];
  });
}

function summarise(commits: readonly Commit[], now: Date): Measured<History> {
  const lastMs = Math.max(...commits.map(({ atMs }) => atMs));
  const recent = commits.filter(({ atMs }) => lastMs - atMs <= windowMs);
  const changes = new Map<string, number>();
  for (const { files } of recent) {
    if (files.length > mostFilesOfWork) continue;
    for (const file of files) changes.set(file, (changes.get(file) ?? 0) + 1);
  }
  const authors = Map.groupBy(recent, ({ author }) => author);
  const facts: History = {
    changes,
    commitsByAuthor: [...authors.values()].map(({ length }) => length).sort((a, b) => b - a),
    daysSinceLastCommit: Math.max(0, Math.floor((now.getTime() - lastMs) / dayMs)),
  };
  return { kind: 'measured', facts };
}
