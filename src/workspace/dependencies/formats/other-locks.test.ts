import assert from 'node:assert/strict';
import type { DependencyGraph } from '../model.ts';
import { findPurl } from '../purl.ts';
import { readFile, readGraph } from '../testing.test.ts';

const told = ({ problems }: DependencyGraph) => problems.map(({ field, message }) => `${field}: ${message}`);

describe('go.mod', () => {
  it('is read whatever its blocks, comments and quotes, and tells a directive that is none', async () => {
    const graph = await readGraph(
      {
        'go.mod':
          '// a comment\nmodule "example.org/shop" // why\n\nrequire(\n\t`example.org/a` v1.0.0\n)\nrequire example.org/b v2.0.0+incompatible\nrequires x\n',
      },
      'go.mod',
    );

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, version }) => [name, version]),
      [
        ['example.org/a', 'v1.0.0'],
        ['example.org/b', 'v2.0.0+incompatible'],
      ],
    );
    assert.deepEqual(graph.problems, [
      { file: 'go.mod', line: 8, message: '"requires" is no directive of go.mod' },
    ]);
  });

  it('replaces one version, or all; and tells what go.sum has no hash of', async () => {
    const graph = await readGraph(
      {
        'go.mod':
          'module m\nrequire (\n a v1.0.0\n b v1.0.0\n)\nreplace a v1.0.0 => c v1.1.0\nreplace b v9.9.9 => d v1.0.0\nreplace x\n',
        'go.sum': 'c v1.1.0 h1:x=\nc v1.1.0/go.mod h1:y=\n',
      },
      'go.mod',
    );

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, version }) => [name, version]),
      [
        ['c', 'v1.1.0'],
        ['b', 'v1.0.0'],
      ],
    );
    assert.deepEqual(told(graph), [
      'replace: must be "old => new"',
      'b: go.sum has no hash of it: run "go mod tidy"',
    ]);
  });

  it('without a module is none', async () => {
    assert.equal((await readFile({ 'go.mod': 'require a v1.0.0\n' }, 'go.mod')).kind, 'refused');
  });
});

describe('Cargo.lock', () => {
  it('keeps what is well-formed, and names what is not', async () => {
    const graph = await readGraph(
      {
        'Cargo.lock':
          'version = 3\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "git+https://x/a#abc"\ndependencies = ["gone"]\n[[package]]\nname = "b"\n',
      },
      'Cargo.lock',
    );

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, source }) => [name, source]),
      [['a', 'git']],
    );
    assert.deepEqual(told(graph), [
      'package[1]: has no name or no version',
      'package[0].dependencies[0]: no package of the lock file answers to it',
    ]);
  });

  it('takes a shared range, with its place, from the table of the workspace', async () => {
    const root = '[workspace]\nmembers = ["a"]\n[workspace.dependencies]\nlog = "0.4.1"\n';
    const graph = await readGraph(
      {
        'Cargo.lock':
          '[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = ["log"]\n[[package]]\nname = "log"\nversion = "0.4.20"\nsource = "registry+x"\n',
        'Cargo.toml': root,
        'a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\nlog.workspace = true\n',
      },
      'Cargo.lock',
    );
    const [declaration] = graph.roots[0]?.declarations ?? [];

    assert.equal(declaration?.requirement, '0.4.1');
    assert.deepEqual(
      { place: declaration?.place?.file, requirementPlace: declaration?.requirementPlace?.file },
      { place: 'a/Cargo.toml', requirementPlace: 'Cargo.toml' },
    );
    assert.equal(declaration?.requirementPlace?.range.startOffset, root.indexOf('0.4.1'));
  });
});

describe('Cargo.toml', () => {
  it('takes a shared range from the workspace above it', async () => {
    const graph = await readGraph(
      {
        'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nlog = "=0.4.20"\n',
        'crates/a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\nlog = { workspace = true }\n',
      },
      'crates/a/Cargo.toml',
    );

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, version }) => [name, version]),
      [['log', '0.4.20']],
    );
    assert.equal(graph.roots[0]?.declarations[0]?.requirementPlace?.file, 'Cargo.toml');
  });
});

describe('pom.xml', () => {
  const dependency = (fields: string): string => `<dependency>${fields}</dependency>`;

  it('puts properties in, those of properties too, and gives up where they go in a circle', async () => {
    const text = `<project><groupId>g</groupId><artifactId>a</artifactId><version>1.2</version>
      <properties><one>\${two}.0</one><two>2</two><x>\${y}</x><y>\${x}</y></properties><dependencies>
      ${dependency('<groupId>${project.groupId}</groupId><artifactId>b</artifactId><version>${one}</version>')}
      ${dependency('<groupId>g</groupId><artifactId>c</artifactId><version>${project.version}</version>')}
      ${dependency('<groupId>g</groupId><artifactId>d</artifactId><version>${x}</version>')}
      ${dependency('<artifactId>e</artifactId>')}
      </dependencies></project>`;
    const graph = await readGraph({ 'pom.xml': text }, 'pom.xml');

    assert.deepEqual(
      [...graph.nodes.values()].map(({ name, version }) => [name, version]),
      [
        ['g:b', '2.0'],
        ['g:c', '1.2'],
        ['g:d', undefined],
      ],
    );
    assert.deepEqual(graph.problems, [
      {
        file: 'pom.xml',
        field: 'dependency',
        line: 6,
        message: 'has no groupId or artifactId that is known',
      },
    ]);
  });

  it('takes no parent that is another than the one it names', async () => {
    const own =
      '<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent><artifactId>a</artifactId></project>';
    const other = `<project><artifactId>q</artifactId><dependencies>${dependency('<groupId>g</groupId><artifactId>b</artifactId>')}</dependencies></project>`;

    assert.equal((await readGraph({ 'a/pom.xml': own, 'pom.xml': other }, 'a/pom.xml')).nodes.size, 0);
    assert.equal(
      (await readGraph({ 'a/pom.xml': own, 'pom.xml': other.replace('>q<', '>p<') }, 'a/pom.xml')).nodes.size,
      1,
    );
  });

  it('that is no pom.xml, or no XML, is refused with the line', async () => {
    for (const text of ['<html></html>', '<project>\n<a>\n</project>']) {
      const result = await readFile({ 'pom.xml': text }, 'pom.xml');
      assert.equal(result.kind, 'refused');
    }
    const result = await readFile({ 'pom.xml': '<project>\n<a>\n</project>' }, 'pom.xml');
    assert.equal(result.kind === 'refused' ? result.problems[0]?.line : 0, 3);
  });
});

describe('a package URL', () => {
  for (const [ecosystem, name, version, purl] of [
    ['npm', '@scope/name', '1.0.0', 'pkg:npm/%40scope/name@1.0.0'],
    ['npm', 'ms', undefined, 'pkg:npm/ms'],
    ['PyPI', 'zope-interface', '5.0', 'pkg:pypi/zope-interface@5.0'],
    ['Go', 'github.com/gorilla/mux', 'v1.8.1', 'pkg:golang/github.com/gorilla/mux@v1.8.1'],
    ['crates.io', 'rand', '0.8.5', 'pkg:cargo/rand@0.8.5'],
    ['Maven', 'org.slf4j:slf4j-api', '2.0.9', 'pkg:maven/org.slf4j/slf4j-api@2.0.9'],
    ['npm', '', '1.0.0', undefined],
  ] as const) {
    it(`of ${name || 'nothing'} is ${purl ?? 'none'}`, () =>
      assert.equal(findPurl({ ecosystem, name, version }), purl));
  }
});
