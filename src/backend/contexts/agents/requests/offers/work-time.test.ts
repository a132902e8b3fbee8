import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { longestReviewMs, type TimelineMoment, workSeconds } from './work-time.ts';

const at = (seconds: number, state?: string): TimelineMoment => ({ at: seconds * 1_000, state });

describe('the time that a request was worked on', () => {
  it('is that of its agent, and of each answer at most five minutes', () => {
    const moments = [
      at(0, 'queued'),
      at(10, 'running'),
      at(40.9, 'waiting'),
      // Answered after a minute, then after a night.
      at(100.9, 'queued'),
      at(101, 'running'),
      at(111, 'waiting'),
      at(40_000, 'queued'),
      at(40_001, 'running'),
      at(40_005, 'done'),
    ];

    assert.equal(workSeconds(moments), Math.floor(30.9 + 60 + 10 + 300 + 4));
  });

  it('counts no time in which its process was dead', () => {
    const moments = [at(0, 'running'), at(20), at(25), at(9_000, 'running'), at(9_010, 'done')];

    assert.equal(workSeconds(moments), 35);
  });

  it('is never more than from its beginning to its end, nor more than its runs and five minutes a question', () => {
    const state = fc.constantFrom('queued', 'running', 'waiting', 'failed', undefined);
    const steps = fc.array(fc.tuple(fc.nat(2_000_000), state), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(steps, (taken) => {
        let now = 0;
        const moments = taken.map(([ms, state]) => {
          now += ms;
          return { at: now, state };
        });
        const seconds = workSeconds(moments);
        const span = now - (moments[0]?.at ?? 0);
        const waits = moments.filter((moment) => moment.state === 'waiting').length;
        const isRunning = moments.some((moment) => moment.state === 'running');

        assert.ok(Number.isSafeInteger(seconds) && seconds >= 0 && seconds * 1_000 <= span);
        if (!isRunning) assert.ok(seconds * 1_000 <= waits * longestReviewMs);
      }),
    );
  });
});
