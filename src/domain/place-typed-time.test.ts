import assert from 'node:assert/strict';
import { placeTypedTime } from './place-typed-time.ts';

describe('where a typed time lies', () => {
  const zone = 'Europe/Berlin';
  const when = (date?: string, now = '2026-11-20T10:20:40Z') => ({ date, zone, nowMs: Date.parse(now) });
  const span = { kind: 'span', start: '22:00', end: '01:30', seconds: 12_600 } as const;
  const twoHours = { kind: 'length', seconds: 7_200 } as const;

  it('is the span of the day that was said, else of today, over midnight too', () => {
    const of = (date: string, next: string) => ({ startedAt: `${date}T22:00`, endedAt: `${next}T01:30` });

    assert.deepEqual(placeTypedTime(span, when()), {
      ok: true,
      value: { kind: 'times', times: of('2026-11-20', '2026-11-21') },
    });
    assert.deepEqual(placeTypedTime(span, when('2026-11-18')), {
      ok: true,
      value: { kind: 'times', times: of('2026-11-18', '2026-11-19') },
    });
  });

  it('is to be found on today where no day was said, else it ends in this minute', () => {
    const otherwise = { startedAt: '2026-11-20T08:20:00.000Z', endedAt: '2026-11-20T10:20:00.000Z' };
    const value = { kind: 'of_day', date: '2026-11-20', lengthMs: 7_200_000, otherwise };

    assert.deepEqual(placeTypedTime(twoHours, when()), { ok: true, value });
  });

  it('is to be found on a day that was said, be that today', () => {
    const ofDay = (date: string) => ({ ok: true, value: { kind: 'of_day', date, lengthMs: 7_200_000 } });

    assert.deepEqual(placeTypedTime(twoHours, when('2026-11-18')), ofDay('2026-11-18'));
    assert.deepEqual(placeTypedTime(twoHours, when('2026-11-20')), ofDay('2026-11-20'));
  });

  it('is nowhere for a change and for no time', () => {
    for (const time of [{ kind: 'change', seconds: 900 } as const, { kind: 'length', seconds: 0 } as const])
      assert.deepEqual(placeTypedTime(time, when()), { ok: false, error: 'no_length' });
  });
});
