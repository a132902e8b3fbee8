import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { onPickedDatabase } from '../../testing/databases.ts';
import { createMemoryFileStore } from '../../testing/memory-file-store.ts';
import { portsOf } from '../../testing/reach/slice-ports.ts';
import { createTestApp } from '../../testing/test-app.ts';
import { filePathOf, sha256Of } from './file-places.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { LocalFileStore } from './local-file-store.ts';
import { addStoredFile, findNamedFiles } from './stored-files.repository.ts';

const hourMs = 60 * 60 * 1000;
const nothingNamed = async () => new Set<string>();
const keep = async (store: FileStore, text: string) =>
  await store.keep(Buffer.from(text), async (stored) => stored);

describe('the file store', () => {
  let folder: string;
  let now: number;
  beforeEach(() => {
    folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-files-')), 'files');
    now = Date.now();
  });
  afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

  const local = (write?: (file: string, content: Uint8Array) => Promise<void>) =>
    new LocalFileStore({ folder, now: () => now, ...(write && { write }) });
  const listed = () =>
    fs.existsSync(folder)
      ? fs
          .readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => entry.name)
      : [];

  for (const [kind, open] of [
    ['on the disk', local],
    ['in memory', createMemoryFileStore],
  ] as const) {
    it(`${kind} gives back every content by its hash, the same one once`, async () => {
      const store = open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          const both = [
            await store.keep(bytes, async (one) => one),
            await store.keep(bytes, async (one) => one),
          ];
          assert.deepEqual(both[0], { sha256: sha256Of(bytes), size: bytes.length });
          assert.deepEqual(both[1], both[0]);
          const found = await store.read(sha256Of(bytes));
          assert.ok(found.state === 'found' && found.content.equals(bytes));
        }),
        { numRuns: 30 },
      );
      assert.deepEqual(await store.read('0'.repeat(64)), { state: 'missing' });
    });
  }

  it('is for the user alone, knows a damaged file, and mends it when it is kept again', async () => {
    const store = local();
    const { sha256 } = await keep(store, 'an invoice');
    const file = path.join(folder, filePathOf(sha256));
    if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    fs.writeFileSync(file, 'another one');

    const damaged = await store.read(sha256);
    await keep(store, 'an invoice');

    assert.deepEqual(damaged, { state: 'damaged' });
    assert.equal((await store.read(sha256)).state, 'found');
  });

  it('leaves neither a file nor a row where the disk is full', async () => {
    const store = local(async (file, content) => {
      fs.writeFileSync(file, content.subarray(0, 3));
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    });
    const committed: StoredFile[] = [];

    await assert.rejects(
      store.keep(Buffer.from('an invoice'), async (stored) => committed.push(stored)),
      { name: 'FileStoreError', code: 'disk_full' },
    );

    assert.deepEqual([committed, listed()], [[], []]);
  });

  it('removes files older than an hour that no row names, and drafts of a process that died', async () => {
    const store = local();
    const named = await keep(store, 'named');
    const orphan = await keep(store, 'orphan');
    const dead = path.join(folder, filePathOf(named.sha256).slice(0, 2), '.new-0123456789ab');
    fs.writeFileSync(dead, 'half');
    fs.writeFileSync(path.join(folder, 'not ours'), 'kept');
    const findNamed = async () => new Set([named.sha256]);

    const early = await store.sweep(findNamed);
    now += 2 * hourMs;
    const young = await keep(store, 'orphan again');
    fs.utimesSync(path.join(folder, filePathOf(young.sha256)), new Date(now), new Date(now));
    const removed = await store.sweep(findNamed);

    assert.deepEqual({ early, removed }, { early: 0, removed: 2 });
    assert.equal((await store.read(named.sha256)).state, 'found');
    assert.equal((await store.read(orphan.sha256)).state, 'missing');
    assert.equal((await store.read(young.sha256)).state, 'found');
    assert.equal(listed().includes('not ours'), true);
  });

  it('removes nothing while a row is on its way, or a backup reads', async () => {
    const store = local();
    const { sha256 } = await keep(store, 'an orphan');
    now += 2 * hourMs;

    const duringKeep = await store.keep(Buffer.from('another'), async () => await store.sweep(nothingNamed));
    const held = store.hold();
    const whileHeld = await store.sweep(nothingNamed);
    held.release();
    held.release();

    assert.deepEqual({ duringKeep, whileHeld }, { duringKeep: 0, whileHeld: 0 });
    assert.equal((await store.read(sha256)).state, 'found');
    assert.equal((await store.sweep(nothingNamed)) > 0, true);
  });
});

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('rows of stored files', () => {
    it('hold a quota, which the refusal names, and count the same file once', async () => {
      const test = await createTestApp(await open());
      try {
        const { unitOfWork } = portsOf(test);
        const add = async (text: string) =>
          await unitOfWork.write(test.owner, async (work) => {
            const stored = { sha256: sha256Of(Buffer.from(text)), size: 600_000_000 };
            await addStoredFile(work, { stored, quota: 1_000_000_000 });
          });

        await add('one');
        await add('one');
        await assert.rejects(add('two'), {
          code: 'too_large',
          message: 'The quota of stored files is 1.00 GB; with this file there would be 1.20 GB.',
        });

        const hashes = ['one', 'two'].map((text) => sha256Of(Buffer.from(text)));
        const named = await findNamedFiles(test.database.query, hashes);
        assert.deepEqual([...named], [hashes[0]]);
      } finally {
        await test.close();
      }
    });
  });
});
