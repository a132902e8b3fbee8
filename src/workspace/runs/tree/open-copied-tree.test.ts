import assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { git, makeRepository, write } from '../testing.test.ts';
import { openRunTree } from './open-run-tree.ts';
import { isRefused, setUpTrees } from './testing.test.ts';

describe('openRunTree of a folder without git', () => {
  const stage = setUpTrees();
  const { open } = stage;

  it('copies files, links dependencies, and tells what changed', async () => {
    const { folder } = stage.folders;
    write(folder, {
      'a.txt': 'a',
      'b/c.txt': 'c',
      '.gitignore': 'x\n',
      x: 'ignored',
      'node_modules/m.js': 'm',
    });

    const tree = await open(folder);
    write(tree.root, { 'a.txt': 'changed', 'b/new.txt': 'unlike any other' });
    renameSync(path.join(tree.root, 'b/c.txt'), path.join(tree.root, 'b/d.txt'));

    assert.equal(tree.commit, undefined);
    assert.deepEqual(tree.linked, ['node_modules']);
    assert.deepEqual(
      (await tree.changes()).map(({ kind, path: file }) => [kind, file]),
      [
        ['changed', 'a.txt'],
        ['renamed', 'b/d.txt'],
        ['added', 'b/new.txt'],
      ],
    );
    await tree.close();
    assert.ok(existsSync(path.join(folder, 'node_modules/m.js')));
  });

  it('sees new files where the data directory lies in a repository that ignores everything', async () => {
    const { folder, data } = stage.folders;
    write(folder, { 'a.txt': 'a' });
    const tree = await open(folder);
    git(data, 'init', '--quiet');
    write(data, { '.gitignore': '*\n' });
    write(tree.root, { 'new.txt': 'n' });

    assert.deepEqual(
      (await tree.changes()).map(({ kind }) => kind),
      ['added'],
    );
    await assert.rejects(open(folder), isRefused('run-exists', /has a tree already/));
  });

  it('ends without a tree when it is cancelled', async () => {
    const { folder, data } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a' });
    const signal = AbortSignal.abort();

    await assert.rejects(openRunTree(folder, { runId: 'run-1', dataDirectory: data, signal }), {
      name: 'AbortError',
    });
    assert.ok(!existsSync(path.join(data, 'runs/run-1')));
  });

  it('refuses what is larger than the limits with a sentence, and leaves nothing behind', async () => {
    const { folder, data } = stage.folders;
    write(folder, { 'a.txt': 'aaaa', 'b.txt': 'bbbb' });
    const limited = (files: number, bytes: number) =>
      openRunTree(folder, { runId: 'run-1', dataDirectory: data, copyLimits: { files, bytes } });

    await assert.rejects(limited(1, 100), isRefused('too-large', /more than 1 files/));
    await assert.rejects(limited(2, 7), isRefused('too-large', /Open a smaller folder/));

    assert.ok(!existsSync(path.join(data, 'runs/run-1')));
    await (await limited(2, 8)).close();
  });

  it('refuses the home folder, what is above it, and ids that are paths', async () => {
    const { folder } = stage.folders;
    await assert.rejects(open('/'), isRefused('unsafe-folder', /./));
    const home = process.env['HOME'];
    process.env['HOME'] = path.join(folder);
    try {
      await assert.rejects(open(folder), isRefused('unsafe-folder', /./));
      await assert.rejects(open(path.dirname(folder)), isRefused('unsafe-folder', /./));
    } finally {
      if (home === undefined) delete process.env['HOME'];
      else process.env['HOME'] = home;
    }
    await assert.rejects(open(folder, '../x'), isRefused('unknown-run', /./));
  });
});
