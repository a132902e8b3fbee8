import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ApplyOutcome } from '../hunks/apply-edits.ts';
import { git, makeFolders, makeRepository, photograph, type TestFolders } from '../testing.test.ts';
import { makeBranch } from './make-branch.ts';
import { readRemote } from './read-remote.ts';
import { stageCommit } from './stage-commit.ts';

const bytes = { 'a.txt': 'one\ntwo\n', 'b.txt': 'b\n', '.gitattributes': '*.lock filter=lfs\n' };

describe('a commit of what was accepted', () => {
  let folders: TestFolders;
  let folder: string;

  beforeEach(() => {
    folders = makeFolders();
    ({ folder } = folders);
    makeRepository(folder, bytes);
    git(folder, 'config', 'user.name', 'Ada');
    git(folder, 'config', 'user.email', 'ada@example.org');
  });
  afterEach(() => folders.remove());

  const stage = async (paths: readonly string[], change: (root: string) => void) =>
    await stageCommit({
      userRoot: folder,
      scratch: path.join(folders.data, 'publish'),
      paths,
      start: undefined,
      signal: new AbortController().signal,
      apply: async (root): Promise<ApplyOutcome> => {
        change(root);
        return { status: 'applied', written: paths };
      },
    });
  const write = (name: string, text: string) => (root: string) => writeFileSync(path.join(root, name), text);
  async function staged(paths: readonly string[], change: (root: string) => void) {
    const outcome = await stage(paths, change);
    if (outcome.kind === 'refused') throw new Error(outcome.why);
    return outcome;
  }

  it('is HEAD with just that; files, index and branches stay as they are', async () => {
    writeFileSync(path.join(folder, 'b.txt'), 'not committed\n');
    git(folder, 'add', 'b.txt');
    const before = photograph(folder, { leaveOut: /^\.git\/objects/ });
    const { commit } = await staged(['a.txt', 'new.txt'], (root) => {
      assert.deepEqual(readdirSync(root), ['a.txt']);
      write('a.txt', 'one\n2\n')(root);
      write('new.txt', 'new\n')(root);
    });

    assert.deepEqual(photograph(folder, { leaveOut: /^\.git\/objects/ }), before);
    assert.equal(git(folder, 'show', `${commit.tree}:a.txt`), 'one\n2\n');
    assert.equal(git(folder, 'show', `${commit.tree}:b.txt`), 'b\n');
    assert.equal(git(folder, 'diff', '--name-only', 'HEAD', commit.tree), 'a.txt\nnew.txt\n');
    assert.deepEqual(
      { identity: commit.identity, hasOtherChanges: commit.hasOtherChanges },
      { identity: 'Ada <ada@example.org>', hasOtherChanges: true },
    );
    assert.deepEqual(readdirSync(folders.data), []);
  });

  it('has the line ends that Git would commit', async () => {
    git(folder, 'config', 'core.autocrlf', 'true');
    const { commit } = await staged(['a.txt'], (root) => {
      assert.equal(readFileSync(path.join(root, 'a.txt'), 'utf8'), 'one\r\ntwo\r\n');
      write('a.txt', 'one\r\nthree\r\n')(root);
    });

    assert.equal(git(folder, 'show', `${commit.tree}:a.txt`), 'one\nthree\n');
  });

  it('is refused where a file goes through a filter, also one that the change itself brings', async () => {
    const locked = await stage(['x.lock'], write('x.lock', 'x'));
    assert.match(locked.kind === 'refused' ? locked.why : '', /x\.lock goes through a filter/);
    const brought = await stage(['a.txt', '.gitattributes'], (root) => {
      write('.gitattributes', '* filter=evil\n')(root);
      write('a.txt', 'x')(root);
    });
    assert.match(brought.kind === 'refused' ? brought.why : '', /goes through a filter/);
  });

  it('is refused where there is nothing to commit, no commit yet, or nobody to commit as', async () => {
    const same = await stage(['a.txt'], () => undefined);
    assert.match(same.kind === 'refused' ? same.why : '', /nothing to commit/);
    git(folder, 'config', 'user.email', '');
    const nobody = await stage(['a.txt'], write('a.txt', 'x'));
    assert.match(nobody.kind === 'refused' ? nobody.why : '', /doesn't know who you are/);
    execFileSync('git', ['update-ref', '-d', 'HEAD'], { cwd: folder });
    const empty = await stage(['a.txt'], write('a.txt', 'x'));
    assert.match(empty.kind === 'refused' ? empty.why : '', /no commit yet/);
  });

  it('becomes a new branch once, and takes no name that is there', async () => {
    const { commit } = await staged(['a.txt'], write('a.txt', 'x\n'));
    const { tree, parent, identity } = commit;
    const wanted = {
      userRoot: folder,
      branch: 'vireo/x',
      tree,
      parent,
      identity,
      atMs: 1_000,
      message: 'Fix\n\nWhy',
    };
    const before = photograph(folder, { leaveOut: /^\.git\/(?:objects|refs)/ });
    const made = await makeBranch(wanted);
    const again = await makeBranch(wanted);

    assert.deepEqual(again, made);
    assert.equal(git(folder, 'log', '-1', '--format=%an|%ct|%s|%b', 'vireo/x').trim(), 'Ada|1|Fix|Why');
    assert.deepEqual(photograph(folder, { leaveOut: /^\.git\/(?:objects|refs)/ }), before);
    const other = await makeBranch({ ...wanted, message: 'Another' });
    assert.match(other.kind === 'refused' ? other.why : '', /is a branch vireo\/x/);
    const below = await makeBranch({ ...wanted, branch: 'vireo/x/y' });
    assert.equal(below.kind, 'refused');
  });

  it('goes to the remote that the current branch tracks', async () => {
    const { repository } = await staged(['a.txt'], write('a.txt', 'x\n'));
    assert.equal(await readRemote(repository), undefined);
    git(folder, 'config', 'remote.fork.url', 'https://github.com/ada/api');
    git(folder, 'config', 'branch.main.remote', 'fork');
    git(folder, 'config', 'branch.main.merge', 'refs/heads/develop');
    assert.deepEqual(await readRemote(repository), {
      ...{ name: 'fork', configured: 'https://github.com/ada/api', base: 'develop' },
    });
  });
});
