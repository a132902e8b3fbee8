import assert from 'node:assert/strict';
import { inEnglish } from '../words.ts';
import { isOfOthers, revisionText, whyNotOnRecord } from './not-on-record.ts';

const commit = '1a2b3c4d5e6f'.padEnd(40, '0');
const view = { why: 'branch', branch: 'feature-x', commit, knownCommit: 'f'.repeat(40) } as const;

describe('what is said of a scan that is not on record', () => {
  it('names the branch', () => {
    assert.equal(
      whyNotOnRecord(view, inEnglish),
      'Only you see this scan of your branch feature-x: only the default branch goes on record.',
    );
  });

  it('names both commits where the one on record is newer', () => {
    assert.equal(
      whyNotOnRecord({ ...view, why: 'older' }, inEnglish),
      'Only you see this scan of 1a2b3c4d: ffffffff on record is newer. Pull and scan again.',
    );
  });

  it('is a sentence of its own for each reason', () => {
    const reasons = ['branch', 'edited', 'older', 'apart', 'part', 'unknown'] as const;
    const sentences = reasons.map((why) => whyNotOnRecord({ ...view, why }, inEnglish));
    assert.equal(new Set(sentences).size, reasons.length);
  });

  it('says of which commit the record is', () => {
    assert.equal(revisionText({ branch: 'main', commit }, inEnglish), 'main at 1a2b3c4d');
    assert.equal(revisionText({ branch: null, commit: null }, inEnglish), undefined);
  });

  it('knows another person’s', () => {
    assert.equal(isOfOthers({ isOnRecord: false, notOnRecord: null }), true);
    assert.equal(isOfOthers({ isOnRecord: false, notOnRecord: view }), false);
    assert.equal(isOfOthers({ isOnRecord: null, notOnRecord: null }), false);
  });
});
