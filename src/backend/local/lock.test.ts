import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFileName, tryBackendLock } from './lock.ts';

describe('backend lock', () => {
  let directory: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'vireo-lock-'));
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('has one holder, and a next one after it', () => {
    const first = tryBackendLock(directory);
    assert.ok(first);
    assert.equal(tryBackendLock(directory), undefined);

    first.release();

    const second = tryBackendLock(directory);
    assert.ok(second);
    second.release();
  });

  it('is a file for the user alone, also where it was one for others', function () {
    if (process.platform === 'win32') this.skip();
    const modeOf = () => fs.statSync(join(directory, lockFileName)).mode & 0o777;

    tryBackendLock(directory)?.release();
    const made = modeOf();
    fs.chmodSync(join(directory, lockFileName), 0o644);
    tryBackendLock(directory)?.release();

    assert.deepEqual([made, modeOf()], [0o600, 0o600]);
  });

  it('is refused with the system’s own error where no directory can be made', () => {
    const file = join(directory, 'file');
    fs.writeFileSync(file, '');

    assert.throws(() => tryBackendLock(join(file, 'data')), /ENOTDIR|EEXIST|ENOENT/);
  });
});
