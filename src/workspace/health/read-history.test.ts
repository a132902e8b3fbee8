import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type MadeCommit, makeHistory } from '../../../test/support/git-history.ts';
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

  const git = (args: readonly string[]): void =>
    void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });

  /** What changes in each commit is said by its number. */
  const repeat = (count: number, files: readonly string[], author = 'Ada'): readonly MadeCommit[] =>
    Array.from({ length: count }, (_, index) => ({
      files: Object.fromEntries(files.map((file) => [file, `${author} ${index}`])),
      author,
    }));
  const whyNot = async (request: Partial<Parameters<typeof readHistory>[0]> = {}) => {
    const history = await readHistory({ folder, now, ...request });
    return history.kind === 'not-assessed' ? history.why : history.facts;
  };

  it('counts changes by file and commits by person, of the last year of work', async () => {
    makeHistory(folder, [
      { files: { 'old.ts': '' }, date: '2024-01-01T09:00:00Z' },
      ...repeat(19, ['app/a.ts']),
      ...repeat(3, ['app/a.ts', 'b.ts'], 'Grace'),
      ...repeat(1, ['lock.json'], 'renovate[bot]'),
    ]);
    const whole = await readHistory({ folder, now });
    const part = await readHistory({ folder: path.join(folder, 'app'), now });
    assert.ok(whole.kind === 'measured' && part.kind === 'measured');

    assert.deepEqual(Object.fromEntries(whole.facts.changes), { 'app/a.ts': 22, 'b.ts': 3 });
    assert.deepEqual(whole.facts.commitsByAuthor, [19, 3]);
    assert.equal(whole.facts.daysSinceLastCommit, 10);
    assert.deepEqual(Object.fromEntries(part.facts.changes), { 'a.ts': 22 });
  });

  it('takes a commit that touches very many files for a sweep, not for work on each', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `f${index}.ts`);
    makeHistory(folder, [...repeat(1, many, 'Grace'), ...repeat(20, ['f1.ts'])]);
    const history = await readHistory({ folder, now });
    assert.ok(history.kind === 'measured');

    assert.deepEqual(Object.fromEntries(history.facts.changes), { 'f1.ts': 20 });
  });

  it('is not assessed without a repository, without commits, with a few, and in a shallow clone', async () => {
    assert.equal(await whyNot(), 'The folder is in no git repository.');
    for (const [count, told] of [
      [0, '0 commits'],
      [1, '1 commit'],
      [2, '2 commits'],
    ] as const) {
      rmSync(path.join(folder, '.git'), { recursive: true, force: true });
      makeHistory(folder, repeat(count, ['a.ts']));
      assert.match(String(await whyNot()), new RegExp(`^The history has ${told} here`));
    }
    git(['clone', '--quiet', '--depth', '1', `file://${folder}`, path.join(parent, 'shallow')]);
    assert.match(String(await whyNot({ folder: path.join(parent, 'shallow') })), /shallow/);
  });

  it('is not asked for in Restricted Mode, and starts nothing that the repository names', async () => {
    makeHistory(folder, repeat(21, ['a.ts']));
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
