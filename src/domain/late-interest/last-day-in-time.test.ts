import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../zones.ts';
import { goodFriday, lastDayInTime, laterOf } from './last-day-in-time.ts';
import { computeLateInterest } from './late-interest.ts';

const none: ReadonlySet<string> = new Set();
const inCountry = (countryCode: string, holidays = none) => ({ countryCode, holidays });
const lastDay = (dueDate: string, sentOn: string | null, place = inCountry('DE')) =>
  lastDayInTime({ dueDate, sentOn }, place);
const anyDay = fc.integer({ min: 0, max: 1_000 }).map((offset) => addDays('2023-06-01', offset));

describe('the last day on which a payment is in time', () => {
  it('is the later of due date and sending', () => {
    assert.equal(lastDay('2026-11-03', '2026-10-01'), '2026-11-03');
    assert.equal(lastDay('2026-11-03', '2026-11-12'), '2026-11-12');
    assert.equal(lastDay('2026-11-03', null), '2026-11-03');
  });

  it('moves from a weekend or a holiday to the next working day for debtors in Germany and Austria alone', () => {
    const holidays = new Set(['2026-12-25', '2026-12-28']);
    const lastDays = ['DE', 'AT', 'FR', 'CH'].map((code) =>
      lastDay('2026-12-25', null, inCountry(code, holidays)),
    );

    assert.deepEqual(lastDays, ['2026-12-29', '2026-12-29', '2026-12-25', '2026-12-25']);
    assert.equal(lastDay('2026-10-01', '2026-11-14'), '2026-11-16', 'sent on a Saturday');
  });

  it('is no Good Friday in Austria, which is no public holiday there', () => {
    assert.deepEqual([2024, 2025, 2026, 2038].map(goodFriday), [
      '2024-03-29',
      '2025-04-18',
      '2026-04-03',
      '2038-04-23',
    ]);
    assert.equal(
      lastDay('2026-04-03', null, inCountry('AT', new Set(['2026-04-06']))),
      '2026-04-07',
      'over Easter',
    );
  });

  it('is never a weekend or a holiday in Germany, and the first day from then on that is none', () => {
    fc.assert(
      fc.property(anyDay, fc.option(anyDay), fc.array(anyDay, { maxLength: 30 }), (dueDate, sentOn, free) => {
        const holidays = new Set(free);
        const last = lastDayInTime({ dueDate, sentOn }, inCountry('DE', holidays));
        const isFree = (day: string) => [0, 6].includes(new Date(day).getUTCDay()) || holidays.has(day);

        assert.equal(isFree(last), false);
        for (let day = laterOf({ dueDate, sentOn }); day < last; day = addDays(day, 1))
          assert.ok(isFree(day));
      }),
    );
  });

  it('bears no interest, nor does any day before it', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.option(anyDay),
        fc.constantFrom('DE', 'AT', 'FR'),
        fc.nat(90),
        (dueDate, sentOn, countryCode, later) => {
          const last = lastDay(dueDate, sentOn, inCountry(countryCode));
          const claim = { amount: { minor: 100_000, currency: 'EUR' }, changes: [] };
          const computed = computeLateInterest(
            { ...claim, dueDate: last, until: addDays(last, later) },
            { law: 'de', debtor: 'business' },
          );

          assert.ok(computed.ok);
          for (const { from } of computed.value.parts) {
            assert.ok(from > dueDate && from > (sentOn ?? ''), `${from}, ${dueDate}, ${sentOn}`);
          }
        },
      ),
    );
  });
});
