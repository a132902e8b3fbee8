import assert from 'node:assert/strict';
import { type BundledPackage, packageFolderOf } from '../../scripts/generate/bundled-packages.ts';
import { isAllowed, renderNotices } from '../../scripts/generate/third-party-notices.ts';

const shipped = (license: string): BundledPackage => ({
  name: 'planted',
  version: '1.0.0',
  license,
  text: 'The text.',
});

describe('third-party licences', () => {
  for (const license of [
    'GPL-3.0',
    'GPL-2.0-only',
    'AGPL-3.0-or-later',
    'LGPL-3.0',
    'SSPL-1.0',
    'BUSL-1.1',
    'unknown',
    '',
    'MIT AND GPL-3.0',
  ]) {
    it(`refuse a package under "${license}"`, () => {
      assert.throws(() => renderNotices([shipped(license)]), /May not ship: planted 1\.0\.0/);
    });
  }

  for (const license of [
    'MIT',
    'Apache-2.0',
    '(MIT OR GPL-3.0)',
    'MIT AND ISC',
    '(BSD-3-Clause AND (MIT))',
  ]) {
    it(`allow a package under "${license}"`, () => {
      assert.equal(isAllowed(license), true);
    });
  }

  it('print name, version, licence and text of a package', () => {
    const notices = renderNotices([shipped('MIT')]);

    for (const part of ['planted 1.0.0', 'MIT', 'The text.']) assert.ok(notices.includes(part), part);
  });

  it('know the package of a bundled file', () => {
    assert.deepEqual(packageFolderOf('node_modules/a/lib/x.js'), ['node_modules/a']);
    assert.deepEqual(packageFolderOf('node_modules/a/node_modules/@b/c/x.js'), [
      'node_modules/a/node_modules/@b/c',
    ]);
    assert.deepEqual(packageFolderOf('src/cli/main.ts'), []);
  });
});
