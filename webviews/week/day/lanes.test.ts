import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLanes } from './lanes.ts';

const lanesOf = (...spans: readonly (readonly [number, number])[]) =>
  findLanes(spans.map(([start, end]) => ({ start, end })));

describe('lanes', () => {
  it('are one for what comes one after another', () => {
    assert.deepEqual(lanesOf([13, 15], [9, 11], [11, 13]), [0, 0, 0]);
  });

  it('are used again once they are free, and given to the longest first', () => {
    assert.deepEqual(lanesOf([9, 10], [9, 12], [10, 11], [12, 13]), [1, 0, 1, 0]);
  });

  it('part what begins together, though one of them has no length yet', () => {
    assert.deepEqual(lanesOf([9, 9], [9, 10]), [1, 0]);
    assert.deepEqual(lanesOf([9, 9], [9, 9]), [0, 1]);
  });

  it('hold nothing over another, and are no more than what lies over one another at once', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 15 }), (given) => {
        const spans = given.map(([start, length]) => ({ start, end: start + length }));
        const lanes = findLanes(spans);
        const isOver = (at: number, index: number) =>
          spans[index] && spans[index].start <= at && at < spans[index].end;
        const at = Array.from({ length: 41 }, (_, hour) =>
          lanes.filter((_lane, index) => isOver(hour, index)),
        );
        assert.ok(at.every((held) => new Set(held).size === held.length));
        assert.equal(
          Math.max(0, ...lanes.map((lane) => lane + 1)),
          Math.max(0, ...at.map((held) => held.length)),
        );
      }),
    );
  });
});
