import assert from 'node:assert/strict';
import { findPaths } from '../graph.ts';
import { readGraph } from '../testing.test.ts';
import { suggestUpgrade } from './suggest-upgrade.ts';
import { suggest } from './testing.test.ts';

const manifest = `{
    "name": "shop",
    "dependencies": {
        "debug": "^4.3.0",
        "chalk": "4.1.0"
    }
}
`;

const lockOf = (more: object = {}): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: 'shop', dependencies: { debug: '^4.3.0', chalk: '4.1.0' } },
      'node_modules/debug': { version: '4.3.4', dependencies: { ms: '2.1.2' } },
      'node_modules/chalk': { version: '4.1.0' },
      'node_modules/ms': { version: '2.1.2' },
      ...more,
    },
  });
describe('an upgrade', () => {
  const files = { 'package-lock.json': lockOf(), 'package.json': manifest };

  it('of what a manifest asks for changes that requirement alone, in its form', async () => {
    const { upgrade, after } = await suggest(files, 'node_modules/debug', '4.3.5');

    assert.equal(after, manifest.replace('"^4.3.0"', '"^4.3.5"'));
    assert.deepEqual(
      { title: upgrade.title, isBreaking: upgrade.isBreaking },
      { title: 'Upgrade debug to 4.3.5', isBreaking: false },
    );
  });

  it('is told to be breaking where the major version changes', async () => {
    const { upgrade, after } = await suggest(files, 'node_modules/chalk', '5.0.1');

    assert.equal(after, manifest.replace('"4.1.0"', '"5.0.1"'));
    assert.equal(upgrade.isBreaking, true);
  });

  it('of what only others bring is an override, in the indentation of the file', async () => {
    const { after } = await suggest(files, 'node_modules/ms', '2.1.3');

    assert.equal(
      after,
      manifest.replace('    }\n}', '    },\n    "overrides": {\n        "ms": "^2.1.3"\n    }\n}'),
    );
  });

  it('is a sentence where an override would force another major version on somebody', async () => {
    const more = {
      'node_modules/old': { version: '1.0.0', dependencies: { ms: '0.7.3' } },
      'node_modules/old/node_modules/ms': { version: '0.7.3' },
    };
    const { upgrade } = await suggest(
      { ...files, 'package-lock.json': lockOf(more) },
      'node_modules/ms',
      '2.1.3',
    );

    assert.deepEqual(upgrade.changes, []);
    assert.equal(upgrade.title, 'ms 2.1.3 fixes it: upgrade debug, which brings it');
  });

  it('of Yarn stands in resolutions, of pnpm below its own name', async () => {
    const yarn = {
      'package.json': '{ "dependencies": { "debug": "4.3.4" } }',
      'yarn.lock':
        '# yarn lockfile v1\n\n\ndebug@4.3.4:\n  version "4.3.4"\n  dependencies:\n    ms "2.1.2"\n\nms@2.1.2:\n  version "2.1.2"\n',
    };
    const pnpm = {
      'package.json': '{ "dependencies": { "debug": "4.3.4" } }',
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      debug:
        specifier: 4.3.4
        version: 4.3.4
snapshots:
  debug@4.3.4:
    dependencies:
      ms: 2.1.2
  ms@2.1.2: {}
`,
    };

    assert.deepEqual(JSON.parse((await suggest(yarn, 'ms@2.1.2', '2.1.3')).after ?? '').resolutions, {
      ms: '^2.1.3',
    });
    assert.deepEqual(JSON.parse((await suggest(pnpm, 'ms@2.1.2', '2.1.3')).after ?? '').pnpm, {
      overrides: { ms: '^2.1.3' },
    });
  });

  it('changes every manifest of a workspace that asks for the package, and each place once', async () => {
    const pnpm = {
      'package.json': '{ "dependencies": { "ms": "^2.0.0" } }',
      'cart/package.json': '{ "devDependencies": { "ms": "2.1.2" } }',
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .: { dependencies: { ms: { specifier: ^2.0.0, version: 2.1.2 } } }
  cart: { devDependencies: { ms: { specifier: 2.1.2, version: 2.1.2 } } }
snapshots:
  ms@2.1.2: {}
`,
    };
    const { upgrade } = await suggest(pnpm, 'ms@2.1.2', '2.1.3');

    assert.deepEqual(
      upgrade.changes.map(({ file, edits }) => [file, edits.map(({ newText }) => newText)]),
      [
        ['package.json', ['^2.1.3']],
        ['cart/package.json', ['2.1.3']],
      ],
    );
  });

  it('is a sentence that names the manifest where one of them forbids the version: edited alone, the other keeps the old one', async () => {
    const pnpm = {
      'package.json': '{ "dependencies": { "ms": "2.1.2" } }',
      'cart/package.json': '{ "dependencies": { "ms": ">=2.0.0 <2.1.3" } }',
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .: { dependencies: { ms: { specifier: 2.1.2, version: 2.1.2 } } }
  cart: { dependencies: { ms: { specifier: '>=2.0.0 <2.1.3', version: 2.1.2 } } }
snapshots:
  ms@2.1.2: {}
`,
    };
    const { upgrade } = await suggest(pnpm, 'ms@2.1.2', '2.1.3');

    assert.deepEqual(upgrade.changes, []);
    assert.equal(
      upgrade.title,
      'ms 2.1.3 fixes it, which ">=2.0.0 <2.1.3" in cart/package.json does not allow: change that by hand',
    );
  });

  it('is an install where the requirement allows the version already', async () => {
    const pnpm = {
      'package.json': '{ "dependencies": { "ms": "1.0.0 || ^2.0.0" } }',
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .: { dependencies: { ms: { specifier: 1.0.0 || ^2.0.0, version: 2.1.2 } } }
snapshots:
  ms@2.1.2: {}
`,
    };
    const { upgrade } = await suggest(pnpm, 'ms@2.1.2', '2.1.3');

    assert.deepEqual(
      { title: upgrade.title, changes: upgrade.changes },
      { title: 'ms 2.1.3 fixes it: install it', changes: [] },
    );
  });

  it('of what a property of a parent pom.xml says changes the property', async () => {
    const parent = '<project><artifactId>p</artifactId><properties><v>1.0</v></properties></project>';
    const dependency =
      '<dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency>';
    const own = `<project><parent><artifactId>p</artifactId></parent><artifactId>c</artifactId><dependencies>${dependency}</dependencies></project>`;
    const files = { 'pom.xml': parent, 'c/pom.xml': own };
    const graph = await readGraph(files, 'c/pom.xml');
    const node = graph.nodes.get('a:b');
    assert.ok(node);

    const upgrade = await suggestUpgrade(
      { graph, node, paths: findPaths(graph, node.id), to: '1.1' },
      { read: async (name) => (name === 'pom.xml' ? parent : own), known: [] },
    );

    const start = parent.indexOf('1.0');
    assert.deepEqual(upgrade.changes, [
      { file: 'pom.xml', edits: [{ startOffset: start, endOffset: start + 3, newText: '1.1' }] },
    ]);
  });

  it('in TOML stays within its quotes', async () => {
    const project =
      "[project]\nname = 'shop'\ndependencies = [\n  'idna[all] >=3.0 ; python_version > \"3\"', # why\n]\n";
    const toml = {
      'pyproject.toml': project,
      'uv.lock':
        'version = 1\n[[package]]\nname = "idna"\nversion = "3.6"\nsource = { registry = "https://pypi.org/simple" }\n',
    };

    assert.equal((await suggest(toml, 'idna@3.6', '3.7')).after, project.replace('>=3.0', '>=3.7'));
  });

  for (const asked of ['requests>=2.0', 'requests']) {
    it(`of ${asked} is a sentence that names the constraints that pin it: edited alone, pip could not resolve it`, async () => {
      const { upgrade } = await suggest(
        {
          'requirements.txt': `${asked}\n-c constraints.txt\n`,
          'constraints.txt': 'idna==3.6\nrequests==2.19.0\n',
        },
        'requests',
        '2.20.0',
      );

      assert.deepEqual(upgrade.changes, []);
      assert.equal(
        upgrade.title,
        'requests 2.20.0 fixes it, which "==2.19.0" in constraints.txt does not allow: change that by hand',
      );
    });
  }

  it('changes the requirement where the constraints allow the version', async () => {
    const files = { 'requirements.txt': 'requests==2.19.0\n-c limits.txt\n', 'limits.txt': 'requests<3\n' };

    assert.equal((await suggest(files, 'requests', '2.20.0')).after, 'requests==2.20.0\n-c limits.txt\n');
  });

  for (const [overrides, where] of [
    [{ debug: { ms: '2.1.2' } }, 'overrides.debug.ms'],
    [{ debug: { ms: { '.': '2.1.2' } } }, 'overrides.debug.ms'],
    [{ 'ms@2': '2.1.2' }, 'overrides.ms@2'],
  ] as const) {
    it(`is a sentence where ${where} holds the old version, which wins over one beside it`, async () => {
      const files = {
        'package-lock.json': lockOf(),
        'package.json': JSON.stringify({ dependencies: { debug: '^4.3.0' }, overrides }),
      };
      const { upgrade } = await suggest(files, 'node_modules/ms', '2.1.3');

      assert.deepEqual(upgrade.changes, []);
      assert.equal(
        upgrade.title,
        `ms 2.1.3 fixes it, which "2.1.2" of ${where} in package.json does not allow: change that by hand`,
      );
    });
  }

  it('leaves a package.json alone whose overrides are none', async () => {
    for (const overrides of ['[]', '"x"', '3', `${'['.repeat(100_000)}`]) {
      const files = { 'package-lock.json': lockOf(), 'package.json': `{"overrides": ${overrides}}` };

      assert.deepEqual((await suggest(files, 'node_modules/ms', '2.1.3')).upgrade.changes, []);
    }
  });

  it('keeps what an override sets for the dependencies of the package', async () => {
    const files = {
      'package-lock.json': lockOf(),
      'package.json': '{"overrides": {"ms": {"inner": "1.0.0"}}}',
    };

    assert.equal(
      (await suggest(files, 'node_modules/ms', '2.1.3')).after,
      '{"overrides": {"ms": {"inner": "1.0.0", ".": "^2.1.3"}}}',
    );
  });

  it('raises the override that there is', async () => {
    const files = { 'package-lock.json': lockOf(), 'package.json': '{"overrides": {"ms": "2.1.2"}}' };

    assert.equal((await suggest(files, 'node_modules/ms', '2.1.3')).after, '{"overrides": {"ms": "^2.1.3"}}');
  });

  for (const [before, after] of [
    [
      '{"dependencies":{"debug":"^4.3.0"}}',
      '{"dependencies":{"debug":"^4.3.0"},"overrides":{"ms":"^2.1.3"}}',
    ],
    ['{ "a": {}, "overrides": { "b": "1" } }\n', '{ "a": {}, "overrides": { "b": "1", "ms": "^2.1.3" } }\n'],
    [
      '{\n  "files": ["a", "b"],\n  "overrides": { "b": "1" }\n}\n',
      '{\n  "files": ["a", "b"],\n  "overrides": { "b": "1", "ms": "^2.1.3" }\n}\n',
    ],
  ] as const) {
    it(`keeps the form of ${JSON.stringify(before)}`, async () => {
      const files = { 'package-lock.json': lockOf(), 'package.json': before };
      const { upgrade, after: text } = await suggest(files, 'node_modules/ms', '2.1.3');

      assert.equal(text, after);
      assert.ok(upgrade.changes[0]?.edits.every(({ startOffset }) => startOffset > 0));
    });
  }
});
