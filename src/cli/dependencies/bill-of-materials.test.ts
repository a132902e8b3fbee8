import assert from 'node:assert/strict';
import path from 'node:path';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { createCliFixture } from '../testing.test.ts';
import { copyProject, setUpDependencies } from './testing.test.ts';

describe('vireo dependencies that writes a bill of materials', () => {
  const { importFlaw, vireo } = setUpDependencies();

  it('fails over no finding when it writes a bill of materials, unless it is asked to', async () => {
    await importFlaw();
    const write = ['dependencies', '--format', 'cyclonedx', '--output', 'bom.json'];

    const plain = await vireo(...write);
    const asked = await vireo(...write, '--fail-on', 'high');

    assert.equal(plain.code, 0);
    assert.match(plain.err, /^16 packages written to bom\.json$/m);
    assert.equal(asked.code, 1);
    assert.equal((await vireo('dependencies')).code, 1);
  });

  it('writes a bill of materials that the official schema of CycloneDX 1.6 takes', async () => {
    await importFlaw();
    const { out } = await vireo('dependencies', '--format', 'cyclonedx');
    const bom = JSON.parse(out);

    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(out), null);
    assert.equal(bom.specVersion, '1.6');
    const debug = bom.components.find((each: { purl?: string }) => each.purl === 'pkg:npm/debug@4.3.4');
    assert.deepEqual(
      { scope: debug.scope, licenses: debug.licenses },
      { scope: 'required', licenses: [{ expression: 'MIT' }] },
    );
    const edge = bom.dependencies.find((each: { ref: string }) => each.ref === debug['bom-ref']);
    assert.deepEqual(edge.dependsOn, ['package-lock.json#pkg:npm/ms@2.1.2']);
    assert.deepEqual(
      bom.vulnerabilities.map(({ id }: { id: string }) => id),
      ['GHSA-aaaa-bbbb-cccc'],
    );
  });

  const subjectOf = async (files: Readonly<Record<string, string>>) => {
    const other = createCliFixture();
    for (const [name, text] of Object.entries(files)) other.write(name, text);
    const { out } = await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data');
    const folder = path.basename(other.folder);
    other.remove();
    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(out), null);
    const { metadata, components = [], dependencies } = JSON.parse(out);
    const { group, name, version, purl } = metadata.component;
    const needs = dependencies.find(({ ref }: { ref: string }) => ref === metadata.component['bom-ref']);
    return {
      subject: [group, name === folder ? 'its folder' : name, version, purl],
      components: components.map((each: { name: string }) => each.name),
      needs: needs.dependsOn,
    };
  };

  const shop = JSON.stringify({ name: '@acme/shop', version: '1.0.0', dependencies: { ms: '2.1.3' } });

  it('writes a bill of materials of the one project that there is, by its name, version and address', async () => {
    assert.deepEqual(await subjectOf({ 'package.json': shop }), {
      subject: ['@acme', 'shop', '1.0.0', 'pkg:npm/%40acme/shop@1.0.0'],
      components: ['ms'],
      needs: ['package.json#pkg:npm/ms@2.1.3'],
    });
  });

  it('writes a bill of materials of the folder where its project has no name, or it has several', async () => {
    const named = await subjectOf({ 'requirements.txt': 'idna==3.6\n' });
    const several = await subjectOf({ 'a/package.json': shop, 'b/package.json': '{"name":"b"}' });

    assert.deepEqual(
      { subject: named.subject, components: named.components },
      { subject: [undefined, 'its folder', undefined, undefined], components: ['idna'] },
    );
    assert.deepEqual(several.subject, [undefined, 'its folder', undefined, undefined]);
    assert.deepEqual(several.components.toSorted(), ['b', 'ms', 'shop']);
  });

  for (const format of ['pnpm9', 'yarn4', 'uv', 'pipenv', 'requirements', 'cargo', 'go', 'maven'] as const) {
    it(`writes a valid bill of materials of ${format}, too, the same each time`, async () => {
      const other = createCliFixture();
      copyProject(format, other);
      const first = (await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data')).out;
      const second = (await other.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data')).out;
      other.remove();

      const withoutTime = (text: string): string => text.replace(/"timestamp": "[^"]*"/, '');
      assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(first), null);
      assert.equal(withoutTime(first), withoutTime(second));
    });
  }
});
