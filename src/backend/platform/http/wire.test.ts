import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageSchema } from './wire.ts';

describe('languageSchema', () => {
  it('takes no language that Intl refuses', () => {
    const part = fc.constantFrom('1996', 'DE', 'Latn', 'a1', 'ab1', 'valencia', 'x1x2', '419');
    fc.assert(
      fc.property(fc.constantFrom('de', 'en', 'fil'), fc.array(part, { maxLength: 5 }), (base, parts) => {
        const tag = [base, ...parts].join('-');
        if (!languageSchema.safeParse(tag).success) return;
        assert.doesNotThrow(() => new Intl.NumberFormat(tag), tag);
      }),
    );
    assert.equal(languageSchema.safeParse('de-1996-1996').success, false);
    assert.equal(languageSchema.safeParse('en-GB').success, true);
  });
});
