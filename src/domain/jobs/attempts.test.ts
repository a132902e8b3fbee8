import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Attempts, afterDeath, afterProgress, lastAttempt, mostDeaths } from './attempts.ts';

type Happened = 'progress' | 'death' | 'fault';

/** Plays what happens, in order; each death and each fault begins another run. */
function play(most: number, all: readonly Happened[]): 'given-up' | Attempts {
  let attempts: Attempts = { begun: 1, forgiven: 0, deaths: 0, most };
  for (const happened of all) {
    if (happened === 'progress') {
      attempts = { ...attempts, ...afterProgress(attempts) };
      continue;
    }
    if (happened === 'fault' && attempts.begun >= lastAttempt(attempts)) return 'given-up';
    if (happened === 'death') {
      const after = afterDeath(attempts);
      if (!after.goesOn) return 'given-up';
      attempts = { ...attempts, forgiven: after.forgiven, deaths: after.deaths };
    }
    attempts = { ...attempts, begun: attempts.begun + 1 };
  }
  return attempts;
}

const most = fc.integer({ min: 1, max: 5 });
const histories = fc.array(fc.constantFrom<Happened>('progress', 'death', 'fault'), { maxLength: 80 });

/** The plain rule: given up once so many faults, or so many deaths, came since the last progress. */
function isGivenUp(mostFaults: number, all: readonly Happened[]): boolean {
  let [faults, deaths] = [0, 0];
  for (const happened of all) {
    if (happened === 'progress') [faults, deaths] = [0, 0];
    if (happened === 'fault') faults += 1;
    if (happened === 'death') deaths += 1;
    if (faults >= mostFaults || deaths >= mostDeaths) return true;
  }
  return false;
}

describe('the attempts of a job', () => {
  it('are spent by faults since the last progress alone, and by a long row of deaths', () => {
    fc.assert(
      fc.property(most, histories, (mostFaults, all) => {
        assert.equal(play(mostFaults, all) === 'given-up', isGivenUp(mostFaults, all));
      }),
    );
  });

  it('go on at once after the first deaths, then wait longer each time', () => {
    const waits = Array.from({ length: 6 }, (_, deaths) => {
      const after = afterDeath({ forgiven: deaths, deaths });
      return after.goesOn ? after.waits : undefined;
    });

    assert.deepEqual(waits, [0, 0, 0, 1, 2, 3]);
  });

  it('change nothing by the progress of a first run', () => {
    assert.equal(afterProgress({ begun: 1, forgiven: 0, deaths: 0 }), undefined);
  });
});
