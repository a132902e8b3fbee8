/** The one contract of every format, on projects that the package managers wrote. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNodes, findPaths } from '../graph.ts';
import type { Declaration, DependencyGraph, DependencyScope } from '../model.ts';
import { loadFixture, readFile, readGraph, type TestFiles } from '../testing.test.ts';
import { adapters, findAdapter } from './adapters.ts';

interface Sample {
  readonly folder: string;
  readonly file: string;
  /** Every package, as name@version; `?` where the format leaves the version open. Or at least these. */
  readonly packages: readonly string[];
  readonly andMore?: boolean;
  readonly scopes: Readonly<Record<string, DependencyScope>>;
  /** For name@version: the names of the shortest path, project first. */
  readonly paths: Readonly<Record<string, string>>;
  /** A name that stands in the files, to be replaced by hostile ones. */
  readonly replaceable: string;
  readonly line?: Readonly<Record<string, number>>;
}

const shop = {
  packages: [
    'ansi-styles@4.3.0',
    'chalk@4.1.2',
    'color-convert@2.0.1',
    'color-name@1.1.4',
    'debug@2.6.9',
    'debug@4.3.4',
    'fsevents@2.3.3',
    'has-flag@4.0.0',
    'minimist@1.2.8',
    'mkdirp@0.5.6',
    'ms@0.7.3',
    'ms@2.0.0',
    'ms@2.1.2',
    'querystring@0.2.1',
    'supports-color@7.2.0',
  ],
  scopes: {
    'color-name@1.1.4': 'prod',
    'fsevents@2.3.3': 'optional',
    'minimist@1.2.8': 'dev',
    'ms@2.0.0': 'prod',
  },
  paths: {
    'color-name@1.1.4': 'shop chalk ansi-styles color-convert color-name',
    'minimist@1.2.8': 'shop mkdirp minimist',
    'ms@0.7.3': 'shop ms',
    'ms@2.0.0': 'cart debug ms',
    'debug@4.3.4': 'shop debug',
  },
  replaceable: 'querystring',
} as const;

const withPeer = [...shop.packages, 'ms@2.1.3'];
const samples: readonly Sample[] = [
  { ...shop, folder: 'npm2', file: 'package-lock.json', packages: withPeer, line: { 'chalk@4.1.2': 48 } },
  { ...shop, folder: 'npm3', file: 'package-lock.json', packages: withPeer, line: { 'chalk@4.1.2': 48 } },
  { ...shop, folder: 'pnpm6', file: 'pnpm-lock.yaml', packages: withPeer, line: { 'chalk@4.1.2': 50 } },
  { ...shop, folder: 'pnpm9', file: 'pnpm-lock.yaml', packages: withPeer, line: { 'chalk@4.1.2': 47 } },
  { ...shop, folder: 'yarn1', file: 'yarn.lock', line: { 'chalk@4.1.2': 12 } },
  { ...shop, folder: 'yarn4', file: 'yarn.lock', andMore: true, line: { 'chalk@4.1.2': 41 } },
  {
    folder: 'npm3',
    file: 'package.json',
    packages: ['chalk@?', 'debug@4.3.4', 'fsevents@2.3.3', 'mkdirp@?', 'ms@0.7.3', 'ms@?', 'querystring@?'],
    scopes: { 'mkdirp@?': 'dev', 'fsevents@2.3.3': 'optional', 'debug@4.3.4': 'prod' },
    paths: { 'debug@4.3.4': 'shop debug' },
    replaceable: 'querystring',
  },
];

