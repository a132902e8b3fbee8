import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ecosystem } from '../model.ts';
import { compareMavenVersions } from './maven-version.ts';
import { versionSchemeOf } from './version-scheme.ts';

/** Each line ascends. Maven's are the examples of its own specification. */
const ascending: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: [
    '1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.9.0 1.10.0',
  ],
  'crates.io': ['0.9.0 1.0.0-pre 1.0.0 1.0.1'],
  Go: [
    'v0.0.0-20190101000000-abcdefabcdef v0.0.1 v1.2.3-0.20200101000000-abcdefabcdef v1.2.3 v2.0.0+incompatible',
  ],
  PyPI: [
    '1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a2 1.0b1.dev456 1.0rc1 1.0 1.0+abc.5 1.0.post456.dev34 1.0.post456 1.1.dev1 1!0.1',
  ],
  Maven: [
    '1-alpha 1-beta 1-milestone 1-rc 1-snapshot 1 1-sp 1-foo',
    '1 1.1',
    '1-foo2 1-foo10',
    '1.foo 1-1 1.1',
    '1-sp-1 1-ga-1',
    '1-ga.1 1-sp.1',
    '2.0-rc1 2.0 2.0.1 2.0.10 2.10',
    '1.0-a1 1.0-b1 1.0-m1 1.0-rc1',
  ],
};

const equal: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['1.0.0+a 1.0.0+b'],
  'crates.io': ['1.0.0 1.0.0+build'],
  Go: ['v1.2.3 1.2.3', 'v2.0.0 v2.0.0+incompatible'],
  PyPI: ['1.0 1.0.0 v1.0', '1.0-rc.1 1.0c1 1.0rc1', '1.0-1 1.0.post1'],
  Maven: [
    '1 1.0 1.0.0 1.ga 1-ga 1.final 1-release 1-0 1- 1.',
    '1-a1 1-alpha-1',
    '1-CR1 1-rc-1',
    '1.0.0-foo.0.0 1-foo',
    '1.foo 1-foo',
  ],
};

for (const ecosystem of Object.keys(ascending) as Ecosystem[]) {
  const scheme = versionSchemeOf(ecosystem);

  describe(`versions of ${ecosystem}`, () => {
    it('ascend as their specification says', () => {
      for (const versions of (ascending[ecosystem] ?? []).map((line) => line.split(' '))) {
        for (const [index, version] of versions.entries()) {
          assert.ok(scheme.isVersion(version), version);
          for (const later of versions.slice(index + 1)) {
            assert.ok(scheme.compare(version, later) < 0, `${version} < ${later}`);
            assert.ok(scheme.compare(later, version) > 0, `${later} > ${version}`);
          }
        }
      }
    });

    it('are one where they are spelt in several ways', () => {
      for (const versions of (equal[ecosystem] ?? []).map((line) => line.split(' '))) {
        for (const version of versions) assert.equal(scheme.compare(versions[0] ?? '', version), 0, version);
      }
    });

    it('do not take in what is none', () => {
      for (const text of ['', '[1,2)', 'not a version']) assert.equal(scheme.isVersion(text), false, text);
    });

    it('know what comes before a release, and what may break', () => {
      const isPython = ecosystem === 'PyPI';
      assert.equal(scheme.isPrerelease(isPython ? '1.0rc1' : '1.0.0-rc1'), true);
      assert.equal(scheme.isPrerelease('1.0.0'), false);
      assert.equal(scheme.isBreaking('1.2.0', '1.3.0'), false);
      assert.equal(scheme.isBreaking('1.2.0', '2.0.0'), true);
    });
  });
}

describe('the order of Maven', () => {
  const part = fc.constantFrom('0', '1', '2', '10', 'alpha', 'a', 'rc', 'sp', 'ga', 'foo', 'snapshot');
  const version = fc
    .array(fc.tuple(part, fc.constantFrom('.', '-')), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts.map(([text, separator], index) => (index === 0 ? text : separator + text)).join(''),
    );

  it('is the same in both directions', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        assert.equal(Math.sign(compareMavenVersions(a, b)), -Math.sign(compareMavenVersions(b, a)) + 0);
      }),
    );
  });
});
