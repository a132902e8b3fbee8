import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { productAddress, productVersion } from './version.ts';

describe('productVersion', () => {
  it('is the version of package.json', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));

    assert.equal(productVersion, manifest.version);
  });

  it('stands beside the address of the repository in package.json', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));

    assert.equal(productAddress, manifest.repository.url);
  });

  for (const file of ['.pre-commit-hooks.yaml', 'docs/scan.md']) {
    it(`is the version of every release that ${file} names`, async () => {
      const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');

      const named = [...text.matchAll(/releases\/download\/v([^/]+)\/|^ *rev: v(.+)$/gm)];

      assert.ok(named.length > 0);
      for (const [, release, rev] of named) assert.equal(release ?? rev, productVersion);
    });
  }
});
