import assert from 'node:assert/strict';
import { firstStartOf, type MachineFacts } from './first-start-facts.ts';

describe('first settings of a practice', () => {
  const cases: readonly (readonly [MachineFacts, string])[] = [
    [{ locale: 'de-AT', timeZone: 'Europe/Vienna' }, 'Europe/Vienna EUR AT de'],
    [{ locale: 'de-CH', timeZone: 'Europe/Zurich' }, 'Europe/Zurich CHF CH de'],
    [{ locale: 'en', timeZone: 'Europe/Berlin' }, 'Europe/Berlin EUR DE en'],
    [{ locale: 'en', timeZone: 'America/New_York' }, 'America/New_York USD US en'],
    [{ locale: 'en-US-u-va-posix', timeZone: undefined }, 'UTC USD US en'],
    [{ locale: 'en-GB', timeZone: 'Etc/Unknown' }, 'UTC GBP GB en'],
    [{ locale: 'es-419', timeZone: 'UTC' }, 'UTC EUR DE es'],
  ];
  for (const [facts, expected] of cases) {
    it(`are ${expected} on a machine of ${facts.locale} in ${facts.timeZone ?? 'no zone'}`, () => {
      const { zone, currency, countryCode, language } = firstStartOf(0, facts);

      assert.equal([zone, currency, countryCode, language].join(' '), expected);
    });
  }
});
