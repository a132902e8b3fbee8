import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { countTexts, matchesPattern, placesOf, readPattern, sourceOfPattern, textAt } from './api-pattern.ts';

const sourceOf = (text: string) => {
  const pattern = readPattern(text);
  return pattern && sourceOfPattern(pattern);
};

describe('a pattern of a data model', () => {
  it('is written so that each language reads it alike', () => {
    assert.equal(sourceOf(String.raw`^INV-\d{4}$`), '^INV-[0-9]{4}$');
    assert.equal(sourceOf(String.raw`[A-Z]{2,3}[\w.-]?`), String.raw`^[A-Z]{2,3}[\-.0-9A-Z_a-z]{0,1}$`);
    assert.equal(sourceOf(String.raw`a\.b+`), String.raw`^a\.b{1,255}$`);
    assert.equal(sourceOf('[x-z]*'), '^[x-z]{0,255}$');
  });

  it('is none with parts that values cannot be made for', () => {
    for (const text of [
      '',
      '^$',
      '(a|b)',
      'a|b',
      '.',
      '[^a]',
      String.raw`\s`,
      'a{3,2}',
      '[z-a]',
      'ä',
      'a**',
      '(?=a)',
    ])
      assert.equal(readPattern(text), undefined, text);
  });

  it('has values that match it, each once and in order', () => {
    const set = fc.constantFrom(
      '[A-Z]',
      String.raw`\d`,
      '[a-c_]',
      'x',
      String.raw`\.`,
      String.raw`[\]\\^-]`,
      '-',
    );
    const count = fc.constantFrom('', '?', '+', '*', '{3}', '{1,2}');
    const patterns = fc.array(fc.tuple(set, count), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(patterns, fc.nat(500), (parts, number) => {
        const text = parts.map((part) => part.join('')).join('');
        const pattern = readPattern(text);
        assert.ok(pattern, text);
        const places = placesOf(pattern);
        const value = textAt(places, number % countTexts(places));
        assert.ok(matchesPattern(pattern, value), `${text}: ${value}`);
        assert.ok(new RegExp(`^(?:${text})$`).test(value), `${text}: ${value}`);
        if (countTexts(places) > 500) assert.ok(value < textAt(places, number + 1) || number === 500, text);
      }),
    );
  });
});
