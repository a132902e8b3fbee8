/** The one .vsix as the Marketplace and Open VSX read it, and what is listed of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { projectRoot } from '../../scripts/paths.ts';
import { productVersion } from '../../src/contract/version.ts';
import { readZip } from '../support/read-zip.ts';

/** At the root of the archive's extension/. */
const expected = [
  'LICENSE.txt',
  'THIRD-PARTY-NOTICES.md',
  'changelog.md',
  'package.json',
  'package.nls.de.json',
  'package.nls.json',
  'readme.md',
];
const folders = ['dist', 'l10n', 'media'];

describe('vireo.vsix in a marketplace', () => {
  let files: ReadonlyMap<string, Buffer>;
  before(async () => {
    files = await readZip(path.join(projectRoot, 'out/vireo.vsix'));
  });

  const text = (name: string): string => {
    const content = files.get(name);
    assert.ok(content !== undefined, `${name} is missing`);
    return content.toString('utf8');
  };

  it('has what is listed here, and nothing else', () => {
    const own = [...files.keys()]
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice(10));
    const atRoot = own.filter((name) => !name.includes('/'));
    const below = new Set(own.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));

    assert.deepEqual(atRoot.toSorted(), expected.toSorted());
    assert.deepEqual([...below].toSorted(), folders);
    assert.deepEqual(
      own.filter((name) =>
        /\.(?:ts|map|tsbuildinfo|log|pem|key|tgz|vsix)$|(?:^|\/)(?:\.|test\/|src\/)/.test(name),
      ),
      [],
    );
  });

  it('runs on every platform: it is bound to none', () => {
    assert.doesNotMatch(text('extension.vsixmanifest'), /TargetPlatform/);
    assert.deepEqual(
      [...files.keys()].filter((name) => /\.(?:node|exe|dll|so|dylib)$/.test(name)),
      [],
    );
  });

  it('says what it is, whose, and where it is looked after', () => {
    const manifest = JSON.parse(text('extension/package.json'));
    const { publisher, version, license, icon, galleryBanner, keywords, categories } = manifest;

    assert.deepEqual(
      { publisher, version, license },
      { publisher: 'vireo', version: productVersion, license: 'MIT' },
    );
    for (const address of [manifest.repository.url, manifest.bugs.url, manifest.homepage])
      assert.equal(new URL(address).protocol, 'https:');
    assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.ok(keywords.length >= 5 && keywords.length <= 30, `${keywords.length} keywords`);
    assert.ok(categories.includes('Linters'));
    const picture = files.get(`extension/${icon}`);
    assert.ok(picture !== undefined && picture.subarray(1, 4).toString() === 'PNG', icon);
    assert.ok(picture.readUInt32BE(16) >= 128, 'a side of at least 128 pixels');
  });

  it('shows pictures and links that resolve outside the clone', () => {
    const readme = text('extension/readme.md');
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)].map(([, address = '']) => address);
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);

    assert.notEqual(pictures.length, 0);
    for (const address of [...pictures, ...links]) assert.match(address, /^(?:https:\/\/|#)/, address);
    for (const address of pictures) assert.match(address, /\.(?:png|gif|jpe?g|webp)$/, address);
  });
});

describe('vireo.cdx.json', () => {
  const bill = readFileSync(path.join(projectRoot, 'out/vireo.cdx.json'), 'utf8');

  it('is CycloneDX 1.6 of this version, with nothing made up at random', async () => {
    const { metadata } = JSON.parse(bill);

    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(bill), null);
    assert.deepEqual(
      { name: metadata.component.name, version: metadata.component.version },
      { name: 'vireo', version: productVersion },
    );
    assert.doesNotMatch(bill, /BomRef\./);
  });

  it('lists what the third-party notices list', () => {
    const notices = readFileSync(path.join(projectRoot, 'THIRD-PARTY-NOTICES.md'), 'utf8');
    const noticed = [...notices.matchAll(/^## (\S+) (\d\S*)$/gm)].map(
      ([, name, version]) => `${name} ${version}`,
    );
    const listed = JSON.parse(bill).components.map(
      ({ group, name, version }: { group?: string; name: string; version: string }) =>
        `${group === undefined ? '' : `${group}/`}${name} ${version}`,
    );

    assert.ok(listed.length > 100, `${listed.length} components`);
    assert.deepEqual(listed.toSorted(), [...new Set(noticed)].toSorted());
  });
});
