import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readHistory } from './read-history.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('the history of a project', () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'vireo-history-'));
    folder = path.join(parent, 'project');
    mkdirSync(path.join(folder, 'app'), { recursive: true });
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const git = (args: readonly string[], env: NodeJS.ProcessEnv = {}): void =>
    void execFileSync('git', args, { cwd: folder, stdio: 'ignore', env: { ...process.env, ...env } });

  interface Commit {
    readonly files: readonly string[];
    readonly author?: string;
    readonly date?: string;
  }

  let commits = 0;
  function commit({ files, author = 'Ada', date = '2026-11-10T09:00:00Z' }: Commit): void {
    commits += 1;
    for (const file of files) writeFileSync(path.join(folder, file), String(commits));
    git(['add', '.']);
    git(['commit', '--message', 'Work'], {
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: `${author}@example.org`,
      GIT_COMMITTER_NAME: author,
      GIT_COMMITTER_EMAIL: `${author}@example.org`,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    });
  }

  const times = (count: number, work: () => void): void => {
    for (let index = 0; index < count; index += 1) work();
  };
  const whyNot = async (request: Partial<Parameters<typeof readHistory>[0]> = {}) => {
    const history = await readHistory({ folder, now, ...request });
    return history.kind === 'not-assessed' ? history.why : history.facts;
  };

  it('counts changes by file and commits by person, of the last year of work', async () => {
    git(['init', '--quiet']);
    commit({ files: ['old.ts'], date: '2024-01-01T09:00:00Z' });
    times(19, () => commit({ files: ['app/a.ts'] }));
    times(3, () => commit({ files: ['app/a.ts', 'b.ts'], author: 'Grace' }));
    commit({ files: ['lock.json'], author: 'renovate[bot]' });
    const whole = await readHistory({ folder, now });
    const part = await readHistory({ folder: path.join(folder, 'app'), now });
    assert.ok(whole.kind === 'measured' && part.kind === 'measured');

    assert.deepEqual(Object.fromEntries(whole.facts.changes), { 'app/a.ts': 22, 'b.ts': 3 });
    assert.deepEqual(whole.facts.commitsByAuthor, [19, 3]);
    assert.equal(whole.facts.daysSinceLastCommit, 10);
    assert.deepEqual(Object.fromEntries(part.facts.changes), { 'a.ts': 22 });
  });

  it('takes a commit that touches very many files for a sweep, not for work on each', async () => {
    git(['init', '--quiet']);
    commit({ files: Array.from({ length: 101 }, (_, index) => `f${index}.ts`) });
    times(20, () => commit({ files: ['f1.ts'] }));
    const history = await readHistory({ folder, now });
    assert.ok(history.kind === 'measured');

    assert.deepEqual(Object.fromEntries(history.facts.changes), { 'f1.ts': 20 });
  });

  it('is not assessed without a repository, without commits, with a few, and in a shallow clone', async () => {
    assert.equal(await whyNot(), 'The folder is in no git repository.');
    git(['init', '--quiet']);
    assert.match(String(await whyNot()), /^The history has 0 commits here/);
    commit({ files: ['a.ts'] });
    assert.match(String(await whyNot()), /^The history has 1 commit here/);
    commit({ files: ['a.ts'] });
    assert.match(String(await whyNot()), /^The history has 2 commits here/);
    git(['clone', '--quiet', '--depth', '1', `file://${folder}`, path.join(parent, 'shallow')]);
    assert.match(String(await whyNot({ folder: path.join(parent, 'shallow') })), /shallow/);
  });

  it('is not asked for in Restricted Mode, and starts nothing that the repository names', async () => {
    git(['init', '--quiet']);
    times(21, () => commit({ files: ['a.ts'] }));
    const mark = path.join(parent, 'ran');
    for (const name of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'log.showSignature',
      'gpg.program',
    ]) {
      git(['config', name, name === 'log.showSignature' ? 'true' : `touch ${mark}`]);
    }

    assert.match(String(await whyNot({ restricted: true })), /git may not be run/);
    assert.equal((await readHistory({ folder, now })).kind, 'measured');
    assert.equal(existsSync(mark), false);
  });

  it('stops when it is told to', async () => {
    git(['init', '--quiet']);

    await assert.rejects(readHistory({ folder, now, signal: AbortSignal.abort() }));
  });
});
