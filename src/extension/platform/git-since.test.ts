import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LoggedCommit } from './git-facts.ts';
import { type AskedRepository, type BegunEntry, type FindSure, findGitSince } from './git-since.ts';

const hash = (letter: string) => letter.repeat(40);
const begunAt = '2026-11-20T10:00:00.000Z';
const place = { remote: 'github.com:acme/api.git', branch: 'feature/login', head: hash('a') };

const commit = (message: string, minute: number, more: Partial<LoggedCommit> = {}): LoggedCommit => ({
  hash: message,
  message,
  authorDate: new Date(Date.parse(begunAt) + minute * 60_000),
  authorEmail: 'mara@example.com',
  ...more,
});

interface Told {
  readonly url?: string;
  /** What is out; none when the head is detached. */
  readonly out?: string;
  readonly commits?: readonly string[];
  readonly branches?: Readonly<Record<string, readonly LoggedCommit[]>>;
}

/** Answers as git does: it fails for a branch and a commit that are not there. */
function repositoryWith({ url, out, commits = [hash('a')], branches = {} }: Told): AskedRepository {
  const asked = async (ref: string) => {
    if (!commits.includes(ref)) throw new Error(`bad object ${ref}`);
    return {};
  };
  return {
    state: {
      HEAD: { ...(out !== undefined && { name: out }), commit: hash('c') },
      remotes: url === undefined ? [] : [{ name: 'origin', fetchUrl: url }],
    },
    getCommit: asked,
    getConfig: async () => 'mara@example.com',
    async log({ range = 'HEAD' }) {
      const [tip = '', after] = range.split('..').toReversed();
      if (after !== undefined) await asked(after);
      const branch = tip === 'HEAD' ? out : tip.replace(/^refs\/heads\//, '');
      const found = branches[branch ?? 'HEAD'];
      if (found === undefined) throw new Error(`unknown revision ${tip}`);
      return found;
    },
  };
}

const nobody: FindSure = () => undefined;

async function subjectsOf(
  told: readonly Told[],
  git: BegunEntry['git'] = { ...place, commits: [] },
  findSure = nobody,
): Promise<readonly string[] | null> {
  const readReflog = async () => '';
  const open = told.map((each) => ({
    folder: '/home/mara/api',
    repository: repositoryWith(each),
    readReflog,
  }));
  const found = await findGitSince(open, { projectId: 'api', startedAt: begunAt, git }, findSure);
  return found?.commits.map(({ subject }) => subject) ?? null;
}

describe('the commits of an entry', () => {
  const url = 'https://github.com/acme/api.git';
  const branches = {
    'feature/login': [commit('On the branch', 5), commit('Before', -5)],
    main: [commit('On main', 9), commit('Of a colleague', 8, { authorEmail: 'jo@example.com' })],
  };

  it('are those of the branch that it was begun on, and of the one that is out', async () => {
    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches }]), ['On the branch', 'On main']);
  });

  it('are those of the first alone where what is out is of another project', async () => {
    const findSure: FindSure = ({ branch }) => (branch === 'main' ? 'portal' : undefined);

    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches }], undefined, findSure), [
      'On the branch',
    ]);
  });

  it('are none where all of it is of another project', async () => {
    assert.equal(await subjectsOf([{ url, out: 'main', branches }], undefined, () => 'portal'), null);
  });

  it('are what is out where the branch is gone, and the head of the start, too', async () => {
    const { main } = branches;

    assert.deepEqual(await subjectsOf([{ url, out: 'main', commits: [], branches: { main } }]), ['On main']);
  });

  it('count once what a rebase made anew on another branch', async () => {
    const rebased = { ...branches, main: [commit('On the branch', 5, { hash: 'new' })] };

    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches: rebased }]), ['On the branch']);
  });

  it('are never those of another repository, in whichever window it is stopped', async () => {
    const other = { url: 'https://github.com/other/secret.git', out: 'main', branches };

    assert.equal(await subjectsOf([other]), null);
    assert.deepEqual(await subjectsOf([other, { url, out: 'feature/login', branches }]), ['On the branch']);
  });

  it('know a repository without an address by the commit of the start', async () => {
    const git = { ...place, remote: null, commits: [] };
    const [other, own] = [
      { out: 'main', branches, commits: [] },
      { out: 'feature/login', branches },
    ];

    assert.equal(await subjectsOf([other], git), null);
    assert.deepEqual(await subjectsOf([other, own], git), ['On the branch']);
    assert.equal(await subjectsOf([own], { ...git, head: '--output=x' }), null);
  });

  it('are, where it was begun without git, those of a place that surely is of its project', async () => {
    const open = [{ url, out: 'main', branches }];

    assert.equal(await subjectsOf(open, null), null);
    assert.equal(await subjectsOf(open, null, () => 'portal'), null);
    assert.deepEqual(await subjectsOf(open, null, () => 'api'), ['On main']);
  });
});

