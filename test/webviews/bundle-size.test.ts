import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/build/bundle.ts';
import { projectRoot } from '../../scripts/paths.ts';

/** Kilobytes as built; one careless import (all of zod, every language of a highlighter) doubles them. */
const limits = {
  invoice: 300,
  coach: 450,
  explain: 450,
  scanner: 300,
  dashboard: 300,
  stack: 300,
  reports: 300,
  // 137 of it are zod. 312 until it named shared time, forms took project, task and day, lengths were told their times, and bars
  // had colours and names: each is small, and seen at every look at the page, so that to load it later would cost more.
  // Then 328, until bars that lie over one another had lanes, rows of a night their part of the day, a refusal said what to type,
  // each place of shared time led to its own entry, and a submission was on the week as it was seen. Then 334, until rows of the day
  // stayed what they were while others came in (lit's `repeat`): a key took the next one, and what was typed was lost.
  week: 337,
} as const;

describe('the bundle of a view', () => {
  for (const [name, limit] of Object.entries(limits)) {
    it(`is below ${limit} kB for ${name}`, async () => {
      const bundle = {
        output: `webviews/${name}.js`,
        entry: `webviews/${name}/main.ts`,
        kind: 'webview',
      } as const;

      const { outputFiles = [] } = await build({
        ...bundleOptions(projectRoot, bundle, '/dist'),
        write: false,
      });

      const script = outputFiles.find(({ path }) => path.endsWith('.js'));
      assert.ok(script !== undefined);
      assert.ok(script.contents.length <= limit * 1000, `${Math.ceil(script.contents.length / 1000)} kB`);
      assert.doesNotMatch(script.text, /(?<![\w$.])eval\(|createElement\(["']iframe/);
    });
  }
});
