import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git, makeRepository, photograph, write } from '../testing.test.ts';
import { openRunTree, type RunTree } from '../tree/open-run-tree.ts';
import { setUpTrees } from '../tree/testing.test.ts';
import { createKeptCopies, type KeptCopies, writeChanges } from './kept-copies.ts';
import { keptPlaces, listKeptCheckpoints } from './kept-record.ts';

const dayMs = 86_400_000;
const begun = 1_790_000_000_000;
const seen = (tree: RunTree) => photograph(tree.root, { times: false, leaveOut: /^\.git$|^node_modules$/ });

describe('kept copies of a run', () => {
  const stage = setUpTrees();
  let now = begun;
  const openCopies = (limitBytes?: number): KeptCopies =>
    createKeptCopies({
      dataDirectory: stage.folders.data,
      now: () => now,
      ...(limitBytes !== undefined && { limitBytes }),
    });
  const checkpoint = (id: string) => ({ id, before: `Step ${id}` });

  beforeEach(() => {
    now = begun;
  });

  async function reopen(copies: KeptCopies, of: string, at: string, runId = 'again'): Promise<RunTree> {
    const kept = await copies.find(of, at);
    assert.ok(kept);
    const { folder, data } = stage.folders;
    const tree = await openRunTree(folder, { runId, dataDirectory: data, fill: kept.write });
    assert.deepEqual(await kept.differing(await tree.listStart()), []);
    await writeChanges(tree, { changes: await kept.changes(), journals: path.join(data, 'journals') });
    return tree;
  }

  for (const kind of ['repository', 'folder without git'] as const)
    it(`of a ${kind} are its tree at each checkpoint, to the byte, when all else has gone on`, async () => {
      const { folder, data } = stage.folders;
      const files = {
        'a.txt': 'a\n',
        'gone.txt': 'gone\n',
        'moved.txt': 'a text that is moved to another name\n',
        'crlf.txt': 'a\r\nb\r\n',
        'binary.bin': Buffer.from([0, 1, 2, 255]),
        '.gitignore': '*.log\nnode_modules\n',
        '.gitattributes': '* text=auto eol=lf\n$Id$ ident\n',
        'becomes/folder': 'x\n',
      };
      if (kind === 'repository') makeRepository(folder, files);
      else write(folder, files);
      write(folder, { 'noise.log': 'secret', 'node_modules/lib/index.js': '1', 'odd "name"\n.txt': 'odd' });
      symlinkSync('a.txt', path.join(folder, 'link'));
      const copies = openCopies();
      const tree = await stage.open(folder);
      await copies.keepStart(tree);
      await copies.keep(tree, checkpoint('c1'));
      const first = seen(tree);
      write(tree.root, { 'a.txt': 'changed\r\n', 'new/deep.txt': 'new\n', 'noise.log': 'of a check' });
      rmSync(path.join(tree.root, 'gone.txt'));
      rmSync(path.join(tree.root, 'becomes'), { recursive: true });
      writeFileSync(path.join(tree.root, 'becomes'), 'a file');
      write(tree.root, { 'other.txt': 'a text that is moved to another name\n' });
      rmSync(path.join(tree.root, 'moved.txt'));
      chmodSync(path.join(tree.root, 'crlf.txt'), 0o755);
      writeFileSync(path.join(tree.root, 'binary.bin'), Buffer.from([0, 9]));
      await copies.keep(tree, checkpoint('c2'));
      rmSync(path.join(tree.root, 'noise.log'));
      const second = seen(tree);
      write(tree.root, { 'a.txt': 'later\n' });
      await tree.close();
      // The user goes on, and so does their repository.
      write(folder, { 'a.txt': "the user's\n" });
      if (kind === 'repository') {
        git(folder, 'add', '--all');
        git(folder, 'commit', '--quiet', '--message', 'Second');
        git(folder, 'gc', '--quiet', '--prune=now');
      }

      const today = await stage.open(folder, 'today');
      const kept = await copies.find('run-1', 'c2');
      assert.deepEqual(await kept?.differing(await today.listStart()), ['a.txt']);
      const again = await reopen(copies, 'run-1', 'c2');
      assert.deepEqual(seen(again), second);
      const names = (await again.changes()).map(({ path: file }) => file);
      assert.deepEqual(names, [
        'a.txt',
        'becomes',
        'becomes/folder',
        'binary.bin',
        'crlf.txt',
        'gone.txt',
        'new/deep.txt',
        'other.txt',
      ]);
      assert.deepEqual(seen(await reopen(copies, 'run-1', 'c1', 'once-more')), first);
      assert.deepEqual(await listKeptCheckpoints(data, 'run-1', now), [checkpoint('c1'), checkpoint('c2')]);
    });

  it('have objects of their own, for their user alone, and nothing that git ignores', async () => {
    const { folder, data } = stage.folders;
    makeRepository(folder, { 'a.txt': 'a\n', '.gitignore': '.env\n' });
    write(folder, { '.env': 'KEY=1' });
    const copies = openCopies();
    const tree = await stage.open(folder);
    await copies.keepStart(tree);
    await copies.keep(tree, checkpoint('c1'));

    const places = keptPlaces(data, 'run-1');
    assert.equal(statSync(places.folder).mode & 0o777, 0o700);
    assert.equal(existsSync(path.join(places.git, 'objects/info/alternates')), false);
    const inner = git(places.git, 'ls-tree', '-r', '--name-only', 'refs/vireo/at/c1');
    assert.deepEqual(inner.trim().split('\n'), ['.gitignore', 'a.txt']);
    assert.equal(git(places.git, 'fsck', '--full', '--strict').trim(), '');
    assert.ok(lstatSync(path.join(folder, '.git')).isDirectory());
  });

  it('are undefined for what was never kept, and for names that lead elsewhere', async () => {
    makeRepository(stage.folders.folder, { 'a.txt': 'a\n' });
    const copies = openCopies();
    const tree = await stage.open(stage.folders.folder);
    await copies.keep(tree, checkpoint('c1'));
    assert.equal(await copies.find('run-1', 'c1'), undefined);
    await copies.keepStart(tree);
    assert.equal(await copies.find('run-1', 'c1'), undefined);
    await copies.keep(tree, { id: '../c1', before: 'x' });
    assert.equal(await copies.find('run-1', '../c1'), undefined);
    assert.equal(await copies.find('../run-1', 'c1'), undefined);
  });

  it('leave after 90 days, or the oldest first where there are too many, but never those of an open run', async () => {
    const { folder, data } = stage.folders;
    // What is random is not made smaller.
    makeRepository(folder, { 'big.bin': randomBytes(300_000) });
    const copies = openCopies(1_000_000);
    const keep = async (runId: string): Promise<void> => {
      const tree = await stage.open(folder, runId);
      await copies.keepStart(tree);
      await copies.keep(tree, checkpoint('c1'));
      await tree.close();
      now += 1_000;
    };
    const kept = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const runId of ['one', 'two', 'three', 'four'])
        if ((await copies.find(runId, 'c1')) !== undefined) found.push(runId);
      return found;
    };
    await keep('one');
    await keep('two');
    await keep('three');
    await assert.rejects(keep('four'), /no room/);
    assert.deepEqual(await kept(), ['one', 'two', 'three']);
    const small = createKeptCopies({ dataDirectory: data, limitBytes: 700_000, now: () => now });
    await small.sweep((runId) => runId === 'one');
    assert.deepEqual(await kept(), ['one', 'three']);
    now += 90 * dayMs;
    assert.deepEqual(await listKeptCheckpoints(data, 'three', now), []);
    assert.equal(await copies.find('three', 'c1'), undefined);
    await copies.sweep((runId) => runId === 'one');
    assert.deepEqual(
      [existsSync(keptPlaces(data, 'three').folder), existsSync(keptPlaces(data, 'one').folder)],
      [false, true],
    );
  });
});
