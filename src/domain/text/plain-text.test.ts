import assert from 'node:assert/strict';
import { isPlainLine, isPlainText } from './plain-text.ts';

describe('plain text', () => {
  const refused = [
    '\u0000',
    '\u0008',
    '\u000b',
    '\u001f',
    '\u007f',
    '\u0085',
    '\ud800',
    '\udc00',
    '\ufdd0',
    '\ufffe',
    '\uffff',
    '\u{1fffe}',
  ];

  for (const character of refused) {
    const name = `U+${character.codePointAt(0)?.toString(16).padStart(4, '0').toUpperCase()}`;

    it(`has no ${name}, in a line or in lines`, () => {
      assert.equal(isPlainLine(`a${character}b`), false);
      assert.equal(isPlainText(`a${character}b`), false);
    });
  }

  it('has every other character that XML can hold', () => {
    const text = 'Łódź Ελληνικά 咨询 \u00a0 \ufffd \u{1f600} \u{10fffd}';

    assert.ok(isPlainLine(text));
    assert.ok(isPlainText(`${text}\n\t\r`));
  });

  it('of one line has no line breaks and no controls of direction', () => {
    for (const character of ['\n', '\t', '\r', '\u2028', '\u202e', '\u2066']) {
      assert.equal(isPlainLine(`a${character}b`), false);
    }
  });
});
