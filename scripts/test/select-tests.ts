/** Which test files a change can reach: the fast run runs those alone. */
import { workerEntries } from '../../src/workspace/assets.ts';
import { ImportGraph, isData } from '../import-graph.ts';

/** All of them, or those that are named; with the reason, for the reader of the run. */
export interface Selection {
  readonly files: 'all' | ReadonlySet<string>;
  readonly reason: string;
}

/** Below these a file is reached by what names it. Scripts build and start what tests stand on, so that they reach all. */
const sources =
  /^(?:src|webviews|demo|bench|test)\/.*\.ts$|^scripts\/.*\.test\.ts$|^docs\/.*\.md$|^[^/]+\.md$/;

const workers: readonly string[] = Object.values(workerEntries);

/** `tests` are all test files, `changed` every file of the clone that was written, added or deleted. */
export function selectTests(root: string, tests: readonly string[], changed: readonly string[]): Selection {
  const decisive = changed.find((file) => !isReachedByName(file));
  if (decisive !== undefined) return { files: 'all', reason: `${decisive} changed` };
  if (changed.length === 0) return { files: new Set(), reason: 'nothing changed' };
  const graph = ImportGraph.read(root);
  const reached = reachedTests(graph, changed);
  const selected = tests.filter((test) => reached.has(test) || listsFolders(graph, test));
  return { files: new Set(selected), reason: `${changed.length} changed` };
}

/** They import every slice of the backend, and so would lead from each of them to the tests of all. */
const compositions = /^src\/backend\/(?:app|contexts\/[^/]+\/context)\.ts$/;

const slice = /^src\/backend\/contexts\/[^/]+\/[^/]+\//;

/** Of the tests that build the whole app, those of the slices that the change reaches otherwise. */
function reachedTests(graph: ImportGraph, changed: readonly string[]): ReadonlySet<string> {
  const isComposition = (file: string): boolean => compositions.test(file);
  if (changed.some(isComposition)) return graph.dependentsOf(changed);
  const reached = graph.dependentsOf(changed, isComposition);
  const slices = new Set(
    [...reached].map((file) => slice.exec(file)?.[0]).filter((name) => name !== undefined),
  );
  const ofSlices = [...graph.dependentsOf(changed)].filter((file) => slices.has(slice.exec(file)?.[0] ?? ''));
  return new Set([...reached, ...ofSlices]);
}

/** Whatever else changes, all tests can have met it. */
export function isReachedByName(file: string): boolean {
  return sources.test(file) && !isData(file) && !workers.includes(file);
}

/** What such a test reads, it finds by itself: no name leads there. Tests of the gates plant what those shall see. */
export function listsFolders(graph: ImportGraph, test: string): boolean {
  const text = graph.textOf(test);
  return /\b(?:globSync|readdirSync|cpSync)\(/.test(text) && !/from '[./]+scripts\/check\b/.test(text);
}