const requests = [
  'certifi@2023.11.17',
  'charset-normalizer@3.3.2',
  'idna@3.6',
  'requests@2.31.0',
  'urllib3@2.1.0',
];
const pytest = ['iniconfig@2.0.0', 'packaging@23.2', 'pluggy@1.3.0', 'pytest@7.4.3'];
const python: readonly Sample[] = [
  {
    folder: 'poetry',
    file: 'poetry.lock',
    packages: [...requests, ...pytest, 'colorama@0.4.6', 'typing-extensions@4.9.0'],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'typing-extensions@4.9.0': 'optional' },
    paths: { 'urllib3@2.1.0': 'shop requests urllib3', 'colorama@0.4.6': 'shop pytest colorama' },
    replaceable: 'pluggy',
    line: { 'idna@3.6': 36 },
  },
  {
    folder: 'uv',
    file: 'uv.lock',
    packages: [
      ...requests,
      ...pytest,
      'colorama@0.4.6',
      'typing-extensions@4.9.0',
      'numpy@1.26.2',
      'numpy@2.0.0',
    ],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'typing-extensions@4.9.0': 'optional' },
    paths: {
      'urllib3@2.1.0': 'shop requests urllib3',
      'numpy@1.26.2': 'shop numpy',
      'numpy@2.0.0': 'shop numpy',
    },
    replaceable: 'pluggy',
    line: { 'certifi@2023.11.17': 9 },
  },
  {
    folder: 'pipenv',
    file: 'Pipfile.lock',
    packages: [...requests, ...pytest],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'pytest@7.4.3': 'dev' },
    paths: { 'requests@2.31.0': '. requests' },
    replaceable: 'pluggy',
    line: { 'certifi@2023.11.17': 19 },
  },
  {
    folder: 'pipenv',
    file: 'Pipfile',
    packages: ['requests@?', 'pytest@7.4.3'],
    scopes: { 'requests@?': 'prod', 'pytest@7.4.3': 'dev' },
    paths: { 'pytest@7.4.3': '. pytest' },
    replaceable: 'pytest',
  },
  {
    folder: 'requirements',
    file: 'requirements-dev.txt',
    packages: ['certifi@?', 'pytest@7.4.3', 'requests@2.31.0', 'urllib3@?'],
    scopes: { 'pytest@7.4.3': 'dev', 'requests@2.31.0': 'prod' },
    paths: { 'requests@2.31.0': 'requirements.txt requests', 'pytest@7.4.3': 'requirements-dev.txt pytest' },
    replaceable: 'pytest',
  },
  {
    folder: 'compiled',
    file: 'requirements.txt',
    packages: requests,
    scopes: { 'urllib3@2.1.0': 'prod' },
    paths: { 'urllib3@2.1.0': 'requirements.txt requests urllib3', 'idna@3.6': 'requirements.txt idna' },
    replaceable: 'certifi',
  },
  {
    folder: 'pyproject',
    file: 'pyproject.toml',
    packages: ['requests@2.31.0', 'idna@?', 'typing-extensions@?', 'pytest@?'],
    scopes: { 'idna@?': 'prod', 'pytest@?': 'dev', 'typing-extensions@?': 'optional' },
    paths: { 'idna@?': 'shop idna' },
    replaceable: 'pytest',
  },
];

/** Locked by cargo itself, its registry replaced by a folder: versions 4, and 3 for an older compiler. */
const cargo = {
  file: 'Cargo.lock',
  packages: [
    'getrandom@0.1.16',
    'getrandom@0.2.11',
    'itoa@1.0.9',
    'libc@0.2.150',
    'log@0.4.20',
    'rand@0.7.3',
    'rand@0.8.5',
    'rand_core@0.6.4',
    'serde@1.0.193',
    'serde_derive@1.0.193',
  ],
  scopes: { 'itoa@1.0.9': 'dev', 'log@0.4.20': 'optional', 'getrandom@0.2.11': 'prod' },
  paths: {
    'getrandom@0.1.16': 'shop rand getrandom',
    'getrandom@0.2.11': 'shop rand rand_core getrandom',
    'serde_derive@1.0.193': 'shop serde serde_derive',
  },
  replaceable: 'serde_derive',
} as const;

const others: readonly Sample[] = [
  { ...cargo, folder: 'cargo', line: { 'itoa@1.0.9': 23 } },
  { ...cargo, folder: 'cargo3', line: { 'itoa@1.0.9': 23 } },
  {
    folder: 'cargo-own',
    file: 'Cargo.lock',
    packages: [],
    scopes: { 'tools@0.1.0': 'prod', 'store@0.2.0': 'prod' },
    paths: { 'tools@0.1.0': 'store tools', 'store@0.2.0': 'till store' },
    replaceable: 'tools',
  },
  {
    folder: 'cargo',
    file: 'Cargo.toml',
    packages: ['serde@?', 'rand@?', 'log@?', 'libc@?', 'itoa@1.0.9'],
    scopes: { 'itoa@1.0.9': 'dev', 'log@?': 'optional', 'libc@?': 'prod' },
    paths: { 'itoa@1.0.9': 'shop itoa' },
    replaceable: 'itoa',
  },
  {
    folder: 'go',
    file: 'go.mod',
    packages: [
      'github.com/google/uuid@v1.6.0',
      'github.com/gorilla/mux@v1.8.1',
      'golang.org/x/net@v0.23.0',
      'github.com/new/thing@v1.2.0',
    ],
    scopes: { 'golang.org/x/net@v0.23.0': 'prod' },
    paths: { 'golang.org/x/net@v0.23.0': 'example.org/shop golang.org/x/net' },
    replaceable: 'github.com/gorilla/mux',
    line: { 'github.com/gorilla/mux@v1.8.1': 10 },
  },
  {
    folder: 'maven',
    file: 'core/pom.xml',
    packages: [
      'com.fasterxml.jackson.core:jackson-databind@2.15.2',
      'org.slf4j:slf4j-api@2.0.9',
      'org.example:shop-api@?',
      'junit:junit@4.13.2',
      'org.unknown:thing@?',
    ],
    scopes: { 'junit:junit@4.13.2': 'dev', 'org.slf4j:slf4j-api@2.0.9': 'prod' },
    paths: { 'org.slf4j:slf4j-api@2.0.9': 'org.example:shop org.slf4j:slf4j-api' },
    replaceable: 'slf4j-api',
  },
];

