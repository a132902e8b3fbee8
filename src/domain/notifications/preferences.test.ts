import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  channelState,
  defaultPreferences,
  type NoticeChannel,
  noticeChannels,
  type OwnChoice,
  planSending,
} from './preferences.ts';
import { endOfQuiet, isQuiet, type QuietHours, tomorrowMorning } from './quiet-hours.ts';

const at = (instant: string) => Date.parse(instant);
const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const quietHours: fc.Arbitrary<QuietHours> = fc.record({
  on: fc.boolean(),
  from: clockTime,
  to: clockTime,
  weekends: fc.boolean(),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'),
});
const instant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
const onOff = fc.constantFrom('on' as const, 'off' as const);
const choice: fc.Arbitrary<OwnChoice> = fc.record(
  { app: onOff, email: onOff, webhook: onOff },
  { requiredKeys: [] },
);
const channel = fc.constantFrom(...noticeChannels);

interface Asked {
  readonly own: OwnChoice;
  readonly hours: QuietHours;
  readonly channel: NoticeChannel;
  readonly now: number;
  readonly isLocked: boolean;
  readonly isMailed: boolean;
  readonly pausedUntil: number | null;
}

describe('quiet hours', () => {
  it('end at the first instant that is not quiet', () => {
    fc.assert(
      fc.property(quietHours, instant, (hours, now) => {
        const end = endOfQuiet(hours, now);

        assert.ok(end >= now);
        assert.equal(isQuiet(hours, end), false);
        for (let part = 0; part < 20; part += 1) {
          const between = now + Math.floor(((end - now) * part) / 20);
          if (between < end) assert.equal(isQuiet(hours, between), true);
        }
      }),
    );
  });

  it('go through the night and the weekend of the zone', () => {
    const hours = { on: true, from: '19:00', to: '08:00', weekends: true, zone: 'Europe/Berlin' };

    assert.equal(endOfQuiet(hours, at('2026-11-20T17:59:59Z')), at('2026-11-20T17:59:59Z'));
    assert.equal(endOfQuiet(hours, at('2026-11-20T18:00:00Z')), at('2026-11-23T07:00:00Z'));
    assert.equal(
      endOfQuiet({ ...hours, weekends: false }, at('2026-11-20T18:00:00Z')),
      at('2026-11-21T07:00:00Z'),
    );
  });
});

describe('what is sent to a person', () => {
  const asked = fc.record({
    own: choice,
    hours: quietHours,
    channel,
    now: instant,
    isLocked: fc.boolean(),
    isMailed: fc.boolean(),
    pausedUntil: fc.option(instant),
  });

  const planOf = ({ own, hours, now, pausedUntil, ...type }: Asked) => {
    const base = defaultPreferences(hours.zone);
    return planSending(
      { ...base, types: { some: own }, quietHours: hours, pausedUntil },
      { type: 'some', now, ...type },
    );
  };

  it('is always what is locked, at once', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('app' as const, 'email' as const), (given, locked) => {
        const type = { ...given, isLocked: true, channel: locked };

        assert.equal(channelState(locked, type, given.own), 'locked');
        assert.deepEqual(planOf(type), { kind: 'now' });
      }),
    );
  });

  it('is always listed where money moved, and mailed as they chose', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const type = { isListed: true, isMailed: given.isMailed };
        assert.equal(channelState('app', type, given.own), 'locked');
        const mailed = given.own.email ?? (given.isMailed ? 'on' : 'off');
        assert.equal(channelState('email', type, given.own), mailed);
      }),
    );
  });

  it('is what they chose, else what the type has, and later only in quiet hours or a pause', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const type = { ...given, isLocked: false };
        const byDefault = given.channel === 'email' && !given.isMailed ? 'off' : 'on';
        const state = given.own[given.channel] ?? byDefault;
        const isPaused = given.pausedUntil !== null && given.pausedUntil > given.now;
        const inTime = isPaused || isQuiet(given.hours, given.now) ? 'later' : 'now';

        assert.equal(channelState(given.channel, type, given.own), state);
        assert.equal(planOf(type).kind, state === 'off' ? 'never' : inTime);
      }),
    );
  });

  it('waits until the pause is over and no hours are quiet', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const plan = planOf({ ...given, isLocked: false, own: { [given.channel]: 'on' } });

        if (plan.kind !== 'later') return;
        assert.ok(plan.at > given.now);
        assert.ok(plan.at >= (given.pausedUntil ?? 0));
        assert.equal(isQuiet(given.hours, plan.at), false);
      }),
    );
  });

  it('waits until tomorrow morning of the zone where a person pauses until then', () => {
    const hours = { on: true, from: '19:00', to: '08:00', weekends: true, zone: 'Europe/Berlin' };

    assert.equal(tomorrowMorning(hours, at('2026-11-17T22:59:00Z')), at('2026-11-18T07:00:00Z'));
    assert.equal(tomorrowMorning(hours, at('2026-11-17T23:01:00Z')), at('2026-11-19T07:00:00Z'));
  });
});
