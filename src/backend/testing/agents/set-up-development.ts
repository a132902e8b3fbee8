import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../contract/work/agent-run.ts';
import type { AutonomyLevel } from '../../../contract/work/autonomy.ts';
import type { AgentBrought } from '../../../contract/work/work-tasks.ts';
import type { Decision, Verdict } from '../../../domain/policy/acts/act.ts';
import type { Work } from '../../platform/work/work.ts';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createInProcessWork } from '../in-process-work.ts';
import { type HostedWork, hostWork } from './hosted-work.ts';

export const exec = promisify(execFile);

export const load = `import yaml

def load(text):
    return yaml.load(text)
`;

export const token = `function isNothing(value) {
  debugger;
  return value === undefined;
}

// Far from the other place, so that each is a hunk of its own.
//
//
//
//
//
function isNoNumber(value) {
  return value == NaN;
}

module.exports = { isNothing, isNoNumber };
`;

export const check = `const { isNoNumber } = require('./token.js');
if (!isNoNumber(Number.NaN)) process.exit(1);
`;

export interface Payload {
  readonly accepted: readonly string[];
  readonly review: {
    readonly files: readonly { readonly path: string; readonly hunks: readonly { readonly id: string }[] }[];
  };
}

/** A project with findings, for the development agent. */
export function setUpDevelopment(open: OpenDatabase<Schema>) {
  let folder: string;

  let project: string;

  let work: Work;

  let hosted: HostedWork;

  let events: AgentEvent[];

  let verdict: Verdict;

  let judged: (string | undefined)[];

  let level: AutonomyLevel;

  let git: (...args: string[]) => Promise<unknown>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-development-'));
    project = path.join(folder, 'project');
    await mkdir(project);
    await writeFile(path.join(project, 'load.py'), load);
    await writeFile(path.join(project, 'token.js'), token);
    await writeFile(path.join(project, 'check.js'), check);
    git = async (...args) =>
      await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-qm', 'Begin');
    events = [];
    verdict = 'ask';
    judged = [];
    level = 'ask';
    work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
    hosted = await hostWork(await open(), {
      runner: {
        judge: async (_actor, { command, tool }) => {
          judged.push(command ?? tool);
          return { verdict, about: command ?? '', why: 'unknown' } satisfies Decision;
        },
      },
      autonomy: { load: async () => ({ level, protectedBranches: ['main'] }) },
    });
  });

  afterEach(async () => {
    work.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (input: object, resume?: AgentAnswer, trusted = true): Promise<AgentBrought> =>
    await hosted.ask(work, {
      agent: 'development',
      input,
      resume,
      project: { id: 'p', name: 'Project', folder: project, trusted },
      onEvent: (event) => void events.push(event),
    });

  const text = async (name: string) => await readFile(path.join(project, name), 'utf8');

  const payloadOf = ({ waiting }: AgentBrought) => waiting?.payload as Payload;

  const treesLeft = async () => await readdir(path.join(folder, 'data', 'runs')).catch(() => [] as string[]);

  return {
    get project() {
      return project;
    },
    get work() {
      return work;
    },
    get judged() {
      return judged;
    },
    set judged(value: (string | undefined)[]) {
      judged = value;
    },
    get events() {
      return events;
    },
    set events(value: AgentEvent[]) {
      events = value;
    },
    get verdict() {
      return verdict;
    },
    set verdict(value: Verdict) {
      verdict = value;
    },
    get hosted() {
      return hosted;
    },
    get folder() {
      return folder;
    },
    get level() {
      return level;
    },
    set level(value: AutonomyLevel) {
      level = value;
    },
    get git() {
      return git;
    },
    ask,
    payloadOf,
    text,
    treesLeft,
  };
}
