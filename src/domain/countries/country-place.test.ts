import assert from 'node:assert/strict';
import { countryCodes } from '../invoicing/codes/code-lists.ts';
import { isCurrency } from '../money.ts';
import { isTimeZone } from '../zones.ts';
import { zonesOfCountry } from './country-of-zone.ts';
import { placeOfCountry } from './country-place.ts';

const canonical = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

describe('what follows from a country', () => {
  it('is its currency, its main zone and its language', () => {
    const of = (country: string) => Object.values(placeOfCountry(country));

    assert.deepEqual(of('DE'), ['EUR', 'Europe/Berlin', 'de']);
    assert.deepEqual(of('CH'), ['CHF', 'Europe/Zurich', 'de']);
    assert.deepEqual(of('US'), ['USD', 'America/New_York', 'en']);
    assert.deepEqual(of('BR'), ['BRL', 'America/Sao_Paulo', 'pt']);
  });

  it('is whole for every country of an invoice, with a zone that lies in it', () => {
    for (const country of countryCodes) {
      const { currency, zone, language } = placeOfCountry(country);
      assert.ok(isCurrency(currency), `${country} ${currency}`);
      assert.ok(isTimeZone(zone), `${country} ${zone}`);
      assert.match(language, /^[a-z]{2,3}$/, country);
      const zones = zonesOfCountry(country).map(canonical);
      assert.ok(zones.length === 0 || zones.includes(canonical(zone)), `${country} ${zone}`);
    }
  });
});
