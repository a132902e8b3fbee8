/**
 * Makes the demo workspace: a client's project with a history of its own, written from demo/template.
 * The same day and zone give the same files and the same commits, hash for hash. It runs nothing of the project,
 * and git without any configuration of the machine. Practice data are seeded apart (seed-practice.ts).
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { commitDays, commitTime, type DemoCommit, demoCommits } from './history.ts';
import { type DemoDay, ownDay } from './own-day.ts';
import { renderTemplate } from './template-text.ts';

export interface DemoOptions extends DemoDay {
  /** Made when missing; must be empty otherwise. */
  readonly directory: string;
}

const run = promisify(execFile);
const templateFolder = path.join(import.meta.dirname, 'template');
const author = { name: 'Robin Hale', email: 'robin@vireo.example' };
export const demoRemote = 'https://github.com/nordwind-example/orders.git';

export async function createDemo({ directory, today, zone }: DemoOptions): Promise<void> {
  await mkdir(directory, { recursive: true });
  await git(directory, ['init', '--quiet', '--initial-branch=main']);
  await git(directory, ['remote', 'add', 'origin', demoRemote]);
  // Whose commits are forgotten time is told by the address that git has for the folder.
  await git(directory, ['config', 'user.name', author.name]);
  await git(directory, ['config', 'user.email', author.email]);
  const days = commitDays(today);
  const files: string[] = [];
  for (const [index, commit] of demoCommits.entries()) {
    files.push(...commit.files);
    await makeCommit(directory, commit, { files, day: days[index] ?? today, zone });
  }
}

interface Snapshot {
  readonly files: readonly string[];
  readonly day: string;
  readonly zone: string;
}

async function makeCommit(
  directory: string,
  commit: DemoCommit,
  { files, day, zone }: Snapshot,
): Promise<void> {
  if (commit.branch !== 'main') await git(directory, ['checkout', '--quiet', '-b', commit.branch]);
  for (const file of files) await writeFileAsOf(directory, file, commit.number);
  await git(directory, ['add', '--all']);
  const date = commitTime(day, commit.number, zone);
  await git(directory, ['commit', '--quiet', '--message', commit.message], date);
}

async function writeFileAsOf(directory: string, file: string, number: number): Promise<void> {
  // A .gitignore in the template would hide the template's own files from the clone's git.
  const source = file === '.gitignore' ? 'gitignore.txt' : file;
  const template = await readFile(path.join(templateFolder, source), 'utf8');
  const target = path.join(directory, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, renderTemplate(template, number));
}

/** No configuration, hook, signature or prompt of the machine takes part. */
async function git(directory: string, args: readonly string[], date?: string): Promise<void> {
  const hardened = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.autocrlf=false',
    'commit.gpgsign=false',
  ];
  await run('git', [...hardened.flatMap((setting) => ['-c', setting]), ...args], {
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
}

if (import.meta.main) {
  const [directory = 'out/demo'] = process.argv.slice(2);
  await createDemo({ directory, ...ownDay() });
  console.log(`The demo project is in ${directory}`);
}
