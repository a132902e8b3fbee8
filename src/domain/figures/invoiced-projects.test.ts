import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { splitByProject, withoutProject } from './invoiced-projects.ts';

const line = fc.record({
  net: fc.integer({ min: -10_000, max: 1_000_000 }),
  seconds: fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 90_000 }))
    .map((of) => new Map(Object.entries(of))),
});

describe('what of an invoice is of which project', () => {
  it('adds up to the invoice, whatever its lines and its discount are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.array(line, { maxLength: 8 }),
        (minor, lines) => {
          const parts = [...splitByProject({ minor, currency: 'EUR' }, lines).values()];
          assert.equal(
            parts.reduce((sum, part) => sum + part.minor, 0),
            minor,
          );
        },
      ),
    );
  });

  it('is shared by the time on each line, and a discount in proportion', () => {
    const lines = [
      {
        net: 30_000,
        seconds: new Map([
          ['a', 7_200],
          ['b', 3_600],
        ]),
      },
      { net: 10_000, seconds: new Map<string, number>() },
    ];
    const split = (minor: number) =>
      [...splitByProject({ minor, currency: 'EUR' }, lines)].map(([id, money]) => [id, money.minor]);

    assert.deepEqual(split(40_000), [
      ['a', 20_000],
      ['b', 10_000],
      [withoutProject, 10_000],
    ]);
    assert.deepEqual(split(36_000), [
      ['a', 18_000],
      ['b', 9_000],
      [withoutProject, 9_000],
    ]);
  });
});
