import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { replaceFile, stageFile } from '../../src/backend/platform/db/durable-files.ts';
import { createAtomically } from '../../src/backend/platform/db/sqlite-file.ts';
import { samplePng } from '../../src/backend/testing/sample-images.ts';
import { deliver } from '../../src/cli/deliver.ts';
import { saveBaseline } from '../../src/workspace/baseline/baseline-file.ts';
import { createBlobStore } from '../../src/workspace/runs/checkpoints/blob-store.ts';
import { replaceDurably, writeDurably } from '../../src/workspace/runs/files/write-durably.ts';
import { saveScanCache } from '../../src/workspace/scan-cache.ts';
import { type BackendProcess, startBackend } from '../support/backend-process.ts';

const invoice = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Nordwind GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '1000.00', taxCategory: 'S', taxRate: '19' }],
};

/** A disk of its own that is soon full; undefined where this user may not mount one. */
async function mountSmallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0700', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
}

/** Takes all that is left of the disk. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    for (let size = 1024 * 1024; size >= 1; ) {
      const isWritten = await handle.write(Buffer.alloc(size)).then(
        ({ bytesWritten }) => bytesWritten === size,
        () => false,
      );
      if (!isWritten) size = Math.floor(size / 2);
    }
  } finally {
    await handle.close();
  }
}

function filesIn(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name));
}

describe('a backend on a full disk (#41)', function () {
  this.timeout(120_000);
  let folder: string;
  let data: string;
  let ballast: string;
  let backend: BackendProcess;
  let id: string;

  before(async function () {
    const mounted = await mountSmallDisk();
    if (mounted === undefined) this.skip();
    folder = mounted;
    data = path.join(folder, 'data');
    ballast = path.join(folder, 'ballast');
    backend = await startBackend(data);
    id = (await backend.ask('POST', '/invoices/complete', invoice)).body.id;
    assert.equal((await backend.ask('POST', `/invoices/${id}/issue`)).status, 200);
    await backend.ask('POST', '/backups');
  });

  after(async () => {
    if (folder === undefined) return;
    await backend?.stop();
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  });

  const addClient = () =>
    backend.ask('POST', '/clients', {
      name: `Nordwind ${Math.random()} ${'x'.repeat(150)}`,
      currency: 'EUR',
    });

  /** Room in the log of the database is used up first. */
  async function addUntilRefused() {
    for (let left = 1000; left > 0; left -= 1) {
      const reply = await addClient();
      if (reply.status !== 201) return reply;
    }
    throw new Error('The disk is not full.');
  }

  /** The PDF is made and kept at its first export. */
  async function exportPdf() {
    const reply = await fetch(`${backend.url}/api/v1/invoices/${id}/export?format=pdf`, {
      headers: { authorization: `Bearer ${backend.token}` },
    });
    const isRefused = reply.headers.get('content-type')?.includes('json') === true;
    return { status: reply.status, body: isRefused ? JSON.parse(await reply.text()) : await reply.bytes() };
  }

  const listFiles = () => filesIn(data);

  it('answers 507 for all that is written, leaves no file behind, and goes on once there is room', async () => {
    const before = listFiles();
    await fill(ballast);

    const replies = {
      row: await addUntilRefused(),
      document: await exportPdf(),
      logo: await backend.ask('PATCH', '/invoice-look', { logo: samplePng().toString('base64') }),
      backup: await backend.ask('POST', '/backups'),
    };
    const after = listFiles();
    await rm(ballast);
    const later = [await addClient(), await exportPdf(), await backend.ask('POST', '/backups')];

    for (const [what, { status, body }] of Object.entries(replies)) {
      assert.deepEqual(
        { status, code: body.error.code },
        { status: 507, code: 'disk_full' },
        `${what}: ${JSON.stringify(body)}`,
      );
      assert.match(body.error.message, /disk is full/, what);
      assert.match(body.error.trace_id, /./, what);
    }
    assert.deepEqual(
      // Why the last backup failed is noted where there is room for a line.
      after.filter((name) => !before.includes(name) && path.basename(name) !== 'last-fault.json'),
      [],
    );
    assert.deepEqual(
      later.map(({ status }) => status),
      [201, 200, 201],
    );
  });
});

describe('what writes a file by way of another (#41)', () => {
  const text = 'x'.repeat(64 * 1024);
  const anyFinding = {
    path: 'a.ts',
    rule: 'r',
    fingerprint: 'f',
    within: '',
    text: 't',
    words: [],
    before: '',
    after: '',
  };
  const writers: readonly (readonly [string, (file: string) => unknown])[] = [
    ['replaceFile', (file) => replaceFile(file, text, 0o600)],
    ['stageFile', (file) => stageFile(file, text, 0o600)],
    ['createAtomically', (file) => createAtomically(file, (draft) => writeFileSync(draft, text))],
    ['writeDurably', async (file) => await writeDurably(file, text)],
    ['replaceDurably', async (file) => await replaceDurably(file, text)],
    [
      'saveBaseline',
      async (file) =>
        await saveBaseline(file, { salt: '0'.repeat(16), findings: Array(1000).fill(anyFinding) }),
    ],
    [
      'saveScanCache',
      async (file) => await saveScanCache(path.dirname(file), text, { version: text, files: new Map() }),
    ],
    [
      'createBlobStore',
      async (file) => await createBlobStore(path.dirname(file)).put('ab', Buffer.from(text)),
    ],
    ['--output', async (file) => await deliver(text, { output: file }, { cwd: '/', out: () => undefined })],
  ];
  let folder: string | undefined;

  beforeEach(async function () {
    folder = await mountSmallDisk();
    if (folder === undefined) this.skip();
    else await fill(path.join(folder, 'ballast'));
  });

  afterEach(async () => {
    if (folder === undefined) return;
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  });

  for (const [name, write] of writers) {
    it(`leaves nothing of it where the disk is full: ${name}`, async () => {
      const place = String(folder);

      await assert.rejects(async () => await write(path.join(place, 'file')), /ENOSPC|disk is full/);

      assert.deepEqual(filesIn(place), [path.join(place, 'ballast')]);
    });
  }

  it('keeps what was in the file of --output', async () => {
    const file = path.join(String(folder), 'report');
    await rm(path.join(String(folder), 'ballast'));
    writeFileSync(file, 'the one of yesterday');
    await fill(path.join(String(folder), 'ballast'));

    await assert.rejects(
      async () => await deliver(text, { output: file }, { cwd: '/', out: () => undefined }),
      /disk is full/,
    );

    assert.equal(readFileSync(file, 'utf8'), 'the one of yesterday');
    assert.deepEqual(readdirSync(String(folder)).toSorted(), ['ballast', 'report']);
  });
});
