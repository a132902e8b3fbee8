import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashOf, makeKeyText, readKey, writeKey } from './key-text.ts';

describe('the text of a key', () => {
  it('is read as it was written, and by no hash of another', () => {
    const [one, other] = [makeKeyText(), makeKeyText()];

    assert.match(writeKey(one), /^vir_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    assert.deepEqual(readKey(writeKey(one)), one);
    assert.notEqual(hashOf(one), hashOf(other));
  });

  it('is none with any other character in it', () => {
    const text = writeKey(makeKeyText());
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('0', 'a', 'Z', '_', ' '),
        (at, character) => {
          fc.pre(text[at] !== character);
          assert.equal(readKey(`${text.slice(0, at)}${character}${text.slice(at + 1)}`), undefined);
        },
      ),
    );
  });

  it('is none where it is cut, or has more', () => {
    const text = writeKey(makeKeyText());
    for (const other of [text.slice(0, -1), `${text}0`, ` ${text}`, `${text}\n`, '', 'vir_'])
      assert.equal(readKey(other), undefined);
  });
});
