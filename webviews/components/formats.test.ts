import assert from 'node:assert/strict';
import { formatsFor } from './formats.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatsFor', () => {
  it('prints money exactly in the language of the reader', () => {
    const german = formatsFor('de-DE');

    assert.equal(plain(german.money({ minor: 467063, currency: 'EUR' })), '4.670,63 €');
    assert.equal(plain(german.money({ minor: -8010, currency: 'EUR' })), '−80,10 €');
    assert.equal(
      formatsFor('en-GB').money({ minor: 9007199254740991, currency: 'EUR' }),
      '€90,071,992,547,409.91',
    );
  });

  it('keeps to the digits of the currency', () => {
    const british = formatsFor('en-GB');

    assert.equal(british.money({ minor: 5, currency: 'EUR' }), '€0.05');
    assert.equal(british.money({ minor: 1500, currency: 'JPY' }), 'JP¥1,500');
    assert.equal(plain(british.money({ minor: 1234567, currency: 'KWD' })), 'KWD 1,234.567');
  });

  it('prints every digit of a price', () => {
    assert.equal(formatsFor('en-GB').price('0.0375', 'EUR'), '€0.0375');
    assert.equal(formatsFor('en-GB').price('110', 'EUR'), '€110.00');
  });

  it('says the parts that two dates share once', () => {
    assert.equal(formatsFor('en-GB').dateRange('2026-11-01', '2026-11-15'), '1–15 Nov 2026');
    assert.equal(formatsFor('de-DE').dateRange('2026-11-01', '2026-11-15'), '1.–15. Nov. 2026');
  });

  it('shows an instant in the zone it belongs to', () => {
    const british = formatsFor('en-GB');

    assert.equal(british.dayOf('2026-11-02T23:30:00Z', 'Europe/Berlin'), 'Tue 3 Nov');
    assert.equal(
      british.timeRange('2026-11-02T08:00:00Z', '2026-11-02T11:15:00Z', 'Europe/Berlin'),
      '9:00–12:15',
    );
  });

  it('tells the time on 24 hours in every language', () => {
    const times = ['en-US', 'en-GB', 'de-DE'].map((language) =>
      formatsFor(language).timeRange('2026-11-02T08:05:00Z', '2026-11-02T16:00:00Z', 'UTC'),
    );

    assert.deepEqual(times, ['8:05–16:00', '8:05–16:00', '8:05–16:00']);
    assert.match(formatsFor('en-US').momentOf('2026-11-02T08:05:00Z', 'UTC'), / 8:05$/);
  });

  it('says a run time in the unit that shows it', () => {
    const german = formatsFor('de-DE');

    assert.deepEqual(
      [0, 8, 49, 50, 200, 34_000].map((milliseconds) => plain(german.elapsed(milliseconds))),
      ['1 ms', '8 ms', '49 ms', '0,1 s', '0,2 s', '34,0 s'],
    );
  });

  it('reads a malformed tag as English', () => {
    assert.equal(formatsFor('not a tag').date('2026-11-19'), '19 Nov 2026');
  });
});
