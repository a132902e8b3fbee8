/** What a feature of the extension weighs: the bundles that are its own, which are loaded when it is used. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { readBudgets } from '../../scripts/budgets.ts';
import { listFeatureBundles, readFeatures } from '../../scripts/manifest/features.ts';
import { projectRoot } from '../../scripts/paths.ts';

describe('the bundles of a feature', () => {
  const budgets = readBudgets(projectRoot);
  const bundles = Map.groupBy(
    Object.entries(listFeatureBundles(projectRoot)),
    ([, entry]) => entry.split('/')[3] ?? '',
  );

  it('have a budget each, and there is none of another feature', () => {
    const features = [...budgets.keys()].filter((name) => name.startsWith('feature '));

    assert.deepEqual(
      features,
      [...bundles.keys()].toSorted().map((name) => `feature ${name}`),
    );
  });

  for (const name of readFeatures(projectRoot).keys()) {
    const own = bundles.get(name);
    if (own === undefined) continue;
    const limit = budgets.get(`feature ${name}`)?.kilobytes ?? 0;
    it(`are below ${limit} kB for ${name}`, () => {
      const size = own.reduce(
        (sum, [output]) => sum + statSync(path.join(projectRoot, 'dist', output)).size,
        0,
      );

      assert.ok(size <= limit * 1000, `${Math.ceil(size / 1000)} kB`);
    });
  }
});
