import assert from 'node:assert/strict';
import { type EndedScan, toScanFacts } from './scan-facts.ts';

const done: EndedScan = {
  state: 'done',
  finishedAt: '2026-11-20T09:00:00Z',
  error: null,
  result: {
    files: 26,
    findings: 0,
    bySeverity: [],
    suppressed: 0,
    added: 0,
    again: 0,
    reopened: 0,
    resolved: 0,
    durationMs: 1_900,
    scannerVersion: '1',
    notes: [],
  },
};
const good = { state: 'done', at: '2026-11-20T09:00:00Z', files: 26, durationMs: 1_900, left: 0 };
const failed: EndedScan = {
  state: 'failed',
  finishedAt: '2026-11-20T10:00:00Z',
  error: { code: 'job.refused', message: 'The folder is gone.' },
  result: null,
};

describe('toScanFacts', () => {
  it('tells a failed scan, with reason and time, beside the last good one', () => {
    const trouble = { state: 'failed', at: '2026-11-20T10:00:00Z', why: 'The folder is gone.' };

    assert.deepEqual(toScanFacts([failed, done], undefined), { ...good, trouble });
    assert.deepEqual(toScanFacts([failed], undefined), { state: 'never', trouble });
  });

  it('tells one that was stopped, without a reason', () => {
    const cancelled: EndedScan = { ...failed, state: 'cancelled' };

    assert.deepEqual(toScanFacts([cancelled, done], undefined).trouble, {
      state: 'cancelled',
      at: '2026-11-20T10:00:00Z',
    });
  });

  it('keeps what was suppressed by area, where the scan tells it', () => {
    const suppressedByArea = [{ area: 'security', count: 2 } as const];
    const telling = { ...done, result: done.result && { ...done.result, suppressedByArea } };

    assert.deepEqual(toScanFacts([telling, done], undefined).suppressed, suppressedByArea);
    assert.deepEqual(toScanFacts([failed, telling], undefined).suppressed, suppressedByArea);
    assert.equal('suppressed' in toScanFacts([done, telling], undefined), false);
  });

  it('says nothing of a failure after which a scan went well', () => {
    assert.deepEqual(toScanFacts([done, failed], undefined), good);
  });
});
