import assert from 'node:assert/strict';
import { inEnglish } from '../words.ts';
import { printScheduleRule } from './schedule-rule.ts';

describe('a rule of a schedule in words', () => {
  const printed = (change: object) =>
    printScheduleRule(
      { unit: 'week', every: 1, date: '2026-11-30', time: '08:00', zone: 'UTC', ...change },
      { t: inEnglish, locale: 'en' },
    );

  it('names the day of the week, or of the month', () => {
    assert.equal(printed({}), 'each Monday at 08:00');
    assert.equal(printed({ unit: 'month', date: '2026-12-01' }), 'on day 1 of each month at 08:00');
    assert.equal(printed({ unit: 'month', date: '2026-12-31' }), 'on the last day of each month at 08:00');
    assert.equal(printed({ unit: 'month', monthEnd: 'last' }), 'on the last day of each month at 08:00');
  });

  it('counts where it is not each', () => {
    assert.equal(printed({ every: 2 }), 'every 2 weeks at 08:00');
    assert.equal(printed({ unit: 'day' }), 'each day at 08:00');
  });
});
