import assert from 'node:assert/strict';
import { CalmMoment } from './calm-moment.ts';

/** A clock that is moved by hand. */
function handClock() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(delayMs: number, run: () => void) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return { dispose: () => void timers.delete(timer) };
    },
    pass(ms: number) {
      now += ms;
      for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.run();
    },
  };
}

describe('a calm moment', () => {
  it('comes when nobody has stirred for a while, and once', () => {
    const clock = handClock();
    const moment = new CalmMoment(clock, 400);
    let done = 0;
    moment.run(() => {
      done += 1;
    });

    for (let press = 0; press < 20; press += 1) {
      clock.pass(100);
      moment.stir();
    }
    assert.equal(done, 0);
    clock.pass(399);
    assert.equal(done, 0);
    clock.pass(1);
    moment.stir();
    clock.pass(1_000);
    assert.equal(done, 1);
  });

  it('never comes once it is called off', () => {
    const clock = handClock();
    const moment = new CalmMoment(clock, 400);
    let done = 0;
    moment.run(() => {
      done += 1;
    });

    moment.dispose();
    moment.stir();
    clock.pass(1_000);
    assert.equal(done, 0);
  });
});
