import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { moveSpan } from './moved-finding.ts';

const span = { startOffset: 10, endOffset: 20 };

describe('a place in a text that is edited', () => {
  it('holds the same characters afterwards, or is gone', () => {
    const texts = fc.string({ minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), fc.string({ maxLength: 8 }), (text, one, other, newText) => {
        const startOffset = Math.min(one, other, text.length);
        const endOffset = Math.min(Math.max(one, other), text.length);
        const edited = text.slice(0, startOffset) + newText + text.slice(endOffset);

        const moved = moveSpan(span, { startOffset, endOffset, newText });

        const touches = startOffset < span.endOffset && endOffset > span.startOffset;
        assert.equal(moved === undefined, touches);
        if (moved !== undefined) {
          assert.equal(
            edited.slice(moved.startOffset, moved.endOffset),
            text.slice(span.startOffset, span.endOffset),
          );
        }
      }),
    );
  });
});
