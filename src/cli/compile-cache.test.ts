import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findCompileCache } from './compile-cache.ts';

describe('where compiled code of the command line is kept', () => {
  let cache: string;

  beforeEach(() => {
    cache = mkdtempSync(path.join(os.tmpdir(), 'vireo-compiled-'));
  });
  afterEach(() => rmSync(cache, { recursive: true, force: true }));

  const find = (platform: NodeJS.Platform) => findCompileCache({ VIREO_CACHE: cache }, platform);
  const folder = () => path.join(cache, 'compiled');

  it("is a folder of the user's cache that no other user may enter", () => {
    assert.equal(find('linux'), folder());
    if (process.platform !== 'win32') assert.equal(statSync(folder()).mode & 0o777, 0o700);
  });

  it('is nowhere where others may write, or where the folder is a link or a file', function () {
    if (process.platform === 'win32') this.skip();
    mkdirSync(folder());
    chmodSync(folder(), 0o770);
    assert.equal(find('darwin'), undefined);
    rmSync(folder(), { recursive: true });
    symlinkSync(os.tmpdir(), folder());
    assert.equal(find('linux'), undefined);
    rmSync(folder());
    writeFileSync(folder(), '');
    assert.equal(find('linux'), undefined);
  });

  it('asks Windows for no mode: the profile is closed by access lists', () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o777);

    assert.equal(find('win32'), folder());
  });
});
