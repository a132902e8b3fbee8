import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, dayRange, findInstant, localDate } from '../../domain/zones.ts';
import { inEnglish } from '../words.ts';
import {
  checkSpan,
  describeSpan,
  findChangedTimes,
  findSpan,
  isLong,
  parseSpan,
  toCopyLine,
} from './entry-text.ts';

const at = { date: '2026-11-20', nowMs: Date.parse('2026-11-20T12:30:20Z') };

const toEpoch = (zone: string) => (moment: string | undefined) => {
  if (moment === undefined || moment.endsWith('Z')) return Date.parse(moment ?? '');
  const [date = '', time = ''] = moment.split('T');
  const instant = findInstant(date, time, { zone, repeated: 'earlier' });
  return instant.ok ? instant.value : instant.error;
};

describe('findChangedTimes', () => {
  const shown = { startedAt: '2026-11-19T09:00:37', endedAt: '2026-11-19T10:12:05' };
  const typed = (text: string) => {
    const span = parseSpan(text, at);
    assert.ok(span);
    return findChangedTimes(shown, span);
  };

  it('sends nothing of what stands as it was shown', () => {
    assert.deepEqual(typed('2026-11-19 9:00-10:12'), {});
    assert.deepEqual(typed('2026-11-19 9:00-10:30'), { endedAt: '2026-11-19T10:30' });
    assert.deepEqual(typed('2026-11-19 8:45-10:12'), { startedAt: '2026-11-19T08:45' });
    assert.deepEqual(typed('2026-11-19 8:45-10:30'), {
      startedAt: '2026-11-19T08:45',
      endedAt: '2026-11-19T10:30',
    });
  });

  it('moves the times to another day with their seconds', () => {
    assert.deepEqual(typed('2026-11-18 9:00-10:12'), {
      startedAt: '2026-11-18T09:00:37',
      endedAt: '2026-11-18T10:12:05',
    });
  });
});

describe('the times of an entry that is there', () => {
  const start = { wallClock: '2026-11-18T12:45', ms: Date.parse('2026-11-18T11:45:30Z') };
  const ofEntry = { ...at, date: '2026-11-18', start };

  it('stay on its day where none is typed', () => {
    assert.deepEqual(parseSpan('9-13', ofEntry), {
      startedAt: '2026-11-18T09:00',
      endedAt: '2026-11-18T13:00',
    });
  });

  it('end after the length that is typed', () => {
    for (const text of ['1:30', '90m', '2026-11-18 1:30'])
      assert.deepEqual(parseSpan(text, ofEntry), {
        startedAt: '2026-11-18T12:45',
        endedAt: '2026-11-18T13:15:30.000Z',
      });
    const shown = { startedAt: '2026-11-18T12:45:30', endedAt: '2026-11-18T14:25:00' };
    const typed = parseSpan('1:30', ofEntry);
    assert.deepEqual(typed && findChangedTimes(shown, typed), { endedAt: '2026-11-18T13:15:30.000Z' });
    assert.equal(parseSpan('2026-11-17 1:30', ofEntry), undefined);
    assert.match(checkSpan('12-9', ofEntry, inEnglish) ?? '', /its new duration/);
  });
});

