import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/pages/words.ts';
import { type EndedScan, toScanFacts } from './scan-facts.ts';

const alone = { isOnRecord: null, notOnRecord: null, branch: null, commit: null } as const;
const page = { ofWindow: undefined, t: inEnglish };

const done: EndedScan = {
  state: 'done',
  finishedAt: '2026-11-20T09:00:00Z',
  error: null,
  ...alone,
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
  ...alone,
};

describe('toScanFacts', () => {
  it('tells a failed scan, with reason and time, beside the last good one', () => {
    const trouble = { state: 'failed', at: '2026-11-20T10:00:00Z', why: 'The folder is gone.' };

    assert.deepEqual(toScanFacts([failed, done], page), { ...good, trouble });
    assert.deepEqual(toScanFacts([failed], page), { state: 'never', trouble });
  });

  it('tells one that was stopped, without a reason', () => {
    const cancelled: EndedScan = { ...failed, state: 'cancelled' };

    assert.deepEqual(toScanFacts([cancelled, done], page).trouble, {
      state: 'cancelled',
      at: '2026-11-20T10:00:00Z',
    });
  });

  it('keeps what was suppressed by area, where the scan tells it', () => {
    const suppressedByArea = [{ area: 'security', count: 2 } as const];
    const telling = { ...done, result: done.result && { ...done.result, suppressedByArea } };

    assert.deepEqual(toScanFacts([telling, done], page).suppressed, suppressedByArea);
    assert.deepEqual(toScanFacts([failed, telling], page).suppressed, suppressedByArea);
    assert.equal('suppressed' in toScanFacts([done, telling], page), false);
  });

  it('says nothing of a failure after which a scan went well', () => {
    assert.deepEqual(toScanFacts([done, failed], page), good);
  });

  it('says of which commit the findings on record are, and how old they are', () => {
    const recorded = { ...done, isOnRecord: true, branch: 'main', commit: 'a'.repeat(40) };
    const onRecord = { revision: 'main at aaaaaaaa', at: '2026-11-20T09:00:00Z' };

    assert.deepEqual(toScanFacts([recorded], page), { ...good, onRecord });
  });

  it('says why one’s own scan is not on record, and passes over those of others', () => {
    const recorded = { ...done, isOnRecord: true, branch: 'main', commit: 'a'.repeat(40) };
    const finishedAt = '2026-11-20T11:00:00Z';
    const why = { why: 'branch', branch: 'feature-x', commit: 'b'.repeat(40), knownCommit: null } as const;
    const own = { ...done, finishedAt, isOnRecord: false, notOnRecord: why };
    const others = { ...done, finishedAt, isOnRecord: false, result: null };

    const facts = toScanFacts([own, recorded], page);
    assert.equal(facts.at, finishedAt);
    assert.match(facts.notOnRecord ?? '', /^Only you see this scan of your branch feature-x/);
    assert.equal(facts.onRecord?.revision, 'main at aaaaaaaa');
    assert.deepEqual(toScanFacts([others, recorded], page), toScanFacts([recorded], page));
  });
});
