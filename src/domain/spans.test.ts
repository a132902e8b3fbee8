import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutSpan, overlapOf, type Span, subtractSpans } from './spans.ts';

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 500 }))
  .map(([fromMs, length]): Span => ({ fromMs, toMs: fromMs + length }));
const lengthOf = ({ fromMs, toMs }: Span) => toMs - fromMs;
const sum = (spans: readonly Span[]) => spans.reduce((total, span) => total + lengthOf(span), 0);

describe('spans', () => {
  it('leaves of a span what none of the others has, to the millisecond', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 4 }), (span, others) => {
        const left = subtractSpans(span, others);

        const isIn = (one: Span, ms: number) => one.fromMs <= ms && ms < one.toMs;
        const expected = Array.from({ length: lengthOf(span) }, (_, index) => span.fromMs + index).filter(
          (ms) => !others.some((other) => isIn(other, ms)),
        );
        assert.equal(sum(left), expected.length);
        assert.ok(expected.every((ms) => left.some((part) => isIn(part, ms))));
      }),
    );
  });

  it('cuts exactly the gap out of what is over', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (span, gap) => {
        const { before, after } = cutSpan({ startMs: span.fromMs, endMs: span.toMs }, gap);

        const parts = [
          ...(before ? [before] : []),
          ...(after ? [{ fromMs: after.startMs, toMs: after.endMs ?? Number.NaN }] : []),
        ];
        const shared = overlapOf(span, gap);
        assert.equal(sum(parts) + (shared ? lengthOf(shared) : 0), lengthOf(span));
      }),
    );
  });

  it('lets what goes on go on behind the gap', () => {
    assert.deepEqual(cutSpan({ startMs: 0 }, { fromMs: 10, toMs: 20 }), {
      before: { fromMs: 0, toMs: 10 },
      after: { startMs: 20, endMs: undefined },
    });
  });
});
