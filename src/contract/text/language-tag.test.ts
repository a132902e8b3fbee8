import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMoney } from '../../domain/money.ts';
import { findLanguageTag } from './language-tag.ts';

describe('findLanguageTag', () => {
  it('knows the tags of BCP 47 and nothing else', () => {
    assert.deepEqual(['de', 'en-gb', 'zh-Hans-CN'].map(findLanguageTag), ['de', 'en-GB', 'zh-Hans-CN']);
    for (const text of ['xx_YY', '', 'de-DE-DE', 'english language', 'a']) {
      assert.equal(findLanguageTag(text), undefined, text);
    }
  });

  it('lets nothing through that Intl refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z]{1,9}([-_][a-zA-Z0-9]{1,9}){0,4}$/), (text) => {
        const tag = findLanguageTag(text);
        if (tag !== undefined) assert.ok(formatMoney({ minor: 100, currency: 'EUR' }, tag));
      }),
    );
  });
});
