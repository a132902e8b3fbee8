import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryBackendLock } from './lock.ts';

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

  it('is refused with the system’s own error where no directory can be made', () => {
    const file = join(directory, 'file');
    fs.writeFileSync(file, '');

    assert.throws(() => tryBackendLock(join(file, 'data')), /ENOTDIR|EEXIST|ENOENT/);
  });
});
