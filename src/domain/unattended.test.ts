import assert from 'node:assert/strict';
import { explains, findForgotten, findSilence, findUnasked, findWorkBehind } from './unattended.ts';

const minute = 60_000;
const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const zone = 'UTC';

describe('an unattended timer', () => {
  it('is silent five minutes after the last word of a client, not before', () => {
    const startedMs = at('18T09:00');
    const seenMs = at('18T10:00');

    assert.equal(findSilence({ startedMs, seenMs, zone, nowMs: seenMs + 5 * minute }), undefined);
    assert.deepEqual(findSilence({ startedMs, seenMs, zone, nowMs: seenMs + 5 * minute + 1 }), {
      kind: 'crash',
      fromMs: seenMs,
      toMs: seenMs + 5 * minute + 1,
    });
  });

  it('is not silent when no client spoke since it was started', () => {
    const startedMs = at('18T09:00');

    assert.equal(findSilence({ startedMs, zone, nowMs: at('18T20:00') }), undefined);
    assert.equal(findSilence({ startedMs, seenMs: startedMs - 1, zone, nowMs: at('18T20:00') }), undefined);
  });

  const nights: readonly (readonly [string, string, string, boolean])[] = [
    ['an evening and a night', '18T19:00', '19T04:00', true],
    ['a long day', '18T07:00', '18T18:59', false],
    ['twelve hours', '18T07:00', '18T19:00', true],
    ['a late hour', '18T22:00', '19T01:00', false],
    ['work into the small hours, then sleep', '19T01:00', '19T06:00', true],
    ['an early start', '19T05:00', '19T12:00', false],
    ['a short pause over four o’clock', '19T03:00', '19T04:30', false],
  ];
  for (const [what, from, now, forgotten] of nights) {
    it(`is ${forgotten ? '' : 'not '}forgotten after ${what} without a sign`, () => {
      const found = findForgotten({ startedMs: at('18T06:00'), signMs: at(from), zone, nowMs: at(now) });

      assert.equal(found?.fromMs, forgotten ? at(from) : undefined);
    });
  }

  it('has the nights of its own zone', () => {
    const span = { startedMs: at('18T19:00'), nowMs: at('19T03:30') };

    assert.equal(findForgotten({ ...span, zone: 'UTC' }), undefined);
    assert.equal(findForgotten({ ...span, zone: 'Europe/Berlin' })?.kind, 'forgotten');
  });

  it('was explained by a told gap when little of the silence is left', () => {
    const silence = { fromMs: 0, toMs: 60 * minute };

    assert.equal(explains({ fromMs: 4 * minute, toMs: 56 * minute }, silence), true);
    assert.equal(explains({ fromMs: 6 * minute, toMs: 60 * minute }, silence), false);
    assert.equal(explains({ fromMs: 70 * minute, toMs: 80 * minute }, silence), false);
  });

  it('was worked with behind a gap a minute after it, or when a client was there for five', () => {
    const gap = { fromMs: 0, toMs: 30 * minute };
    const until = (activeMs?: number, seenMs?: number) => findWorkBehind(gap, { activeMs, seenMs });

    assert.deepEqual([until(), until(31 * minute, 35 * minute)], [undefined, undefined]);
    assert.equal(until(31 * minute + 1, 32 * minute), 32 * minute);
    assert.equal(until(30 * minute, 35 * minute + 1), 35 * minute + 1);
  });

  it('is not asked about again for the seconds that two windows differ by', () => {
    const told = { fromMs: 0, toMs: 30 * minute };
    const asked = { fromMs: minute / 2, toMs: 29 * minute };

    assert.deepEqual(findUnasked(told, [asked]), [{ fromMs: 29 * minute, toMs: 30 * minute }]);
    assert.deepEqual(findUnasked({ fromMs: 0, toMs: minute / 2 }, []), [{ fromMs: 0, toMs: minute / 2 }]);
  });
});
