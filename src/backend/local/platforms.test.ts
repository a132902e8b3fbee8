/** What the files of a practice are on platforms that this machine is not. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { syncDirectory } from '../platform/db/durable-files.ts';
import { tryLockFile } from '../platform/db/file-lock.ts';

describe('files of a practice on another platform', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('have their folder synced, but on Windows, which refuses to open one', () => {
    const missing = path.join(folder, 'missing');

    for (const platform of ['linux', 'darwin'] as const)
      assert.throws(() => syncDirectory(missing, platform), { code: 'ENOENT' });
    assert.doesNotThrow(() => syncDirectory(missing, 'win32'));
  });

  it('have a lock that others can neither hold nor read, by its mode where modes count', function () {
    if (process.platform === 'win32') this.skip();
    for (const [platform, mode] of [
      ['linux', 0o600],
      ['darwin', 0o600],
      ['win32', 0o644],
    ] as const) {
      const file = path.join(folder, platform);
      writeFileSync(file, '');
      chmodSync(file, 0o644);
      const lock = tryLockFile(file, platform);
      try {
        assert.ok(lock !== undefined);
        assert.equal(tryLockFile(file, platform), undefined);
        assert.equal(statSync(file).mode & 0o777, mode, platform);
      } finally {
        lock?.release();
      }
    }
  });
});
