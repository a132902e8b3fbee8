import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetAt, passageAt, positionAt, sameText } from './text-places.ts';

const texts = fc
  .array(fc.constantFrom('one', 'two words', '', 'ü€𝄞', '\n', '\r\n', '\r', '  '), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('places in a text', () => {
  it('are the same as a line and as a number, save within the end of a line', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, wanted) => {
        const offset = Math.min(wanted, text.length);
        const isWithinEnd = text[offset - 1] === '\r' && text[offset] === '\n';

        const back = offsetAt(text, positionAt(text, offset));

        assert.equal(back, isWithinEnd ? offset - 1 : offset);
      }),
    );
  });

  it('count lines as the editor does, whatever ends them', () => {
    const text = 'a\r\nbc\rd\ne';

    assert.deepEqual(
      [0, 3, 4, 6, 8, 9].map((offset) => positionAt(text, offset)),
      [
        { line: 0, character: 0 },
        { line: 1, character: 0 },
        { line: 1, character: 1 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
        { line: 3, character: 1 },
      ],
    );
  });

  it('beyond a line are its end, and beyond the text the end of that', () => {
    assert.equal(offsetAt('ab\ncd', { line: 0, character: 9 }), 2);
    assert.equal(offsetAt('ab\ncd', { line: 7, character: 0 }), 5);
  });
});

describe('passageAt', () => {
  const text = 'One line\n\n  and another  \n';
  const quote = (from: [number, number], to: [number, number]) => {
    const [start, end] = [from, to].map(([line, character]) => ({ line, character }));
    if (start === undefined || end === undefined) return undefined;
    const passage = passageAt(text, start, end);
    return passage && text.slice(passage.start, passage.end);
  };

  it('is the selection, without blanks at its ends', () => {
    assert.equal(quote([0, 0], [0, 3]), 'One');
    assert.equal(quote([0, 3], [2, 6]), 'line\n\n  and');
  });

  it('is the line where nothing is selected', () => {
    assert.equal(quote([2, 4], [2, 4]), 'and another');
  });

  it('is nothing on an empty line', () => {
    assert.equal(quote([1, 0], [1, 0]), undefined);
    assert.equal(quote([1, 0], [2, 2]), undefined);
  });
});

describe('sameText', () => {
  it('looks past the ends of lines alone', () => {
    assert.ok(sameText('a\r\nb', 'a\nb'));
    assert.ok(!sameText('a\nb', 'a\nb\n'));
  });
});
