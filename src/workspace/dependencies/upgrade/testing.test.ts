import assert from 'node:assert/strict';
import { findPaths } from '../graph.ts';
import { readGraph, type TestFiles } from '../testing.test.ts';
import { suggestUpgrade } from './suggest-upgrade.ts';

export async function suggest(files: TestFiles, id: string, to: string) {
  const [first = ''] = Object.keys(files);
  const file = Object.keys(files).find((name) => /lock/.test(name)) ?? first;
  const graph = await readGraph(files, file);
  const node = graph.nodes.get(id);
  assert.ok(node);
  const read = async (name: string) => files[name];
  const upgrade = await suggestUpgrade({ graph, node, paths: findPaths(graph, id), to }, { read, known: [] });
  const [change] = upgrade.changes;
  const text = files[change?.file ?? ''];
  const after = change?.edits.reduceRight(
    (so, { startOffset, endOffset, newText }) => so.slice(0, startOffset) + newText + so.slice(endOffset),
    text ?? '',
  );
  return { upgrade, after };
}
