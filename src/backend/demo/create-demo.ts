/**
 * Makes the demo workspace: a client's project with a history of its own, written from demo/template.
 * The same day and zone give the same files and the same commits, hash for hash. It runs nothing of the project,
 * and git without any configuration of the machine. Without git the files are there, and no history.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { commitDays, commitTime, type DemoCommit, demoCommits } from './history.ts';
import type { DemoDay } from './own-day.ts';
import { readTemplate } from './template-files.ts';
import { renderTemplate } from './template-text.ts';

export interface DemoOptions extends DemoDay {
  /** Made when missing; must be empty otherwise. */
  readonly directory: string;
  /** Called after each commit, with the files as they were then. */
  readonly onCommit?: (commit: MadeCommit) => Promise<void>;
}

export interface MadeCommit {
  readonly number: number;
  readonly subject: string;
  readonly branch: string;
  /** UTC. */
  readonly at: string;
  /** Undefined where the machine has no git. */
  readonly hash: string | undefined;
}

const run = promisify(execFile);
const author = { name: 'Robin Hale', email: 'robin@vireo.example' };
export const demoRemote = 'https://github.com/nordwind-example/orders.git';

export async function createDemo(options: DemoOptions): Promise<readonly MadeCommit[]> {
  const { directory, today, zone, onCommit } = options;
  await mkdir(directory, { recursive: true });
  const hasHistory = await startHistory(directory);
  const days = commitDays(today);
  const files: string[] = [];
  const made: MadeCommit[] = [];
  for (const [index, commit] of demoCommits.entries()) {
    files.push(...commit.files);
    for (const file of files) await writeFileAsOf(directory, file, commit.number);
    const at = commitTime(days[index] ?? today, commit.number, zone);
    const hash = hasHistory ? await makeCommit(directory, commit, at) : undefined;
    const { number, message: subject, branch } = commit;
    const one = { number, subject, branch, at, hash };
    made.push(one);
    await onCommit?.(one);
  }
  return made;
}

/** False where the machine has no git. */
async function startHistory(directory: string): Promise<boolean> {
  try {
    await git(directory, ['init', '--quiet', '--initial-branch=main']);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await git(directory, ['remote', 'add', 'origin', demoRemote]);
  // Whose commits are forgotten time is told by the address that git has for the folder.
  await git(directory, ['config', 'user.name', author.name]);
  await git(directory, ['config', 'user.email', author.email]);
  return true;
}

async function makeCommit(directory: string, commit: DemoCommit, at: string): Promise<string> {
  if (commit.branch !== 'main') await git(directory, ['checkout', '--quiet', '-b', commit.branch]);
  await git(directory, ['add', '--all']);
  await git(directory, ['commit', '--quiet', '--message', commit.message], at);
  return await git(directory, ['rev-parse', 'HEAD']);
}

/** What a clone of the demo looks like to its user: the newest commit, and the files that differ from it. */
export async function describeTree(directory: string): Promise<string> {
  return await git(directory, ['status', '--porcelain=v2', '--branch']).catch(() => '');
}

async function writeFileAsOf(directory: string, file: string, number: number): Promise<void> {
  // A .gitignore in the template would hide the template's own files from the clone's git.
  const source = file === '.gitignore' ? 'gitignore.txt' : file;
  const template = await readTemplate(source);
  const target = path.join(directory, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, renderTemplate(template, number));
}

/** No configuration, hook, signature or prompt of the machine takes part. */
async function git(directory: string, args: readonly string[], date?: string): Promise<string> {
  const hardened = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.autocrlf=false',
    'commit.gpgsign=false',
  ];
  const { stdout } = await run('git', [...hardened.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_TEMPLATE_DIR: '',
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
    },
  });
  return stdout.trim();
}
