/** Twenty small projects, whose facts people listed who have not seen the reader. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FactKind, factKinds } from './model.ts';
import { finds, type ListedFact, unlisted } from './testing/compare-facts.ts';
import { factsOf } from './testing/facts-of.ts';

const folder = path.join(import.meta.dirname, '../../../test/fixtures/facts');
/** People were not asked for these. */
const notAsked: ReadonlySet<FactKind> = new Set([
  'install',
  'migrate',
  'test-runner',
  'linter',
  'license',
  'script',
  'server',
  'native-package',
  'database-scheme',
  'metrics-library',
  'metric',
]);
const asked: ReadonlySet<FactKind> = new Set(factKinds.filter((kind) => !notAsked.has(kind)));

interface Listed {
  readonly files: Readonly<Record<string, string>>;
  readonly facts: readonly ListedFact[];
  /** True as well, and asked of nobody. */
  readonly alsoTrue: readonly ListedFact[];
}

describe('facts that people list', () => {
  const counts = new Map<FactKind, { all: number; found: number }>();

  for (const name of readdirSync(folder)) {
    it(`are those of ${name.replace('.json', '')}, and no other is read`, async () => {
      const listed: Listed = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      const read = await factsOf(listed.files);
      for (const fact of listed.facts) {
        const count = counts.get(fact.kind) ?? { all: 0, found: 0 };
        counts.set(fact.kind, { all: count.all + 1, found: count.found + (finds(read, fact) ? 1 : 0) });
      }
      assert.deepEqual(
        unlisted(read, [...listed.facts, ...listed.alsoTrue], asked).map(
          ({ kind, value }) => `${kind} ${value}`,
        ),
        [],
      );
      for (const { evidence } of read) assert.ok(Object.hasOwn(listed.files, evidence.file), evidence.file);
    });
  }

  it('are found: nine in ten of each kind, and nineteen in twenty of all', () => {
    const rows = [...counts].map(([kind, { all, found }]) => ({ kind, all, share: found / all }));
    assert.deepEqual(
      rows.filter(({ all, share }) => all >= 10 && share < 0.9),
      [],
    );
    const sum = [...counts.values()].reduce(
      (so, { all, found }) => ({ all: so.all + all, found: so.found + found }),
      { all: 0, found: 0 },
    );
    assert.ok(sum.all > 800 && sum.found / sum.all >= 0.95, JSON.stringify(sum));
  });
});

describe('facts that people list of ten later projects', () => {
  const later = path.join(import.meta.dirname, '../../../test/fixtures/later-facts');

  it('are found, nine in ten of all: the reader was not made by these', async () => {
    let [all, found] = [0, 0];
    for (const name of readdirSync(later)) {
      const listed: Listed = JSON.parse(readFileSync(path.join(later, name), 'utf8'));
      const read = await factsOf(listed.files);
      all += listed.facts.length;
      found += listed.facts.filter((fact) => finds(read, fact)).length;
    }
    assert.equal(all, 424);
    assert.ok(found / all >= 0.94, `${found} of ${all}`);
  });
});
