import assert from 'node:assert/strict';
import { countryCodes } from '../invoicing/codes/code-lists.ts';
import { isCurrency } from '../money.ts';
import { countryOfZone } from './country-of-zone.ts';
import { currencyOfCountry } from './currency-of-country.ts';
import { findFirstCountry, type MachinePlace } from './first-country.ts';

describe('first country of a practice', () => {
  const cases: readonly (readonly [MachinePlace, string])[] = [
    [{ locale: 'en', zone: 'Europe/Berlin' }, 'DE EUR'],
    [{ locale: 'en-US', zone: 'Europe/Berlin' }, 'DE EUR'],
    [{ locale: 'en-GB', zone: 'Europe/Zurich' }, 'CH CHF'],
    [{ locale: 'de', zone: 'Europe/Vienna' }, 'AT EUR'],
    [{ locale: 'en-US', zone: 'Asia/Kolkata' }, 'IN INR'],
    [{ locale: 'en-US', zone: 'Europe/Kyiv' }, 'UA UAH'],
    [{ locale: 'en', zone: 'America/New_York' }, 'US USD'],
    [{ locale: 'pl-PL', zone: 'Etc/UTC' }, 'PL PLN'],
    [{ locale: 'en-GB', zone: 'Etc/Unknown' }, 'GB GBP'],
    [{ locale: 'sv-SE' }, 'SE SEK'],
    [{ locale: 'es-419', zone: 'UTC' }, 'DE EUR'],
  ];
  for (const [place, expected] of cases) {
    it(`is ${expected} for ${place.locale} in ${place.zone ?? 'no zone'}`, () => {
      const { countryCode, currency } = findFirstCountry(place);

      assert.equal(`${countryCode} ${currency}`, expected);
    });
  }
});

describe('countries of time zones', () => {
  it('name a country of ISO 3166-1 for each zone of a place', () => {
    const nowhere = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.includes('/') && !zone.startsWith('Etc/') && countryOfZone(zone) === undefined,
    );

    assert.deepEqual(nowhere, []);
  });

  it('prefer the likely country among several', () => {
    assert.equal(countryOfZone('Europe/Berlin', 'US'), 'DE');
    assert.equal(countryOfZone('Africa/Lubumbashi', 'CD'), 'CD');
  });
});

describe('currencies of countries', () => {
  it('are currencies of ISO 4217, one for each inhabited country', () => {
    const found = [...countryCodes].map((country) => [country, currencyOfCountry(country)] as const);

    const missing = found.filter(([, currency]) => currency === undefined).map(([country]) => country);
    const unknown = found.filter(([, currency]) => currency !== undefined && !isCurrency(currency));
    assert.deepEqual(missing, ['1A', 'AQ', 'XI']);
    assert.deepEqual(unknown, []);
  });
});
