import assert from 'node:assert/strict';
import { findPaths } from './graph.ts';
import { readFile, readGraph } from './testing.test.ts';

/** Files of a stranger that are made to harm: each is refused in a sentence, or read. */
const bombs: Readonly<Record<string, string>> = {
  'package.json': `{"dependencies": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  'package-lock.json': `{"lockfileVersion": 3, "packages": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  'pnpm-lock.yaml': `lockfileVersion: '9.0'\npackages: ${'['.repeat(50_000)}`,
  'yarn.lock': `__metadata:\n  version: 8\na: ${'{a: '.repeat(50_000)}`,
  'poetry.lock': `a = ${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  'pyproject.toml': `a = ${'{a = '.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'Cargo.lock': `[[package]]\nname = ${'['.repeat(50_000)}`,
  'pom.xml': `${'<project>'.repeat(20_000)}${'</project>'.repeat(20_000)}`,
};

/** A few lines that stand for more than a machine holds, where their aliases are written out. */
const aliasBomb = `lockfileVersion: '9.0'
a: &a [x, x, x, x, x, x, x, x, x]
${'bcdefghij'.replace(/./g, (key, at: number) => `${key}: &${key} [${`*${'abcdefghij'[at]}, `.repeat(9)}]\n`)}importers: {.: {dependencies: {ms: *j}}}
packages: {}
snapshots: {}
`;

const entityBomb = `<?xml version="1.0"?><!DOCTYPE project [<!ENTITY a "${'x'.repeat(100)}">${'bcdefgh'.replace(
  /./g,
  (key, at: number) => `<!ENTITY ${key} "${`&${'abcdefgh'[at]};`.repeat(10)}">`,
)}]><project><groupId>&h;</groupId></project>`;

describe('dependencies of a stranger', () => {
  for (const [file, text] of Object.entries(bombs)) {
    it(`do not fell it by the depth of ${file}`, async () => {
      const result = await readFile({ [file]: text }, file);

      for (const { message } of result.kind === 'refused' ? result.problems : result.graph.problems) {
        assert.match(message, /\w+ \w+/);
      }
    });
  }

  it('do not fill the memory by aliases of YAML or entities of XML', async () => {
    const yaml = await readFile({ 'pnpm-lock.yaml': aliasBomb }, 'pnpm-lock.yaml');
    const xml = await readFile({ 'pom.xml': entityBomb }, 'pom.xml');

    assert.equal(yaml.kind, 'graph');
    assert.ok(yaml.kind === 'graph' && yaml.graph.problems.length > 0);
    assert.equal(xml.kind, 'refused');
  });

  it('may need one another in a circle, and themselves', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { b: '1', a: '1' } },
      'node_modules/b': { version: '1.0.0', dependencies: { a: '1' } },
    };
    const graph = await readGraph(
      { 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) },
      'package-lock.json',
    );

    assert.deepEqual(
      findPaths(graph, 'node_modules/b').map(({ nodes }) => nodes.map(({ name }) => name)),
      [['a', 'b']],
    );
  });

  it('may link to what is not there, and to themselves', async () => {
    const packages = {
      '': { name: 'shop', dependencies: { a: '1', b: '1' } },
      'node_modules/a': { link: true, resolved: 'node_modules/a' },
      'node_modules/b': { link: true, resolved: '../elsewhere' },
    };
    const graph = await readGraph(
      { 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) },
      'package-lock.json',
    );

    assert.ok(graph.problems.length > 0);
    for (const { to } of graph.roots.flatMap((root) => root.declarations))
      assert.ok(to === undefined || graph.nodes.has(to));
  });

  it('may include one another: requirements, and parents of pom.xml', async () => {
    const requirements = {
      'requirements.txt': 'a==1\n-r requirements-dev.txt\n',
      'requirements-dev.txt': 'b==1\n-r requirements.txt\n',
    };
    const pom =
      '<project><parent><artifactId>x</artifactId><relativePath>pom.xml</relativePath></parent><artifactId>x</artifactId></project>';

    assert.deepEqual([...(await readGraph(requirements, 'requirements.txt')).nodes.keys()].sort(), [
      'a',
      'b',
    ]);
    assert.equal((await readFile({ 'pom.xml': pom }, 'pom.xml')).kind, 'graph');
  });

  it('may be asked for by the ten thousand in one manifest', async () => {
    const names = Array.from({ length: 10_000 }, (_none, index) => `p${index}`);
    const dependencies = Object.fromEntries(names.map((name) => [name, '^1.0.0']));
    const managed = names.map(
      (name) =>
        `<dependency><groupId>g</groupId><artifactId>${name}</artifactId><version>1</version></dependency>`,
    );
    const asked = managed.map((each) => each.replace('<version>1</version>', ''));
    const files = {
      'package.json': JSON.stringify({ dependencies }),
      'requirements.txt': names.map((name) => `${name}==1.0  # via p0`).join('\n'),
      'Cargo.toml': `[workspace.dependencies]\n${names.map((name) => `${name} = "1"`).join('\n')}\n[dependencies]\n${names.map((name) => `${name}.workspace = true`).join('\n')}\n`,
      'pom.xml': `<project><dependencyManagement><dependencies>${managed.join('')}</dependencies></dependencyManagement><dependencies>${asked.join('')}</dependencies></project>`,
    };

    for (const file of Object.keys(files))
      assert.equal((await readGraph(files, file)).nodes.size, names.length, file);
  });

  it('may be many: 20,000 packages with 60,000 needs, each path found', async () => {
    const count = 20_000;
    const packages: Record<string, object> = { '': { name: 'shop', dependencies: { p0: '1' } } };
    for (let index = 0; index < count; index += 1) {
      const needs = [2 * index + 1, 2 * index + 2, index + 1].filter((each) => each < count);
      packages[`node_modules/p${index}`] = {
        version: '1.0.0',
        dependencies: Object.fromEntries(needs.map((each) => [`p${each}`, '1'])),
      };
    }
    const graph = await readGraph(
      { 'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }, null, 2) },
      'package-lock.json',
    );

    assert.equal(graph.nodes.size, count);
    assert.equal(findPaths(graph, `node_modules/p${count - 1}`)[0]?.nodes.length, 15);
  });
});
