/** What a feature declares stands in its folder alone, and in no list elsewhere. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFeatures } from '../../scripts/manifest/features.ts';
import { projectRoot } from '../../scripts/paths.ts';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';

/** Ids of what a feature declares: each is written in its folder. */
function idsOf({ commands, ...feature }: Feature): readonly string[] {
  return [
    ...Object.keys(commands),
    ...(feature.views ?? []).map(({ id }) => id),
    ...(feature.panels ?? []),
    ...(feature.pageSchemes ?? []),
    ...Object.keys(feature.settings ?? {}),
    ...Object.keys(feature.bundles ?? {}),
  ];
}

describe('what features declare', () => {
  const owners = new Map(
    [...readFeatures(projectRoot)].flatMap(([name, feature]) => idsOf(feature).map((id) => [id, name])),
  );
  const isCentral = (file: string) =>
    /^src\/contract\/(?:commands|views|settings)\.ts$|^scripts\/(?:bundles\.ts|manifest\/)/.test(file);

  // A feature, and the host table of a page, may run the commands of several.
  it('is written in no central file, and in no other that would take its place', () => {
    const written = globSync('{src,scripts,webviews}/**/*.{ts,cjs}', { cwd: projectRoot })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter(
        (file) =>
          !/\.(?:test|generated)\.ts$|^src\/extension\/features\/|^webviews\/[^/]+\/host\//.test(file),
      )
      .flatMap((file) => {
        const text = readFileSync(path.join(projectRoot, file), 'utf8');
        const named = [...text.matchAll(/[\w.-]*vireo[\w.-]+|[\w-]+\.js\b/g)].map(([id]) => id);
        const of = new Set(named.flatMap((id) => owners.get(id) ?? []));
        return of.size > (isCentral(file) ? 0 : 1) ? [`${file}: ${[...of].join(', ')}`] : [];
      });

    assert.ok(owners.size > 200);
    assert.deepEqual(written, []);
  });
});
