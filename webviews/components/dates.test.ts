import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDate, parseSpan } from './dates.ts';
import { formatsFor } from './formats.ts';

const isoDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseDate', () => {
  it('reads the forms people type', () => {
    for (const text of [
      '2026-11-19',
      '19.11.2026',
      '19. 11. 2026',
      '19/11/2026',
      '19 Nov 2026',
      '19 november 2026',
      'Nov 19, 2026',
      '19. Nov. 2026',
    ]) {
      assert.equal(parseDate(text, 'en-GB'), '2026-11-19', text);
    }
    assert.equal(parseDate('11/19/2026', 'en-US'), '2026-11-19');
    assert.equal(parseDate('3. März 2026', 'de-DE'), '2026-03-03');
  });

  it('refuses what is no date, or none that exists', () => {
    for (const text of [
      '',
      'soon',
      '31 Feb 2026',
      '2026-13-01',
      '19 Nov',
      '19',
      '19 Nov 2026 or so',
      '1 2 Nov 2026',
      '0.1.2026',
    ]) {
      assert.equal(parseDate(text, 'en-GB'), undefined, text);
    }
  });

  it('reads back every date as it is shown', () => {
    fc.assert(
      fc.property(isoDay, fc.constantFrom('en-GB', 'en-US', 'de-DE'), (date, language) => {
        assert.equal(parseDate(formatsFor(language).date(date), language), date);
      }),
    );
  });
});

describe('parseSpan', () => {
  it('takes month and year from the end where the start leaves them out', () => {
    const november = { start: '2026-11-01', end: '2026-11-15' };

    for (const text of [
      '1–15 Nov 2026',
      '1-15 Nov 2026',
      '1 to 15 Nov 2026',
      '1. bis 15. November 2026',
      '2026-11-01 – 2026-11-15',
      '2026-11-01 - 2026-11-15',
      '1.11.–15.11.2026',
    ]) {
      assert.deepEqual(parseSpan(text, 'en-GB'), november, text);
    }
    assert.deepEqual(parseSpan('28 Oct – 3 Nov 2026', 'en-GB'), { start: '2026-10-28', end: '2026-11-03' });
  });

  it('reads one day as a span of one day', () => {
    assert.deepEqual(parseSpan('15 Nov 2026', 'en-GB'), { start: '2026-11-15', end: '2026-11-15' });
  });

  it('refuses an end before its start and anything with three ends', () => {
    assert.equal(parseSpan('15–1 Nov 2026', 'en-GB'), undefined);
    assert.equal(parseSpan('1–2–3 Nov 2026', 'en-GB'), undefined);
    assert.equal(parseSpan('November', 'en-GB'), undefined);
  });

  it('reads back every span as it is shown', () => {
    fc.assert(
      fc.property(isoDay, isoDay, fc.constantFrom('en-GB', 'en-US', 'de-DE'), (one, other, language) => {
        const [start, end] = one <= other ? [one, other] : [other, one];

        assert.deepEqual(parseSpan(formatsFor(language).dateRange(start, end), language), { start, end });
      }),
    );
  });
});
