import assert from 'node:assert/strict';
import { documentLanguage } from './document-language.ts';

describe('documentLanguage', () => {
  it('is what was set for the client', () => {
    assert.equal(documentLanguage({ language: 'fr', countryCode: 'DE' }, 'en'), 'fr');
  });

  it('is German for Germany and Austria, in the variant of the practice', () => {
    for (const countryCode of ['DE', 'AT'])
      assert.deepEqual(
        ['en', 'en-GB', 'de', 'de-AT'].map((practice) =>
          documentLanguage({ language: null, countryCode }, practice),
        ),
        ['de', 'de', 'de', 'de-AT'],
      );
  });

  it('is that of the practice elsewhere, and where no country was said', () => {
    for (const countryCode of ['CH', 'US', 'FR', undefined])
      assert.equal(documentLanguage({ language: null, countryCode }, 'en-GB'), 'en-GB');
  });
});
