import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { playCheckpoints } from '../../../../test/support/runs/play-checkpoints.ts';
import { makeFolders, photograph, type TestFolders, write } from '../testing.test.ts';
import { type CheckpointOptions, type CheckpointStore, openCheckpointStore } from './checkpoint-store.ts';

describe('checkpoints', () => {
  let folders: TestFolders;
  beforeEach(() => {
    folders = makeFolders();
  });
  afterEach(() => folders.remove());

  const directory = () => path.join(folders.data, 'checkpoints');
  const open = (more: Partial<CheckpointOptions> = {}): Promise<CheckpointStore> =>
    openCheckpointStore({ directory: directory(), journals: path.join(folders.data, 'journals'), ...more });
  const refusal = (code: string) => (error: unknown) =>
    error instanceof Error && 'code' in error && error.code === code;
  const take = (store: CheckpointStore, ...paths: readonly string[]) =>
    store.take({ folder: folders.folder, paths, label: 'Before an edit' });
  const blobs = () =>
    readdirSync(path.join(directory(), 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );

  it('agrees with a model in 100 random histories', async () => {
    await playCheckpoints(100, Number(process.env['VIREO_SEED'] ?? 1));
  });

  it('restores to the byte, leaves other files alone, and can be undone', async () => {
    const { folder } = folders;
    write(folder, { 'a.txt': 'a\r\n\u0000', 'other.txt': 'o' });
    chmodSync(path.join(folder, 'a.txt'), 0o750);
    const store = await open();
    const before = photograph(folder, { times: false });
    const { id } = await take(store, 'a.txt', 'new/b.txt');
    write(folder, { 'a.txt': 'changed', 'new/b.txt': 'new', 'other.txt': 'o' });
    chmodSync(path.join(folder, 'a.txt'), 0o600);
    const changed = photograph(folder, { times: false });

    const undo = await store.restore(id);

    assert.deepEqual(photograph(folder, { times: false, leaveOut: /^new$/ }), before);
    assert.deepEqual(readdirSync(path.join(folder, 'new')), []);
    await store.restore(undo.id);
    assert.deepEqual(photograph(folder, { times: false }), changed);
  });

  it('keeps equal contents once, drops the oldest beyond the limit, and says what it holds', async () => {
    const store = await open({ limitBytes: 25, now: () => 5 });
    const taken: string[] = [];
    for (const text of ['0123456789', '0123456789', 'abcdefghij', 'ABCDEFGHIJ']) {
      write(folders.folder, { 'a.txt': text, 'b.txt': text });
      taken.push((await take(store, 'a.txt', 'b.txt')).id);
    }

    assert.deepEqual(
      (await store.list()).map(({ id }) => id),
      taken.slice(2),
      'two that share a content go together',
    );
    assert.deepEqual(await store.use(), { count: 2, bytes: 20, limitBytes: 25 });
    assert.equal(blobs().length, 2);
    await assert.rejects(store.restore(taken[0] ?? ''), refusal('unknown-checkpoint'));
    assert.deepEqual(await (await open({ limitBytes: 25 })).use(), { count: 2, bytes: 20, limitBytes: 25 });
  });

  it('does not drop the one that is restored to make room for its undo', async () => {
    const store = await open({ limitBytes: 10 });
    write(folders.folder, { 'a.txt': 'aaaaaaaa' });
    const { id } = await take(store, 'a.txt');
    write(folders.folder, { 'a.txt': 'bbbbbbbb' });

    const undo = await store.restore(id);
    await store.restore(undo.id);

    assert.equal(readFileSync(path.join(folders.folder, 'a.txt'), 'utf8'), 'bbbbbbbb');
  });

  it('refuses one that has lost a content, and writes nothing', async () => {
    const { folder } = folders;
    write(folder, { 'a.txt': 'a', 'b.txt': 'b' });
    const store = await open();
    const { id } = await take(store, 'a.txt', 'b.txt');
    write(folder, { 'a.txt': '1', 'b.txt': '2' });
    const before = photograph(folder);
    const [blob] = blobs();
    const file = path.join(blob?.parentPath ?? '', blob?.name ?? '');
    for (const spoil of [() => writeFileSync(file, 'x'), () => rmSync(file)]) {
      spoil();
      await assert.rejects(store.restore(id), refusal('incomplete-checkpoint'));
      assert.deepEqual(photograph(folder), before);
    }
  });

  it('clears up what a killed process left, and is readable by the user alone', async () => {
    write(folders.folder, { 'a.txt': 'a' });
    const { id } = await take(await open(), 'a.txt');
    const [blob] = blobs();
    writeFileSync(path.join(blob?.parentPath ?? '', 'orphan'), 'x');
    writeFileSync(path.join(blob?.parentPath ?? '', 'half.tmp'), 'x');
    writeFileSync(path.join(directory(), 'taken', 'damaged.json'), '{');

    const store = await open();

    assert.deepEqual(
      (await store.list()).map((checkpoint) => checkpoint.id),
      [id],
    );
    assert.equal(blobs().length, 1);
    assert.equal(statSync(path.join(blob?.parentPath ?? '', blob?.name ?? '')).mode & 0o077, 0);
  });

  it('refuses the home folder, roots, folders as files, paths that lead out, and more than the limit', async () => {
    write(folders.folder, { 'a.txt': '0123456789', 'sub/b.txt': 'b' });
    const store = await open({ limitBytes: 5 });
    const of = (folder: string) => store.take({ folder, paths: ['a.txt'], label: '' });

    await assert.rejects(of('/'), refusal('unsafe-folder'));
    await assert.rejects(of(process.env['HOME'] ?? '/'), refusal('unsafe-folder'));
    await assert.rejects(of(path.join(folders.base, 'none')), refusal('unsafe-folder'));
    await assert.rejects(take(store, '../x'), refusal('unsafe-path'));
    await assert.rejects(take(store, '.git/config'), refusal('unsafe-path'));
    await assert.rejects(take(store, 'sub'), refusal('not-a-file'));
    await assert.rejects(take(store, 'a.txt'), refusal('too-large'));
    assert.deepEqual(await store.use(), { count: 0, bytes: 0, limitBytes: 5 });
  });
});
