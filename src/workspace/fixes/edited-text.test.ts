import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../scanner/model.ts';
import { EditedText } from './edited-text.ts';

/** Replaces a part, given as fractions of the text's length. */
function editOf(text: string, [a, b, newText]: readonly [number, number, string]): TextEdit {
  const [from, to] = [a, b].map((part) => Math.round((part / 100) * text.length)).sort((x, y) => x - y);
  return { startOffset: from ?? 0, endOffset: to ?? 0, newText };
}

const percent = fc.integer({ min: 0, max: 100 });

describe('EditedText', () => {
  it('tells rounds of edits as edits of the first text', () => {
    const round = fc.tuple(percent, percent, fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(round, { maxLength: 8 }), (original, rounds) => {
        const edited = new EditedText(original);
        let expected = original;
        for (const one of rounds) {
          const edit = editOf(expected, one);
          expected = expected.slice(0, edit.startOffset) + edit.newText + expected.slice(edit.endOffset);
          edited.apply([edit]);
        }
        assert.equal(edited.text, expected);

        const again = new EditedText(original);
        again.apply(edited.edits());

        assert.equal(again.text, expected);
      }),
    );
  });

  it('applies the edits of one round to the same text', () => {
    const edited = new EditedText('a(b, c)');

    edited.apply([
      { startOffset: 0, endOffset: 1, newText: 'call' },
      { startOffset: 5, endOffset: 6, newText: 'd' },
    ]);

    assert.equal(edited.text, 'call(b, d)');
    assert.equal(edited.edits().length, 2);
  });
});
