import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  git,
  makeFolders,
  makeRepository,
  photograph,
  type TestFolders,
  write,
} from '../runs/testing.test.ts';
import { readBeginning, readRevision } from './read-revision.ts';

describe('the revision of a scanned folder', () => {
  let folders: TestFolders;
  let folder: string;

  beforeEach(() => {
    folders = makeFolders();
    folder = folders.folder;
  });
  afterEach(() => folders.remove());

  const head = () => git(folder, 'rev-parse', 'HEAD').trim();
  const commit = (name: string, content: string): string => {
    write(folder, { [name]: content });
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', name);
    return head();
  };
  const stage = (name: string): void => {
    write(folder, { [name]: 'x\n' });
    git(folder, 'add', '--all');
  };
  const read = async (
    {
      since = null,
      defaultBranch,
      paths = [],
      during = () => undefined,
    }: {
      readonly since?: string | null;
      readonly defaultBranch?: string;
      readonly paths?: readonly string[];
      readonly during?: () => void;
    } = {},
    at = folder,
  ) => {
    const beginning = await readBeginning(at);
    during();
    return beginning && (await readRevision(at, { since, beginning, paths, defaultBranch }));
  };
  const isClean = async (...asked: Parameters<typeof read>) => (await read(...asked))?.isClean;

  it('tells branch, commit and what came before', async () => {
    makeRepository(folder, { 'a.txt': 'a\n' });
    const first = head();
    const second = commit('b.txt', 'b\n');

    const revision = await read({ since: first });

    assert.deepEqual(revision, {
      branch: 'main',
      isDefault: true,
      commit: second,
      isClean: true,
      since: { commit: first, place: 'before' },
      history: [second, first],
    });
  });

  it('tells where the commit on record stands', async () => {
    makeRepository(folder, { 'a.txt': 'a\n' });
    const first = head();
    const second = commit('b.txt', 'b\n');
    git(folder, 'checkout', '--quiet', '-b', 'other', first);
    const other = commit('c.txt', 'c\n');
    git(folder, 'checkout', '--quiet', first);

    const places = [];
    for (const since of [first, second, other, '0'.repeat(40), 'main'])
      places.push((await read({ since }))?.since?.place);
    git(folder, 'checkout', '--quiet', 'main');
    places.push((await read({ since: other }))?.since?.place);

    assert.deepEqual(places, ['same', 'after', 'after', 'missing', 'missing', 'apart']);
  });

  it('finds the default branch', async () => {
    const defaultOf = async () => (await read())?.isDefault;
    makeRepository(folder, { 'a.txt': 'a\n' });
    git(folder, 'checkout', '--quiet', '-b', 'trunk');
    assert.equal(await defaultOf(), false, 'main is there');
    git(folder, 'branch', '--quiet', '-D', 'main');
    assert.equal(await defaultOf(), true, 'it is the only one');
    git(folder, 'update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    assert.equal(await defaultOf(), false, 'a pipeline has only the branch that it was started for');
    assert.equal((await read({ defaultBranch: 'trunk' }))?.isDefault, true, 'who asks knows it');
    assert.equal((await read({ defaultBranch: 'develop' }))?.isDefault, false);
    git(folder, 'update-ref', 'refs/remotes/origin/develop', 'HEAD');
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/develop');
    assert.equal(await defaultOf(), false, 'origin says another');
    git(folder, 'checkout', '--quiet', '--detach');
    assert.equal(await defaultOf(), true, 'its commit is of the default branch');
    commit('b.txt', 'b\n');
    assert.deepEqual([(await read())?.branch, await defaultOf()], [null, false]);
  });

  it('takes a checkout for edited where a tracked file differs in whatever way', async () => {
    makeRepository(folder, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
    assert.equal(await isClean(), true);
    // As a copy of a checkout has them.
    utimesSync(path.join(folder, 'a.txt'), 1_000, 1_000);
    assert.equal(await isClean(), true, 'times alone');
    write(folder, { 'a.txt': 'a\r\n' });
    assert.equal(await isClean(), true, 'ends of lines');
    const edits: readonly (readonly [string, () => void])[] = [
      ['edited', () => write(folder, { 'a.txt': 'x\n' })],
      ['staged', () => stage('a.txt')],
      ['added', () => stage('new.txt')],
      ['deleted', () => rmSync(path.join(folder, 'b.txt'))],
      ['left out', () => git(folder, 'update-index', '--skip-worktree', 'a.txt')],
      ['hidden', () => git(folder, 'update-index', '--assume-unchanged', 'a.txt')],
    ];
    for (const [what, edit] of edits) {
      git(folder, 'reset', '--quiet', '--hard');
      edit();
      assert.equal(await isClean(), false, what);
      git(folder, 'update-index', '--no-skip-worktree', '--no-assume-unchanged', 'a.txt');
    }
  });

  it('minds new files only where something was found in them, and only what is below the folder', async () => {
    makeRepository(folder, { 'shop/a.txt': 'a\n', 'b.txt': 'b\n', '.gitignore': 'out/\n' });
    write(folder, { 'shop/new.txt': 'n\n', 'shop/out/x.txt': 'x\n', 'b.txt': 'edited\n' });
    const shop = path.join(folder, 'shop');

    assert.equal(await isClean({ paths: ['a.txt', 'out/x.txt'] }, shop), true);
    assert.equal(await isClean({ paths: ['a.txt', 'new.txt'] }, shop), false);
    assert.equal(await isClean(), false);
  });

  it('is of no commit for sure where something was edited or checked out during the scan', async () => {
    makeRepository(folder, { 'a.txt': 'a\n' });

    assert.equal(await isClean({ during: () => write(folder, { 'a.txt': 'x\n' }) }), false);
    assert.equal(await isClean({ during: () => git(folder, 'reset', '--quiet', '--hard') }), false);
    assert.equal(await isClean({ during: () => void commit('b.txt', 'b\n') }), false);
  });

  it('is unknown without a repository and before the first commit', async () => {
    assert.equal(await read(), undefined);
    git(folder, 'init', '--quiet');
    assert.equal(await read(), undefined);
  });

  it('starts no program that the repository names, and changes nothing', async () => {
    const mark = path.join(folders.base, 'ran');
    const program = path.join(folders.base, 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`, { mode: 0o755 });
    makeRepository(folder, { 'a.txt': 'a\n', '.gitattributes': '* filter=evil diff=evil\n' });
    for (const key of [
      'filter.evil.clean',
      'filter.evil.process',
      'core.fsmonitor',
      'diff.evil.textconv',
      'diff.external',
    ])
      git(folder, '-c', 'core.fsmonitor=false', 'config', key, program);
    git(folder, '-c', 'core.fsmonitor=false', 'config', 'filter.evil.required', 'true');
    // Git cannot tell such a file from an unchanged one by its times, and would compare what the filter makes of it.
    const later = Date.now() / 1_000 + 3_600;
    utimesSync(path.join(folder, 'a.txt'), later, later);
    const before = photograph(folder);

    assert.equal(await isClean(), true);
    write(folder, { 'a.txt': 'b\n' });
    assert.equal(await isClean(), false);
    write(folder, { 'a.txt': 'a\n' });
    utimesSync(path.join(folder, 'a.txt'), later, later);

    assert.equal(existsSync(mark) ? readFileSync(mark, 'utf8') : 'nothing', 'nothing');
    assert.deepEqual(photograph(folder), before);
    git(folder, 'config', 'filter.a=b.clean', program);
    assert.equal(await isClean(), false, 'a filter that cannot be switched off');
    assert.equal(existsSync(mark), false);
    // Git itself runs them when it takes the file in, whatever comes of it.
    spawnSync('git', ['add', '--renormalize', 'a.txt'], { cwd: folder });
    assert.ok(existsSync(mark));
  });
});
