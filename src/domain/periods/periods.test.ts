import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addDays, isDate } from '../zones.ts';
import { findPeriod } from './period-ranges.ts';
import { calendarPeriod } from './periods.ts';
import { spellPeriodWord, splitWords } from './said-words.ts';

/** A Friday in ISO week 47. */
const today = '2026-11-20';

function read(text: string, day = today): string | undefined {
  const words = splitWords(text).map((word) => ({ text: spellPeriodWord(word) }));
  const period = findPeriod(words, 0, day)?.period;
  return period && `${period.from}/${period.to}`;
}

const cases: readonly (readonly [string, string | undefined])[] = [
  ['today', '2026-11-20/2026-11-20'],
  ['vorgestern', '2026-11-18/2026-11-18'],
  ['last week', '2026-11-09/2026-11-15'],
  ['letzte Woche', '2026-11-09/2026-11-15'],
  ['vorletzte Woche', '2026-11-02/2026-11-08'],
  ['the week before last', '2026-11-02/2026-11-08'],
  ['this quarter', '2026-10-01/2026-12-31'],
  ['Vorquartal', '2026-07-01/2026-09-30'],
  ['Q1', '2026-01-01/2026-03-31'],
  ['Q1 2025', '2025-01-01/2025-03-31'],
  ['4. Quartal', '2026-10-01/2026-12-31'],
  ['third quarter 2025', '2025-07-01/2025-09-30'],
  ['last 7 days', '2026-11-14/2026-11-20'],
  ['last two weeks', '2026-11-02/2026-11-15'],
  ['letzten 2 Wochen', '2026-11-02/2026-11-15'],
  ['Montag bis Mittwoch letzter Woche', '2026-11-09/2026-11-11'],
  ['Monday to Wednesday of last week', '2026-11-09/2026-11-11'],
  ['last three full weeks', '2026-10-26/2026-11-15'],
  ['letzten 3 vollen Monate', '2026-08-01/2026-10-31'],
  ['last complete month', '2026-10-01/2026-10-31'],
  ['diesen ganzen Monat', '2026-11-01/2026-11-30'],
  ['last 3 months', '2026-08-01/2026-10-31'],
  ['letzten drei Monate', '2026-08-01/2026-10-31'],
  ['past two quarters', '2026-04-01/2026-09-30'],
  ['vergangenen 3 Quartale', '2026-01-01/2026-09-30'],
  ['last 2 years', '2024-01-01/2025-12-31'],
  ['last one month', '2026-10-01/2026-10-31'],
  ['since Monday', '2026-11-16/2026-11-20'],
  ['seit gestern', '2026-11-19/2026-11-20'],
  ['since the beginning of the month', '2026-11-01/2026-11-20'],
  ['seit Jahresanfang', '2026-01-01/2026-11-20'],
  ['year to date', '2026-01-01/2026-11-20'],
  ['Friday', '2026-11-20/2026-11-20'],
  ['last Friday', '2026-11-13/2026-11-13'],
  ['Sonntag', '2026-11-15/2026-11-15'],
  ['last weekend', '2026-11-14/2026-11-15'],
  ['first half of November', '2026-11-01/2026-11-15'],
  ['erste Novemberhälfte', '2026-11-01/2026-11-15'],
  ['zweiten Hälfte des Oktobers', '2026-10-16/2026-10-31'],
  ['second half of 2025', '2025-07-01/2025-12-31'],
  ['ersten Halbjahr 2026', '2026-01-01/2026-06-30'],
  ['H2', '2026-07-01/2026-12-31'],
  ['am Wochenende', '2026-11-14/2026-11-15'],
  ['Monday of last week', '2026-11-09/2026-11-09'],
  ['Montag letzter Woche', '2026-11-09/2026-11-09'],
  ['the day before yesterday', '2026-11-18/2026-11-18'],
  ['next week', '2026-11-23/2026-11-29'],
  ['nächsten 7 Tagen', '2026-11-20/2026-11-27'],
  ['tomorrow', '2026-11-21/2026-11-21'],
  ['Monat Oktober', '2026-10-01/2026-10-31'],
  ["Tuesday's", '2026-11-17/2026-11-17'],
  ['Tuesdays', undefined],
  ['montags', undefined],
  ['two weeks ago', '2026-11-02/2026-11-08'],
  ['vor drei Tagen', '2026-11-17/2026-11-17'],
  ['vor 18 Uhr', undefined],
  ['early November', '2026-11-01/2026-11-10'],
  ['Mitte des Monats', '2026-11-11/2026-11-20'],
  ['Ende Februar 2026', '2026-02-21/2026-02-28'],
  ['since mid October', '2026-10-15/2026-11-20'],
  ['zwischen dem 5. und dem 20. Oktober', '2026-10-05/2026-10-20'],
  ['3.-7. November', '2026-11-03/2026-11-07'],
  ['Mon-Fri', '2026-11-16/2026-11-20'],
  ['zweiten und dritten Quartal', '2026-04-01/2026-06-30'],
  ['Quartal 3', '2026-07-01/2026-09-30'],
  ['10/2026', '2026-10-01/2026-10-31'],
  ['2026-10', '2026-10-01/2026-10-31'],
  ['bis Monatsende', '2026-11-20/2026-11-30'],
  ['until the end of the year', '2026-11-20/2026-12-31'],
  ['last fortnight', '2026-11-02/2026-11-15'],
  ['KW 46', '2026-11-09/2026-11-15'],
  ['KW 50', '2025-12-08/2025-12-14'],
  ['week 53 2026', '2026-12-28/2027-01-03'],
  ['week 53 2025', undefined],
  ['KW 54', undefined],
  ['December', '2025-12-01/2025-12-31'],
  ['Februar 2024', '2024-02-01/2024-02-29'],
  ['3 November', '2026-11-03/2026-11-03'],
  ['November 3rd', '2026-11-03/2026-11-03'],
  ['3. Dezember', '2025-12-03/2025-12-03'],
  ['3.11.2024', '2024-11-03/2024-11-03'],
  ['3.11.24', '2024-11-03/2024-11-03'],
  ['31.2.', undefined],
  ['2026-02-30', undefined],
  ['2026-11-02', '2026-11-02/2026-11-02'],
  ['2025', '2025-01-01/2025-12-31'],
  ['between 2026-11-02 and 2026-11-06', '2026-11-02/2026-11-06'],
  ['vom 2.11. bis zum 6.11.', '2026-11-02/2026-11-06'],
  ['vom 2. bis 6. November', '2026-11-02/2026-11-06'],
  ['2. bis 6. November', '2026-11-02/2026-11-06'],
  ['between 2 and 6 November', '2026-11-02/2026-11-06'],
  ['November 2 to 6', '2026-11-02/2026-11-06'],
  ['letzte und diese Woche', '2026-11-09/2026-11-22'],
  ['week of 9 November', '2026-11-09/2026-11-15'],
  ['Woche vom 11.11.', '2026-11-09/2026-11-15'],
  ['Jahr 2025', '2025-01-01/2025-12-31'],
  ['from September to October', '2026-09-01/2026-10-31'],
  ['from October to September', undefined],
  ['Schnitzel', undefined],
];

describe('a period', () => {
  for (const [text, period] of cases) {
    it(`"${text}" is ${period ?? 'none'}`, () => assert.equal(read(text), period));
  }

  it('joins two questions at "and" unless it was opened as a range', () => {
    assert.equal(read('this week and last week'), '2026-11-16/2026-11-22');
  });

  it('is a whole unit that holds the day it is counted from, and meets its neighbours without a gap', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    const units = fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const);
    fc.assert(
      fc.property(dates, units, fc.integer({ min: -30, max: 30 }), (date, unit, offset) => {
        const day = date.toISOString().slice(0, 10);
        const here = calendarPeriod(unit, day, offset);
        const next = calendarPeriod(unit, day, offset + 1);
        const current = calendarPeriod(unit, day, 0);

        assert.ok(isDate(here.from) && isDate(here.to) && here.from <= here.to);
        assert.equal(addDays(here.to, 1), next.from);
        assert.ok(current.from <= day && day <= current.to);
      }),
    );
  });

  it('never throws, whatever is said', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void read(text)));
  });
});
