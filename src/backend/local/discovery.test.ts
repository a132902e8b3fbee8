import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDiscovery } from '../../connection/index.ts';
import type { Discovery } from '../../contract/discovery.ts';
import { discoveryFileName } from '../../contract/local/backend-names.ts';
import { removeDiscovery, writeDiscovery } from './discovery.ts';

const own: Discovery = {
  pid: 4711,
  port: 40_000,
  token: 'a'.repeat(43),
  version: '0.1.0',
  apiMajor: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
};

describe('discovery file', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'vireo-discovery-'));
    file = join(directory, discoveryFileName);
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('gives back what was written, in a directory that it makes', () => {
    const deeper = join(directory, 'new', 'data');

    writeDiscovery(deeper, own);

    assert.deepEqual(readDiscovery(deeper), own);
  });

  it('is readable by the user alone, also when it replaces one that was not', function () {
    if (process.platform === 'win32') this.skip();
    fs.writeFileSync(file, '{}', { mode: 0o644 });

    writeDiscovery(directory, own);

    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(fs.readdirSync(directory), [discoveryFileName]);
  });

  it('answers nothing when there is none', () => {
    assert.equal(readDiscovery(directory), undefined);
  });

  for (const [what, content] of [
    ['half a file', JSON.stringify(own).slice(0, 40)],
    ['an empty file', ''],
    ['a short token', JSON.stringify({ ...own, token: 'short' })],
    ['a port that is none', JSON.stringify({ ...own, port: 70_000 })],
  ] as const) {
    it(`answers nothing for ${what}`, () => {
      fs.writeFileSync(file, content, { mode: 0o600 });

      assert.equal(readDiscovery(directory), undefined);
    });
  }

  it('answers nothing when others could have read the token', function () {
    if (process.platform === 'win32') this.skip();
    writeDiscovery(directory, own);
    fs.chmodSync(file, 0o640);

    assert.equal(readDiscovery(directory), undefined);
  });

  it('is removed by its writer, never by the predecessor', () => {
    writeDiscovery(directory, own);

    removeDiscovery(directory, { ...own, token: 'b'.repeat(43) });
    assert.deepEqual(readDiscovery(directory), own);
    removeDiscovery(directory, own);
    assert.equal(readDiscovery(directory), undefined);
  });
});
