import assert from 'node:assert/strict';
import type { DependencyGraph } from '../../model.ts';
import { readFile, readGraph } from '../../testing.test.ts';
import { aliasOf, sourceOfAddress, sourceOfRequirement } from './npm-source.ts';

const lockOf = (packages: object, version = 3): string =>
  JSON.stringify({ lockfileVersion: version, packages });
const told = ({ problems }: DependencyGraph) => problems.map(({ field, message }) => `${field}: ${message}`);
const targets = (graph: DependencyGraph) =>
  graph.roots.flatMap((root) => root.declarations.map(({ name, to }) => `${root.name} ${name} → ${to}`));

describe('package-lock.json', () => {
  it('of version 1 is refused with what to do', async () => {
    const result = await readFile(
      { 'package-lock.json': '{"lockfileVersion": 1, "dependencies": {}}' },
      'package-lock.json',
    );

    assert.match(result.kind === 'refused' ? (result.problems[0]?.message ?? '') : '', /npm 7 or newer/);
  });

  it('that was made for another package.json is told, entry by entry', async () => {
    const graph = await readGraph(
      {
        'package-lock.json': lockOf({
          '': { dependencies: { a: '1', b: '1' } },
          'node_modules/a': { version: '1.0.0' },
          'node_modules/b': { version: '1.0.0' },
        }),
        'package.json': '{ "dependencies": { "a": "2" } }',
      },
      'package-lock.json',
    );

    assert.deepEqual(told(graph), [
      'a: the lock file was made for 1, and package.json asks for 2: install again',
      'b: the lock file was made for 1, and package.json does not ask for it any more: install again',
    ]);
    assert.equal(graph.roots[0]?.declarations[0]?.requirementPlace, undefined);
  });

  it('keeps what is well-formed beside fields of the wrong kind, and names those', async () => {
    const graph = await readGraph(
      {
        'package-lock.json': lockOf({
          '': {},
          'node_modules/a': { version: 3, dependencies: ['b'] },
          'node_modules/b': { version: '1.0.0' },
        }),
      },
      'package-lock.json',
    );

    assert.deepEqual([...graph.nodes.keys()], ['node_modules/a', 'node_modules/b']);
    assert.deepEqual(told(graph), [
      'packages["node_modules/a"].version: must be text, and is a number',
      'packages["node_modules/a"].dependencies: must be a map, and is a list',
    ]);
  });

  it('finds a package of a workspace through its link, and what that needs in its own folder', async () => {
    const graph = await readGraph(
      {
        'package-lock.json': lockOf({
          '': { name: 'shop', dependencies: { cart: '*' } },
          'node_modules/cart': { link: true, resolved: 'packages/cart' },
          'packages/cart': { name: 'cart', version: '1.0.0', dependencies: { ms: '1' } },
          'packages/cart/node_modules/ms': { version: '1.0.0' },
          'node_modules/ms': { version: '2.0.0' },
        }),
      },
      'package-lock.json',
    );

    assert.deepEqual(targets(graph), [
      'shop cart → packages/cart',
      'cart ms → packages/cart/node_modules/ms',
    ]);
    assert.equal(graph.nodes.get('packages/cart')?.source, 'workspace');
  });
});

describe('yarn.lock', () => {
  const yarn1 = '# yarn lockfile v1\n\n\n';

  it('answers every request for a name with the one version that "resolutions" put there', async () => {
    const graph = await readGraph(
      {
        'yarn.lock': `${yarn1}a@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    ms "^2.0.0"\n\nms@2.1.3:\n  version "2.1.3"\n`,
        'package.json':
          '{ "name": "shop", "dependencies": { "a": "^1.0.0" }, "resolutions": { "ms": "2.1.3" } }',
      },
      'yarn.lock',
    );

    assert.deepEqual(
      graph.edges.get('a@^1.0.0')?.map(({ to }) => to),
      ['ms@2.1.3'],
    );
    assert.deepEqual(told(graph), []);
  });

  it('is told to be short of what it does not hold', async () => {
    const graph = await readGraph(
      {
        'yarn.lock': `${yarn1}a@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    gone "^2.0.0"\n`,
        'package.json': '{ "dependencies": { "a": "^1.0.0", "new": "^1.0.0" } }',
      },
      'yarn.lock',
    );

    assert.deepEqual(told(graph), [
      'new: package.json asks for it, and the lock file has nothing for it',
      'a@^1.0.0.dependencies.gone: no package of the lock file answers to it',
    ]);
  });

  it('keeps a package that Berry patches as one', async () => {
    const graph = await readGraph(
      {
        'yarn.lock': `__metadata:
  version: 8

"a@npm:1.0.0":
  version: 1.0.0
  resolution: "a@npm:1.0.0"

"a@patch:a@npm%3A1.0.0#./a.patch":
  version: 1.0.0
  resolution: "a@patch:a@npm%3A1.0.0#./a.patch::version=1.0.0"

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    a: "patch:a@npm%3A1.0.0#./a.patch"
`,
        'package.json': '{ "name": "shop", "dependencies": { "a": "patch:a@npm%3A1.0.0#./a.patch" } }',
      },
      'yarn.lock',
    );

    assert.deepEqual(targets(graph), ['shop a → a@npm:1.0.0']);
    assert.equal(graph.nodes.size, 1);
  });
});

