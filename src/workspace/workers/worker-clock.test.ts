import assert from 'node:assert/strict';
import { WorkerClock } from './worker-clock.ts';

const second = 1_000;

describe('WorkerClock', () => {
  it('counts a step a tick, where the thread tells no processor time, or has not answered', async () => {
    const silent = new WorkerClock({});
    const hanging = new WorkerClock({ cpuUsage: async () => await new Promise(() => undefined) });
    for (let tick = 0; tick < 3; tick += 1) {
      silent.tick(second);
      hanging.tick(second);
      await Promise.resolve();
    }

    assert.deepEqual([silent.elapsedMs, hanging.elapsedMs], [3 * second, 3 * second]);
  });

  it('counts what the thread ran, a step at most, and a tenth where it only waited', async () => {
    let ranMs = 0;
    const clock = new WorkerClock({ cpuUsage: async () => ({ user: ranMs * 1_000, system: 0 }) });
    const counted: number[] = [];
    for (const sinceMs of [0, 0, 400, 0, 5 * second]) {
      ranMs += sinceMs;
      const before = clock.elapsedMs;
      clock.tick(second);
      counted.push(Math.round(clock.elapsedMs - before));
      await new Promise((resolve) => setImmediate(resolve));
    }
    clock.tick(second);
    counted.push(Math.round(clock.elapsedMs - counted.reduce((sum, each) => sum + each, 0)));

    // The first tick asks for the first time, the second knows no difference yet.
    assert.deepEqual(counted, [second, second, 100, 400, 100, second]);
    clock.restart();
    assert.equal(clock.elapsedMs, 0);
  });

  it('goes on where the thread has ended', async () => {
    const clock = new WorkerClock({ cpuUsage: async () => await Promise.reject(new Error('not running')) });
    clock.tick(second);
    await new Promise((resolve) => setImmediate(resolve));
    clock.tick(second);

    assert.equal(clock.elapsedMs, 2 * second);
  });
});
