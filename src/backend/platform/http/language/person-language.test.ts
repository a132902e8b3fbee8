import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languageOfHeader } from './person-language.ts';

describe('the language of a browser', () => {
  const headers: readonly (readonly [header: string | undefined, language: string | undefined])[] = [
    [undefined, undefined],
    ['', undefined],
    ['*', undefined],
    ['fr-CH, fr;q=0.9', undefined],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-GB', 'en'],
    ['fr-CH, en;q=0.5, de;q=0.8', 'de'],
    ['de;q=0, en;q=0.1', 'en'],
    ['en;q=wrong, de', 'en'],
  ];
  for (const [header, language] of headers)
    it(`is ${language} of ${header}`, () => {
      assert.equal(languageOfHeader(header), language);
    });
});
