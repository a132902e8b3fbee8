import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findPaths } from '../../graph.ts';
import { readGraph } from '../../testing.test.ts';

interface Flags {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** What npm itself writes of a package: the other reckoning of the same. */
function scopeByNpm({ dev, optional, devOptional }: Flags): string {
  if (dev === true) return 'dev';
  return optional === true || devOptional === true ? 'optional' : 'prod';
}

describe('the lock file of this project', () => {
  const load = (name: string): string =>
    readFileSync(new URL(`../../../../../${name}`, import.meta.url), 'utf8');
  const text = load('package-lock.json');
  const lock: { readonly packages: Readonly<Record<string, Flags>> } = JSON.parse(text);

  it('has every package, in the scope that npm reckons, and a reason for each', async () => {
    const graph = await readGraph(
      { 'package-lock.json': text, 'package.json': load('package.json') },
      'package-lock.json',
    );
    const ids = Object.keys(lock.packages).filter((id) => id !== '');

    assert.ok(ids.length > 500);
    assert.deepEqual([...graph.nodes.keys()], ids);
    for (const [id, node] of graph.nodes) {
      assert.equal(node.scope, scopeByNpm(lock.packages[id] ?? {}), id);
      assert.ok(findPaths(graph, id).length > 0, id);
    }
    assert.deepEqual(graph.problems, []);
  });
});
