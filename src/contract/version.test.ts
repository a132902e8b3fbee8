import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { productVersion } from './version.ts';

describe('productVersion', () => {
  it('is the version of package.json', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));

    assert.equal(productVersion, manifest.version);
  });
});
