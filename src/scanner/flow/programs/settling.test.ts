import assert from 'node:assert/strict';
import { nothingShared } from '../shared.ts';
import { emptySummary, type Keys, noKeys, type Summary } from '../summary.ts';
import type { UnitResult } from './flow-memory.ts';
import { asked, type Known, Settling } from './settling.ts';

/** Units that pass on what they are given: each one's answer is its own letter with those of the units that it asks. */
class Letters {
  readonly followed: number[] = [];
  depth = 0;
  readonly settling: Settling;
  private readonly asks: readonly (readonly number[])[];

  constructor(asks: readonly (readonly number[])[]) {
    this.asks = asks;
    this.settling = new Settling({
      resultOf: (unit, known) => this.follow(unit, known),
      holds: ({ used }, known) =>
        [...used].every(
          ([question, { exact }]) => this.keysOf(Number(question.slice(1)), known).exact === exact,
        ),
      share: () => nothingShared,
      isLate: () => false,
      depth: () => this.depth,
      isWanted: (unit) => unit < asks.length,
    });
  }

  answerOf(unit: number): string | undefined {
    return this.settling.results.get(unit)?.summary.keys.exact;
  }

  private keysOf(unit: number, known: Known): Keys {
    return known.summaries[unit]?.keys ?? noKeys;
  }

  private follow(unit: number, known: Known): UnitResult {
    this.followed.push(unit);
    this.depth += 1;
    const asks = this.asks[unit] ?? [];
    for (const other of asks) this.settling.demand(other);
    this.depth -= 1;
    const used = new Map(asks.map((other) => [`${asked.unit}${other}`, this.keysOf(other, known)] as const));
    const letters = new Set([String(unit), ...[...used.values()].flatMap(({ exact }) => [...exact])]);
    const exact = [...letters].sort().join('');
    const summary: Summary = { ...emptySummary, keys: { exact, shape: exact } };
    return { drafts: [], summary, names: new Map(), notes: [], used, asks };
  }
}

const ofModule = -1;

describe('units of a file', () => {
  it('are followed once, when another asks for them, and not where nobody does', () => {
    const letters = new Letters([[1], [2], [], [0]]);

    letters.settling.settle([0]);

    assert.deepEqual(letters.followed, [ofModule, 0, 1, 2]);
    assert.equal(letters.answerOf(0), '012');
  });

  it('are followed later where a later question needs them', () => {
    const letters = new Letters([[1], [], [1]]);

    letters.settling.settle([0]);
    letters.settling.settle([2]);

    assert.deepEqual(letters.followed, [ofModule, 0, 1, 2]);
    assert.equal(letters.answerOf(2), '12');
  });

  it('are followed until they agree where they call one another in a circle', () => {
    const letters = new Letters([[1], [2, 3], [0], []]);

    letters.settling.settle([0]);

    assert.deepEqual(
      [0, 1, 2, 3].map((unit) => letters.answerOf(unit)),
      ['0123', '0123', '0123', '3'],
    );
  });

  it('wait for those that ask where the chain of questions is too deep', () => {
    const length = 9;
    const letters = new Letters(
      Array.from({ length }, (_each, unit) => (unit + 1 < length ? [unit + 1] : [])),
    );
    letters.depth = 117;

    letters.settling.settle([0]);

    assert.equal(letters.answerOf(0), '012345678');
  });
});
