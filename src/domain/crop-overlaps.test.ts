import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cropOverlaps } from './crop-overlaps.ts';
import type { Interval } from './intervals.ts';

const span = fc
  .record({ startMs: fc.nat(60), length: fc.nat(40) })
  .map(({ startMs, length }) => ({ startMs, endMs: startMs + length }));
const candidates = span.filter(({ startMs, endMs }) => startMs < endMs).map((one) => ({ id: 'new', ...one }));
const neighbours: fc.Arbitrary<readonly Interval[]> = fc
  .array(fc.record({ span, runs: fc.boolean() }), { maxLength: 6 })
  .map((list) =>
    list.map(({ span: { startMs, endMs }, runs }, index) => ({
      id: `other-${index}`,
      startMs,
      endMs: runs ? undefined : endMs,
    })),
  );

/** The minutes that any of them has: counted, not compared. */
function minutesOf(spans: readonly { readonly startMs: number; readonly endMs?: number | undefined }[]) {
  return Array.from({ length: 120 }, (_, minute) => minute).filter((minute) =>
    spans.some(({ startMs, endMs = 120 }) => startMs <= minute && minute < endMs),
  );
}

describe('cropOverlaps', () => {
  it('keeps every minute that was covered, and covers no other', () => {
    fc.assert(
      fc.property(candidates, neighbours, (candidate, others) => {
        const { crops } = cropOverlaps(candidate, others);
        const cropped = others.flatMap(
          (other): readonly Omit<Interval, 'id'>[] =>
            crops.find(({ id }) => id === other.id)?.after ?? [other],
        );

        assert.deepEqual(minutesOf([candidate, ...cropped]), minutesOf([candidate, ...others]));
      }),
    );
  });

  it('leaves no piece that shares time with the candidate, and none of no length', () => {
    fc.assert(
      fc.property(candidates, neighbours, (candidate, others) => {
        for (const { after } of cropOverlaps(candidate, others).crops) {
          for (const { startMs, endMs } of after) {
            assert.ok(startMs < endMs);
            assert.ok(endMs <= candidate.startMs || startMs >= candidate.endMs);
          }
        }
      }),
    );
  });

  it('names each neighbour that shares time once: cropped, covered or running', () => {
    fc.assert(
      fc.property(candidates, neighbours, (candidate, others) => {
        const { crops, covered, running } = cropOverlaps(candidate, others);
        const named = [...crops.map(({ id }) => id), ...covered, ...running];
        const sharing = others.filter((other) =>
          minutesOf([candidate]).some((at) => minutesOf([other]).includes(at)),
        );

        assert.deepEqual(named.toSorted(), sharing.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('cuts one that it lies inside in two, and never one that runs', () => {
    const plan = cropOverlaps({ id: 'new', startMs: 10, endMs: 20 }, [
      { id: 'around', startMs: 0, endMs: 30 },
      { id: 'inside', startMs: 12, endMs: 20 },
      { id: 'runs', startMs: 5 },
      { id: 'after', startMs: 20, endMs: 40 },
    ]);

    assert.deepEqual(plan, {
      crops: [
        {
          id: 'around',
          before: { startMs: 0, endMs: 30 },
          after: [
            { startMs: 0, endMs: 10 },
            { startMs: 20, endMs: 30 },
          ],
        },
      ],
      covered: ['inside'],
      running: ['runs'],
    });
  });
});
