import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitsGlob } from './glob.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 12 });
const texts = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });

describe('fitsGlob', () => {
  it('says what a regular expression of the same meaning says', () => {
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const meaning = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        assert.equal(fitsGlob(pattern, text), meaning.test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes dots and brackets as they are, and does not look at case', () => {
    assert.equal(fitsGlob('github.com/acme/*', 'GitHub.com/Acme/api'), true);
    assert.equal(fitsGlob('github.com/*', 'githubxcom/acme'), false);
    assert.equal(fitsGlob('[ab]', 'a'), false);
  });
});
