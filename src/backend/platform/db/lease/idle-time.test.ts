import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { IdleTime, mostUncountedMs } from './idle-time.ts';

/** When it expires, where a slice takes that long. */
function expiresAfter(idleMs: number, sliceTakesMs: (sliceMs: number) => number): number {
  const idle = new IdleTime(idleMs);
  let now = 1_000;
  idle.restart(now);
  do now += sliceTakesMs(idle.sliceMs);
  while (!idle.hasExpired(now));
  return now - 1_000;
}

describe('the time in which a transaction waits for something else', () => {
  it('is what passes where the process gets to run', () => {
    assert.equal(
      expiresAfter(100, (slice) => slice),
      100,
    );
    assert.equal(
      expiresAfter(20, (slice) => slice),
      20,
    );
  });

  it('is a part of it where the process gets to run now and then', () => {
    assert.equal(
      expiresAfter(100, (slice) => slice + 30),
      700,
    );
  });

  it('ends two seconds late at most', () => {
    const late = expiresAfter(100, () => 500);

    assert.ok(late >= 100 + mostUncountedMs && late < 100 + mostUncountedMs + 500, String(late));
  });

  it('is counted from the last statement', () => {
    const idle = new IdleTime(100);
    idle.restart(0);
    for (let now = 5; now < 100; now += 5) assert.equal(idle.hasExpired(now), false);
    idle.restart(99);

    assert.equal(idle.hasExpired(104), false);
  });
});
