import assert from 'node:assert/strict';
import { categories } from '../model.ts';
import { idsOf, stackOf, type Tree } from '../testing.test.ts';
import { packageSpecimens, patternSpecimens, specimensOf } from './specimen.test.ts';
import { technologies } from './technologies.generated.ts';
import type { TechnologyData } from './technology-data.ts';

interface Named {
  readonly what: string;
  readonly tree: Tree;
}

function allSpecimens({ packages = {}, patterns = {} }: TechnologyData): readonly Named[] {
  return [
    ...Object.entries(packages).flatMap(([registry, names]) =>
      specimensOf(registry, names, packageSpecimens[registry as keyof typeof packageSpecimens]),
    ),
    ...Object.entries(patterns).flatMap(([kind, names]) =>
      specimensOf(kind, names, patternSpecimens[kind as keyof typeof patternSpecimens]),
    ),
  ];
}

describe('rules of technologies', () => {
  it('know three hundred at least, of every category', () => {
    const known = new Set(technologies.map(({ category }) => category));

    assert.ok(technologies.length >= 300, `${technologies.length}`);
    assert.deepEqual(
      categories.filter((category) => !known.has(category)),
      [],
    );
  });

  it('have a name of their own each', () => {
    const names = technologies.map(({ name }) => name.toLowerCase());

    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  for (const category of categories) {
    it(`find each ${category} by each name that it has`, async () => {
      const missed: string[] = [];
      for (const technology of technologies.filter((each) => each.category === category))
        for (const { what, tree } of allSpecimens(technology))
          if (!idsOf(await stackOf(tree)).includes(technology.id)) missed.push(`${technology.id}: ${what}`);

      assert.deepEqual(missed, []);
    });
  }

  it('find nothing by a name that only begins or ends as theirs do', async () => {
    const wrong: string[] = [];
    for (const { packages = {} } of technologies)
      for (const name of packages.npm?.filter((each) => /^[a-z]+$/.test(each)) ?? [])
        for (const other of [`x-${name}x`, `${name}x-y`]) {
          const found = (await stackOf(packageSpecimens.npm(other))).technologies;
          if (found.some(({ evidence }) => evidence.some(({ kind }) => kind === 'dependency')))
            wrong.push(other);
        }

    assert.deepEqual(wrong, []);
  });
});
