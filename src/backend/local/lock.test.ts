import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryBackendLock, waitForBackendLock } from './lock.ts';

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

  it('is waited for until it is free', async () => {
    const first = tryBackendLock(directory);
    const waiting = waitForBackendLock(directory, new AbortController().signal);

    first?.release();

    const second = await waiting;
    assert.ok(second);
    second.release();
  });

  it('is waited for no longer than wanted', async () => {
    const first = tryBackendLock(directory);
    const enough = new AbortController();
    const waiting = waitForBackendLock(directory, enough.signal);

    enough.abort();

    assert.equal(await waiting, undefined);
    first?.release();
  });

  it('is refused with the system’s own error where no directory can be made', () => {
    const file = join(directory, 'file');
    fs.writeFileSync(file, '');

    assert.throws(() => tryBackendLock(join(file, 'data')), /ENOTDIR|EEXIST|ENOENT/);
  });
});