const all = [...samples, ...python, ...others];

describe('a format of dependencies', () => {
  it('has a sample in this suite, whichever it is', () => {
    const tried = new Set(all.map(({ file }) => findAdapter(file)?.id));

    assert.deepEqual(
      adapters.map(({ id }) => id).filter((id) => !tried.has(id)),
      [],
    );
  });
});

for (const sample of all) {
  const { folder, file } = sample;
  const files = loadFixture(folder);
  const text = files[file] ?? '';
  const graphOf = () => readGraph(files, file);

  describe(`dependencies in ${folder}/${file}`, () => {
    it('are all of the packages, each in its version', async () => {
      const graph = await graphOf();
      const found = [...new Set(packagesOf(graph))].sort();

      if (sample.andMore === true)
        assert.deepEqual(
          sample.packages.filter((each) => !found.includes(each)),
          [],
        );
      else assert.deepEqual(found, [...sample.packages].sort());
      assert.deepEqual(
        graph.problems.filter(({ isWarning }) => isWarning !== true),
        [],
      );
    });

    it('have the scope that they ship with', async () => {
      const graph = await graphOf();

      for (const [name, scope] of Object.entries(sample.scopes))
        assert.equal(nodeOf(graph, name).scope, scope, name);
    });

    it('are here for a reason: the shortest path from a project', async () => {
      const graph = await graphOf();

      for (const [name, expected] of Object.entries(sample.paths)) {
        const [shortest] = findPaths(graph, nodeOf(graph, name).id);
        assert.equal(
          [shortest?.root.name, ...(shortest?.nodes.map((node) => node.name) ?? [])].join(' '),
          expected,
        );
      }
      if (graph.paths.kind === 'declared') assert.match(graph.paths.why, /\w+ \w+/);
      else
        for (const id of graph.nodes.keys())
          if (!isRoot(graph, id)) assert.ok(findPaths(graph, id).length > 0, id);
    });

    it('refer to nodes that are there, and none has itself for an id', async () => {
      const graph = await graphOf();
      const known = new Set([...graph.nodes.keys(), ...graph.roots.map(({ id }) => id)]);

      for (const [from, edges] of graph.edges) {
        assert.ok(known.has(from), from);
        for (const { to, name } of edges) assert.ok(to === undefined || known.has(to), `${from} → ${name}`);
      }
      for (const [id, node] of graph.nodes) assert.equal(node.id, id);
    });

    it('are declared where the manifest says so, the requirement to the letter', async () => {
      const graph = await graphOf();
      const declarations = graph.roots.flatMap((root) => root.declarations);

      assert.ok(declarations.length > 0);
      for (const declaration of declarations) checkPlace(files, declaration);
    });

    it('are declared at the same characters with a byte order mark and the line ends of Windows', async () => {
      const altered = Object.fromEntries(
        Object.entries(files).map(([name, each]) => [name, `\ufeff${each.replaceAll('\n', '\r\n')}`]),
      );
      const graph = await readGraph(altered, file);

      for (const declaration of graph.roots.flatMap((root) => root.declarations))
        checkPlace(altered, declaration);
    });

    it('have the line of the lock file where each begins', async () => {
      const graph = await graphOf();

      for (const [name, line] of Object.entries(sample.line ?? {})) {
        assert.equal(nodeOf(graph, name).place?.range.startLine, line - 1);
      }
    });

    it('are the same with a byte order mark and with the line ends of Windows', async () => {
      const expected = packagesOf(await graphOf());
      const crlf = Object.fromEntries(
        Object.entries(files).map(([name, each]) => [name, each.replaceAll('\n', '\r\n')]),
      );

      assert.deepEqual(packagesOf(await readGraph({ ...files, [file]: `\ufeff${text}` }, file)), expected);
      assert.deepEqual(packagesOf(await readGraph(crlf, file)), expected);
    });

    for (const name of ['__proto__', 'constructor', 'toString']) {
      it(`are found even when one is called ${name}`, async () => {
        const renamed = Object.fromEntries(
          Object.entries(files).map(([key, each]) => [key, each.replaceAll(sample.replaceable, name)]),
        );
        const before = Object.getOwnPropertyNames(Object.prototype).length;
        const graph = await readGraph(renamed, file);

        assert.ok(isRefusedName(graph, name) || findNodes(graph, canonical(graph, name)).length > 0);
        assert.equal(Object.getOwnPropertyNames(Object.prototype).length, before);
        assert.equal(({} as Record<string, unknown>)['version'], undefined);
      });
    }

    for (const [what, broken] of brokenTexts(text)) {
      it(`are refused, with the file named, when it ${what}`, async () => {
        const result = await readFile({ ...files, [file]: broken }, file);

        assert.equal(result.kind, 'refused');
        for (const problem of result.kind === 'refused' ? result.problems : []) {
          assert.equal(problem.file, file);
          assert.match(problem.message, /\w+ \w+/);
        }
      });
    }

    it('never make it throw, whatever part of the file is gone or doubled', async () => {
      const places = fc.integer({ min: 0, max: text.length });
      const edits = fc.tuple(places, places, fc.constantFrom('', '"', '\n', '{', ']', ' - '));
      await fc.assert(
        fc.asyncProperty(edits, async ([from, to, inserted]) => {
          const result = await readFile(
            { ...files, [file]: text.slice(0, from) + inserted + text.slice(to) },
            file,
          );
          assert.ok(result.kind === 'graph' || result.problems.length > 0);
        }),
        { numRuns: 60 },
      );
    });
  });
}