describe('parseSpan', () => {
  it('reads a span of today', () => {
    assert.deepEqual(parseSpan(' 9:00 – 11:15 ', at), {
      startedAt: '2026-11-20T09:00',
      endedAt: '2026-11-20T11:15',
    });
  });

  it('ends on the next day when the end lies before the start', () => {
    assert.deepEqual(parseSpan('2026-12-31 22:00-1:30', at), {
      startedAt: '2026-12-31T22:00',
      endedAt: '2027-01-01T01:30',
    });
  });

  it('takes no end before the start for most of a day, unless it begins when nights do', () => {
    for (const text of ['9:00-8:00', '9:00-9:00', '8:00-19:59 ', '2026-11-19 10:00-9:30']) {
      const isDay = text.startsWith('8:00');
      assert.equal(parseSpan(text, at) === undefined, !isDay, text);
    }
    assert.equal(parseSpan('20:00-8:00', at)?.endedAt, '2026-11-21T08:00');
    assert.equal(parseSpan('20:00-8:01', at)?.endedAt, '2026-11-21T08:01');
    assert.equal(parseSpan('12:00-0:01', at), undefined);
  });

  it('takes a length as ending now, across midnight too', () => {
    const past = { ...at, nowMs: Date.parse('2026-11-20T00:15:00Z') };

    assert.deepEqual(parseSpan('1:30', at), {
      startedAt: '2026-11-20T11:00:00.000Z',
      endedAt: '2026-11-20T12:30:00.000Z',
    });
    assert.deepEqual(parseSpan('1:00', past), {
      startedAt: '2026-11-19T23:15:00.000Z',
      endedAt: '2026-11-20T00:15:00.000Z',
    });
  });

  it('takes a length as time that went by, whatever the clocks did in it, in every zone', () => {
    const cases = fc.record({
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      day: fc.integer({ min: 0, max: 4_000 }),
      sinceMinutes: fc.integer({ min: 0, max: 1_440 }),
      minutes: fc.integer({ min: 1, max: 1_440 }),
    });
    fc.assert(
      fc.property(cases, ({ zone, day, sinceMinutes, minutes }) => {
        const { startMs } = dayRange(addDays('2020-01-01', day), zone);
        const nowMs = startMs + sinceMinutes * 60_000;
        const span = parseSpan(`${minutes}m`, { date: localDate(nowMs, zone), nowMs });

        // As the backend reads it, in the zone of the entry.
        assert.deepEqual([span?.endedAt, span?.startedAt].map(toEpoch(zone)), [
          nowMs,
          nowMs - minutes * 60_000,
        ]);
      }),
    );
    const afterChange = { date: '2026-03-29', nowMs: Date.parse('2026-03-29T03:00:00Z') };
    assert.equal(
      parseSpan('4h', afterChange)?.startedAt,
      '2026-03-28T23:00:00.000Z',
      '0:00 to 5:00 in Berlin',
    );
  });

  it('reads the notations of the week and of the command line', () => {
    const halfPast = { startedAt: '2026-11-20T11:00:00.000Z', endedAt: '2026-11-20T12:30:00.000Z' };
    for (const text of ['1.5', '1,5', '90m', '1h30']) assert.deepEqual(parseSpan(text, at), halfPast, text);
    assert.deepEqual(parseSpan('9-11:30', at), {
      startedAt: '2026-11-20T09:00',
      endedAt: '2026-11-20T11:30',
    });
  });

  it('refuses what is no time', () => {
    for (const text of [
      '',
      '+15m',
      '2026-11-19 1:30',
      '25:00-26:00',
      '9:70-10:00',
      '2026-02-30 9:00-10:00',
      '0:00',
      '30:00',
      'nine',
    ]) {
      assert.equal(parseSpan(text, at), undefined, text);
    }
    assert.match(checkSpan('x', at, inEnglish) ?? '', /9:00-11:15/);
  });
});

describe('toCopyLine', () => {
  it('keeps an entry on one line', () => {
    const line = toCopyLine({
      localDate: '2026-11-20',
      span: '9:00–11:15',
      seconds: 8_100,
      name: 'Acme · API',
      note: 'Two\n\tlines',
    });

    assert.equal(line, '2026-11-20\t9:00–11:15\t2:15\tAcme · API\tTwo lines');
  });
});

describe('what was understood of times', () => {
  const zone = 'Europe/Berlin';
  const start = { wallClock: '2026-11-20T09:00', ms: Date.parse('2026-11-20T08:00:37Z') };
  const understand = (text: string) => {
    const typed = parseSpan(text, { ...at, start });
    const span = typed && findSpan(typed, { zone, start });
    assert.ok(span);
    const words = describeSpan(span, { t: inEnglish, zone, formatDay: (date) => date });
    return [words, isLong(span)];
  };

  it('is told with day, span and length', () => {
    assert.deepEqual(understand('10:00-10:12'), ['2026-11-20 · 10:00–10:12 (0:12)', false]);
    assert.deepEqual(understand('1:30'), ['2026-11-20 · 9:00–10:30 (1:30)', false]);
    assert.deepEqual(understand('2026-11-18 22-4'), [
      '2026-11-18 · 22:00–4:00 (6:00) · ends on the next day',
      false,
    ]);
  });

  it('is long where the end alone was typed for the length', () => {
    assert.deepEqual(understand('16'), ['2026-11-20 · 9:00–1:00 (16:00) · ends on the next day', true]);
  });

  it('is nothing for a time that the clock does not show', () => {
    const typed = { startedAt: '2026-03-29T02:30', endedAt: '2026-03-29T04:00' };

    assert.equal(findSpan(typed, { zone }), undefined);
  });
});
