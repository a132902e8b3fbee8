import assert from 'node:assert/strict';
import type { Clock } from '../../pages/clock.ts';
import { MinuteTicker, msUntilMidnight, msUntilNextMinute } from './ticker.ts';

interface FakeClock extends Clock {
  readonly delays: number[];
  readonly pending: Set<() => void>;
  advance(ms: number): void;
}

function createClock(start: number): FakeClock {
  let now = start;
  const pending = new Set<() => void>();
  const delays: number[] = [];
  return {
    delays,
    pending,
    now: () => now,
    advance: (ms) => {
      now += ms;
      for (const run of [...pending]) {
        pending.delete(run);
        run();
      }
    },
    after: (delayMs, run) => {
      delays.push(delayMs);
      pending.add(run);
      return { dispose: () => pending.delete(run) };
    },
  };
}

describe('msUntilNextMinute', () => {
  it('counts minutes from the start of the timer, not from the wall clock', () => {
    assert.equal(msUntilNextMinute(1_000, 1_000), 60_000);
    assert.equal(msUntilNextMinute(1_000, 60_999), 1);
    assert.equal(msUntilNextMinute(1_000, 61_000), 60_000);
  });

  it('stays within a minute when the clock was set back', () => {
    assert.equal(msUntilNextMinute(100_000, 10_000), 30_000);
  });
});

describe('msUntilMidnight', () => {
  it('ends at the first instant of tomorrow', () => {
    const now = new Date(2026, 10, 20, 23, 59, 30).getTime();

    assert.equal(msUntilMidnight(now), 30_000);
  });
});

describe('MinuteTicker', () => {
  it('ticks once a minute while a timer runs', () => {
    const clock = createClock(10_000);
    let ticks = 0;
    const ticker = new MinuteTicker(clock, () => {
      ticks += 1;
    });

    ticker.schedule(10_000);
    clock.advance(60_000);
    clock.advance(60_000);

    assert.equal(ticks, 2);
    assert.deepEqual(clock.delays, [60_000, 60_000, 60_000]);
    ticker.dispose();
  });

  it('waits for midnight while none runs', () => {
    const clock = createClock(new Date(2026, 10, 20, 12).getTime());
    const ticker = new MinuteTicker(clock, assert.fail);

    ticker.schedule(undefined);

    assert.deepEqual(clock.delays, [12 * 3_600_000]);
    ticker.dispose();
  });

  it('leaves nothing pending when disposed, or scheduled after that', () => {
    const clock = createClock(0);
    const ticker = new MinuteTicker(clock, assert.fail);
    ticker.schedule(0);

    ticker.dispose();
    ticker.schedule(0);

    assert.equal(clock.pending.size, 0);
  });
});