function brokenTexts(text: string): readonly (readonly [what: string, text: string])[] {
  const middle = text.indexOf('\n', text.length / 2) + 1;
  const conflict = `${text.slice(0, middle)}<<<<<<< HEAD\n=======\n>>>>>>> theirs\n${text.slice(middle)}`;
  return [
    ['is empty', ' \n'],
    ['holds a merge conflict', conflict],
    ['is binary', `\u0000${text}`],
  ];
}

function packagesOf(graph: DependencyGraph): readonly string[] {
  return [...graph.nodes.values()]
    .filter(({ source }) => source !== 'workspace')
    .map(({ name, version }) => `${name}@${version ?? '?'}`);
}

function nodeOf(graph: DependencyGraph, wanted: string) {
  const found = [...graph.nodes.values()].find(({ name, version }) => `${name}@${version ?? '?'}` === wanted);
  assert.ok(found, wanted);
  return found;
}

function isRoot(graph: DependencyGraph, id: string): boolean {
  return graph.roots.some((root) => root.id === id);
}

/** A requirement of Python begins with a letter or a digit: another name is told as a problem. */
function isRefusedName(graph: DependencyGraph, name: string): boolean {
  return graph.ecosystem === 'PyPI' && name.startsWith('_') && graph.problems.length > 0;
}

/** PyPI knows one spelling of a name. */
function canonical(graph: DependencyGraph, name: string): string {
  if (graph.ecosystem === 'Maven') return `org.slf4j:${name}`;
  return graph.ecosystem === 'PyPI' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
}

function checkPlace(files: TestFiles, declaration: Declaration): void {
  const { place, requirementPlace, requirement, name } = declaration;
  if (place === undefined) assert.fail(`${name} has no place`);
  const entry = (files[place.file] ?? '').slice(place.range.startOffset, place.range.endOffset);
  assert.notEqual(entry.trim(), '', name);
  if (requirementPlace === undefined) {
    // A range that goes over a line's end stands in the file in other characters; another has none.
    assert.ok(requirement === '' || !entry.includes(requirement), name);
    return;
  }
  const text = files[requirementPlace.file] ?? '';
  const { startOffset, endOffset, startLine, startColumn } = requirementPlace.range;

  assert.equal(text.slice(startOffset, endOffset), requirement);
  assert.ok(
    text
      .split('\n')
      [startLine]?.slice(startColumn)
      .startsWith(requirement.split('\n')[0] ?? ''),
  );
}
