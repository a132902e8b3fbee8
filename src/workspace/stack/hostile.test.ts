import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factReaders } from './facts/readers.ts';
import { idsOf, stackOf, type Tree } from './testing.test.ts';

const deep = 50_000;
const names = [
  'package.json',
  'composer.json',
  'deno.json',
  'global.json',
  'pyproject.toml',
  'Cargo.toml',
  'mise.toml',
  'libs.versions.toml',
  'pom.xml',
  'It.csproj',
  'It.sln',
  'go.mod',
  'go.work',
  'Gemfile',
  'mix.exs',
  'pubspec.yaml',
  'pnpm-workspace.yaml',
  'compose.yaml',
  'environment.yml',
  'build.gradle',
  'settings.gradle',
  'Package.swift',
  'Podfile',
  'setup.py',
  'Dockerfile',
  'main.tf',
  'Makefile',
  '.env',
  'a.py',
  'a.ts',
  '.tool-versions',
  '.nvmrc',
  'runtime.txt',
  'gradle-wrapper.properties',
  'lerna.json',
  'rust-toolchain.toml',
  'requirements.txt',
];

/** Texts of a stranger that are made to harm. */
const bombs: Readonly<Record<string, string>> = {
  'brackets without end': '['.repeat(deep),
  'braces of JSON': `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
  'tags of XML': `<project>${'<a>'.repeat(deep)}`,
  'indents of YAML': Array.from({ length: 3000 }, (_each, depth) => `${' '.repeat(depth)}image:`).join('\n'),
  'aliases of YAML': `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.replace(/./g, (key, at: number) => `${key}: &${key} [${`*${'abcdefghij'[at]}, `.repeat(9)}]\n`)}image: *j\n`,
  'a cycle of YAML': 'image: &a\n  image: *a\n  uses: [*a]\n',
  'entities of XML': `<?xml version="1.0"?><!DOCTYPE project [<!ENTITY a "${'x'.repeat(100)}">]><project>&a;</project>`,
  'one long line': `image: ${'a'.repeat(500_000)}`,
  'slashes and colons': 'a/:'.repeat(100_000),
  'many schemes': 'x://'.repeat(100_000),
  'many packages': `dependencies {\n${"  implementation 'a.b:c:1'\n".repeat(20_000)}}\n`,
  'names of objects':
    '{"__proto__": {"x": 1}, "constructor": 1, "dependencies": {"__proto__": "1", "toString": "2"}}',
  'zero bytes': 'a\u0000b',
  nothing: '',
  'a byte order mark alone': '\ufeff',
  'marks of a merge': '<<<<<<< HEAD\n{"name": "x"}\n=======\n>>>>>>> other\n',
};

describe('stack of a stranger', function () {
  this.timeout(120_000);
  for (const [what, text] of Object.entries(bombs)) {
    it(`is read past ${what} in every manifest`, async () => {
      const tree: Tree = { ...Object.fromEntries(names.map((name) => [name, text])), 'src/a.rb': 'x = 1\n' };

      const stack = await stackOf(tree);

      assert.ok(stack.languages.some(({ name }) => name === 'Ruby'));
      assert.equal(stack.isPartial, false);
    });
  }

  it('is read past any bytes in every kind of file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
        const stack = await stackOf({ [name]: bytes });

        assert.ok(stack.packages.length >= 1);
      }),
      { numRuns: 500 },
    );
  });

  it('has a file here for every reader', () => {
    const unread = factReaders.filter((reader) => !names.some((name) => reader.matches(name, name)));

    assert.equal(unread.length, 0, `${unread.length} readers without a file`);
  });

  it('tells of manifests that cannot be read, and reads the others', async () => {
    const stack = await stackOf({ 'package.json': '{', 'b/package.json': '{"dependencies":{"vue":"3"}}' });

    assert.deepEqual(
      stack.problems.map(({ file }) => file),
      ['package.json'],
    );
    assert.ok(idsOf(stack).includes('vue'));
  });

  it('has no more evidence of a technology than can be read', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 300 }, (_each, index) => [
        `p${index}/package.json`,
        `{"name":"p${index}","dependencies":{"react":"19.0.${index}"}}`,
      ]),
    );
    const react = (await stackOf(tree)).technologies.find(({ id }) => id === 'react');

    assert.equal(react?.evidence.length, 20);
    assert.equal(react?.evidenceCount, 300);
  });
});