describe('pnpm-lock.yaml', () => {
  it('tells a package apart by the peers that it was resolved with, and follows links to packages of the workspace', async () => {
    const graph = await readGraph(
      {
        'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      cart: { specifier: 'workspace:*', version: 'link:packages/cart' }
      plugin: { specifier: ^1.0.0, version: 1.0.0(host@2.0.0) }
  packages/cart:
    dependencies:
      plugin: { specifier: ^1.0.0, version: 1.0.0(host@1.0.0) }
packages:
  plugin@1.0.0: { resolution: { integrity: x }, deprecated: use another }
  host@1.0.0: {}
  host@2.0.0: {}
snapshots:
  plugin@1.0.0(host@1.0.0): { dependencies: { host: 1.0.0 } }
  plugin@1.0.0(host@2.0.0): { dependencies: { host: 2.0.0 } }
  host@1.0.0: {}
  host@2.0.0: {}
`,
      },
      'pnpm-lock.yaml',
    );

    assert.deepEqual(targets(graph), [
      '. cart → packages/cart',
      '. plugin → plugin@1.0.0(host@2.0.0)',
      'cart plugin → plugin@1.0.0(host@1.0.0)',
    ]);
    assert.equal(graph.nodes.get('plugin@1.0.0(host@1.0.0)')?.deprecated, 'use another');
    assert.equal(graph.nodes.get('plugin@1.0.0(host@1.0.0)')?.version, '1.0.0');
  });

  it('may hold another requirement than the manifest where "overrides" say so', async () => {
    const lock = `lockfileVersion: '9.0'
overrides: { 'a>ms@2': 2.1.3 }
importers:
  .: { dependencies: { ms: { specifier: 2.1.3, version: 2.1.3 } } }
snapshots:
  ms@2.1.3: {}
`;
    const manifest = '{ "dependencies": { "ms": "^2.0.0" } }';
    const graph = await readGraph({ 'pnpm-lock.yaml': lock, 'package.json': manifest }, 'pnpm-lock.yaml');
    const other = await readGraph(
      { 'pnpm-lock.yaml': lock.replace('a>ms@2', 'x'), 'package.json': manifest },
      'pnpm-lock.yaml',
    );

    assert.deepEqual(told(graph), []);
    assert.equal(other.problems.length, 1);
  });

  it('of version 5 is refused with what to do', async () => {
    const result = await readFile({ 'pnpm-lock.yaml': 'lockfileVersion: 5.4\n' }, 'pnpm-lock.yaml');

    assert.match(result.kind === 'refused' ? (result.problems[0]?.message ?? '') : '', /pnpm 8 or newer/);
  });
});

describe('where a package of npm comes from', () => {
  for (const [requirement, source] of [
    ['^1.0.0', 'registry'],
    ['latest', 'registry'],
    ['npm:ms@1', 'registry'],
    ['github:a/b', 'git'],
    ['a/b#main', 'git'],
    ['git+ssh://git@x/a.git', 'git'],
    ['https://x/a.git#v1', 'git'],
    ['https://x/a.tgz', 'url'],
    ['file:../a', 'file'],
    ['./a.tgz', 'file'],
    ['workspace:^', 'workspace'],
  ] as const) {
    it(`is ${source} by ${requirement}`, () => assert.equal(sourceOfRequirement(requirement), source));
  }

  it('is what the address in a lock file says', () => {
    const addresses = [
      undefined,
      'https://registry.npmjs.org/ms/-/ms-1.0.0.tgz',
      'https://npm.pkg.github.com/download/@a/b/1.0.0/x',
      'git+ssh://git@github.com/a/b.git#abc',
      'https://codeload.github.com/a/b/tar.gz/abc',
      'https://example.org/a.tgz',
      'file:a',
    ];

    assert.deepEqual(addresses.map(sourceOfAddress), [
      'registry',
      'registry',
      'registry',
      'git',
      'git',
      'url',
      'file',
    ]);
  });

  it('may be another name than the one that it is used by', () => {
    assert.deepEqual(aliasOf('npm:@a/b@^1.0.0'), { name: '@a/b', requirement: '^1.0.0' });
    assert.deepEqual(aliasOf('npm:ms'), { name: 'ms', requirement: '' });
    assert.deepEqual([aliasOf('npm:^1.0.0'), aliasOf('^1.0.0')], [undefined, undefined]);
  });
});
