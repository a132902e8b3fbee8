/** The one contract of every format, on projects that the package managers wrote. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNodes, findPaths } from '../graph.ts';
import type { Declaration, DependencyGraph } from '../model.ts';
import { loadFixture, readFile, readGraph, type TestFiles } from '../testing.test.ts';
import { adapters, findAdapter } from './adapters.ts';
import { all } from './samples.test.ts';

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
