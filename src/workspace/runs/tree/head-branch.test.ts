import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { findHeadBranch } from './head-branch.ts';

describe('findHeadBranch', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: folder });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-head-'));
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  it('names the branch, before its first commit, in a folder of the repository, and beside a tag of its name', async () => {
    git('init', '-q', '-b', 'main');
    const main = { kind: 'branch', name: 'main' };
    assert.deepEqual(await findHeadBranch(folder), main);
    git('commit', '-q', '--allow-empty', '-m', 'Begin');
    git('tag', 'main');
    const below = path.join(folder, 'packages');
    await mkdir(below);

    assert.deepEqual(await findHeadBranch(below), main);
    git('switch', '-qc', 'release/1.0');
    assert.deepEqual(await findHeadBranch(folder), { kind: 'branch', name: 'release/1.0' });
  });

  it('is not known where HEAD is detached, and none without a repository', async () => {
    assert.deepEqual(await findHeadBranch(folder), { kind: 'none' });
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'Begin');
    git('checkout', '-q', '--detach');

    assert.deepEqual(await findHeadBranch(folder), { kind: 'unknown' });
  });
});
