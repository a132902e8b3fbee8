import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findHeaderFault, findNameFault, toShownName } from './header-text.ts';

describe('a text in a header', () => {
  it('holds no control character at any place', () => {
    const controls = [
      ...Array.from({ length: 32 }, (_each, code) => code),
      ...range(0x7f, 0x9f),
      0x2028,
      0x2029,
    ];
    for (const code of controls) {
      for (const text of [
        `${String.fromCharCode(code)}a`,
        `a${String.fromCharCode(code)}b`,
        `a${String.fromCharCode(code)}`,
      ]) {
        assert.notEqual(findHeaderFault(text), undefined, `U+${code.toString(16)}`);
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (findHeaderFault(text) === undefined) assert.doesNotMatch(text, /[\0\r\n\v\f\u0085\u2028\u2029]/);
      }),
    );
  });

  it('may be anything else that is not too long', () => {
    assert.equal(findHeaderFault('Rechnung Nº 12 — März · Ünïcode 🙂'), undefined);
    assert.equal(findHeaderFault('x'.repeat(500)), undefined);
    assert.notEqual(findHeaderFault('x'.repeat(501)), undefined);
    assert.notEqual(findHeaderFault('invoice\u202efdp.exe'), undefined);
  });

  it('is no name where it could be read as an address', () => {
    for (const name of ['boss@bank.example', 'Bank <b@bank.example', 'a＠b', 'x﹫y', 'Mara>', 'Mara\nVoss']) {
      assert.notEqual(findNameFault(name), undefined, name);
      assert.equal(toShownName(name), '', name);
    }
    assert.equal(toShownName('  Voß & Söhne GmbH, "Ost" '), 'Voß & Söhne GmbH, "Ost"');
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_each, at) => from + at);
}
