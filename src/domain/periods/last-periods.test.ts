import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addDays, daysBetween } from '../zones.ts';
import { findPeriod } from './period-ranges.ts';
import { calendarPeriod, type Period } from './periods.ts';
import { spellPeriodWord, splitWords } from './said-words.ts';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];

const german: Readonly<Record<Unit, readonly [one: string, more: string]>> = {
  day: ['Tag', 'Tage'],
  week: ['Woche', 'Wochen'],
  month: ['Monat', 'Monate'],
  quarter: ['Quartal', 'Quartale'],
  year: ['Jahr', 'Jahre'],
};
const numbers = ['two zwei', 'three drei', 'four vier', 'five fünf', 'six sechs', 'twelve zwölf'].map(
  (both) => both.split(' '),
);

const anyDay = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays('1980-01-01', days));
const anyUnit = fc.constantFrom(...units);
const longer = fc.constantFrom(...units.filter((unit) => unit !== 'day'));
const anyCount = fc.integer({ min: 1, max: 60 });

function read(text: string, today: string): Period {
  const words = splitWords(text).map((word) => ({ text: spellPeriodWord(word) }));
  const found = findPeriod(words, 0, today);
  assert.equal(found?.length, words.length, `"${text}" is one period`);
  return found.period;
}

function lastOf(unit: Unit, count: number, today: string): Period {
  return read(`last ${count} ${unit}${count === 1 ? '' : 's'}`, today);
}

/** By walking the calendar a unit at a time, from the first day on. */
function countUnits(unit: Unit, { from, to }: Period): number {
  let units = 0;
  for (let at = from; at <= to; units += 1) {
    const whole = calendarPeriod(unit, at, 0);
    assert.equal(whole.from, at, 'each unit is whole');
    assert.ok(whole.to <= to, 'the last unit is whole');
    at = addDays(whole.to, 1);
  }
  return units;
}

describe('"last N units"', () => {
  it('ends the day before the running unit begins, which holds today', () => {
    fc.assert(
      fc.property(longer, anyCount, anyDay, (unit, count, today) => {
        const running = calendarPeriod(unit, today, 0);
        const last = lastOf(unit, count, today);

        assert.equal(addDays(last.to, 1), running.from);
        assert.ok(last.to < today);
      }),
    );
  });

  it('has exactly N whole units', () => {
    fc.assert(
      fc.property(longer, anyCount, anyDay, (unit, count, today) => {
        assert.equal(countUnits(unit, lastOf(unit, count, today)), count);
      }),
    );
  });

  it('of days has N days and ends today', () => {
    fc.assert(
      fc.property(anyCount, anyDay, (count, today) => {
        const { from, to } = lastOf('day', count, today);

        assert.equal(to, today);
        assert.equal(daysBetween(from, to) + 1, count);
      }),
    );
  });

  it('of weeks begins on a Monday and ends on a Sunday', () => {
    fc.assert(
      fc.property(anyCount, anyDay, (count, today) => {
        const { from, to } = lastOf('week', count, today);
        const weekdays = [from, to].map((day) => new Date(`${day}T00:00:00Z`).getUTCDay());

        assert.deepEqual(weekdays, [1, 0]);
      }),
    );
  });

  it('of one is the last unit, and two units that meet are one period', () => {
    fc.assert(
      fc.property(longer, anyCount, anyDay, (unit, count, today) => {
        assert.deepEqual(lastOf(unit, 1, today), read(`last ${unit}`, today));
        assert.equal(lastOf(unit, count + 1, today).from, calendarPeriod(unit, today, -count - 1).from);
        assert.equal(lastOf(unit, count + 1, today).to, lastOf(unit, count, today).to);
      }),
    );
  });

  it('means the same in English and in German, in figures and in words', () => {
    const inEnglish = fc.constantFrom('last', 'past', 'previous');
    const inGerman = fc.constantFrom('letzten', 'letzte', 'vergangenen', 'vorigen');
    fc.assert(
      fc.property(anyUnit, anyCount, anyDay, inEnglish, inGerman, (unit, count, today, last, letzte) => {
        const [one, more] = german[unit];
        const english = read(`${last} ${count} ${unit}${count === 1 ? '' : 's'}`, today);

        assert.deepEqual(read(`${letzte} ${count} ${count === 1 ? one : more}`, today), english);
      }),
    );
    fc.assert(
      fc.property(anyUnit, fc.constantFrom(...numbers), anyDay, (unit, [two = '', zwei = ''], today) => {
        const english = read(`last ${two} ${unit}s`, today);

        assert.deepEqual(read(`letzten ${zwei} ${german[unit][1]}`, today), english);
      }),
    );
  });
});
