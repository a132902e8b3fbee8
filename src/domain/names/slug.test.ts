import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSlug, slugOf } from './slug.ts';

describe('the slug of an organization', () => {
  it('is one, whatever the name and however many have it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 99_999 }), (name, count) => {
        assert.ok(isSlug(slugOf(name, count)), slugOf(name, count));
      }),
    );
  });

  it('differs for each that has the name', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.integer({ min: 1, max: 999 })), (name, counts) => {
        assert.equal(new Set(counts.map((count) => slugOf(name, count))).size, counts.length);
      }),
    );
  });

  for (const [name, slug] of [
    ['Müller & Söhne GmbH', 'muller-sohne-gmbh'],
    ['Straßenbau', 'strassenbau'],
    ['', 'organization'],
    ['北京', 'organization'],
    ['--x--', 'organization'],
  ] as const)
    it(`of ${name || 'no name'} is ${slug}`, () => assert.equal(slugOf(name), slug));

  for (const text of ['ab', '-abc', 'abc-', 'a--b', 'Abc', 'a b', 'ä-b', 'a'.repeat(41), 'a/../b', ''])
    it(`is not "${text}"`, () => assert.equal(isSlug(text), false));
});