describe('the commits of an entry, in a real repository', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-since-'));
    run('init', '--initial-branch=feature/a');
    run('config', 'user.email', 'mara@example.com');
    run('config', 'user.name', 'Mara');
    run('commit', '--allow-empty', '--message', 'Before', '--date', '2026-11-01T10:00:00Z');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  let asked: string[];
  /** Asks git what the editor's extension asks it, in as many processes. */
  function repositoryHere(): AskedRepository {
    const commitOf = (line: string): LoggedCommit => {
      const [id = '', at = '', authorEmail = '', message = ''] = line.split('\x1f');
      return { hash: id, message, authorDate: new Date(at), authorEmail };
    };
    return {
      state: {
        HEAD: { name: run('branch', '--show-current'), commit: run('rev-parse', 'HEAD') },
        remotes: [],
      },
      getCommit: async (ref) => ({ at: run('rev-parse', '--verify', `${ref}^{commit}`) }),
      getConfig: async (key) => run('config', key),
      async log({ range, refNames = [], maxEntries }) {
        asked.push(range ?? refNames.join(' '));
        const which = range === undefined ? ['-n', `${maxEntries}`, '--stdin'] : [range];
        const output = execFileSync('git', ['log', '--format=%H%x1f%aI%x1f%ae%x1f%s', ...which], {
          cwd: folder,
          encoding: 'utf8',
          input: refNames.join('\n'),
        });
        return output.split('\n').filter(Boolean).map(commitOf);
      },
    };
  }

  async function subjectsSince(entry: BegunEntry, findSure = nobody) {
    asked = [];
    const readReflog = async () => readFileSync(path.join(folder, '.git/logs/HEAD'), 'utf8');
    const found = await findGitSince([{ folder, repository: repositoryHere(), readReflog }], entry, findSure);
    return found?.commits.map(({ subject }) => subject).toSorted();
  }

  const commitHere = (message: string, ...more: string[]) =>
    run('commit', '--allow-empty', '--message', message, ...more);

  it('are those of every branch that was out while it ran, for one process more', async () => {
    // Git keeps whole seconds, in one of which all of this is done.
    const startedAt = new Date(Date.now() - 1_000).toISOString();
    const git = { remote: null, branch: 'feature/a', head: run('rev-parse', 'HEAD'), commits: [] };
    run('switch', '-c', 'feature/b');
    commitHere('Worded badly');
    commitHere('On the second', '--amend');
    run('switch', '-c', 'feature/gone');
    commitHere('On one that is gone');
    run('switch', '-c', 'feature/other', 'feature/a');
    commitHere('Of another project');
    run('switch', '-c', 'feature/c', 'feature/a');
    run('branch', '-D', 'feature/gone');
    const entry = { projectId: 'api', startedAt, git };

    const findSure: FindSure = ({ branch }) => (branch === 'feature/other' ? 'portal' : undefined);
    assert.deepEqual(await subjectsSince(entry, findSure), ['On one that is gone', 'On the second']);
    assert.equal(asked.length, 3);
    run('switch', 'feature/b');
    run('rebase', 'feature/other');
    assert.deepEqual(await subjectsSince(entry), [
      'Of another project',
      'On one that is gone',
      'On the second',
    ]);
  });

  it('are those of a detached head that was left, which is no branch of any project', async () => {
    const startedAt = new Date(Date.now() - 1_000).toISOString();
    const git = { remote: null, branch: 'feature/a', head: run('rev-parse', 'HEAD'), commits: [] };
    run('switch', '--detach');
    commitHere('On no branch');
    run('switch', 'feature/a');

    const findSure: FindSure = ({ branch }) =>
      branch === null || branch === 'feature/a' ? undefined : 'portal';
    assert.deepEqual(await subjectsSince({ projectId: 'api', startedAt, git }, findSure), ['On no branch']);
  });

  it('are none of a branch that was left before', async () => {
    run('switch', '-c', 'feature/b');
    commitHere('On the second');
    run('switch', 'feature/a');
    const git = { remote: null, branch: 'feature/a', head: run('rev-parse', 'HEAD'), commits: [] };
    const later = new Date(Date.now() + 1_000).toISOString();

    assert.deepEqual(await subjectsSince({ projectId: 'api', startedAt: later, git }), []);
    assert.equal(asked.length, 1);
  });
});
