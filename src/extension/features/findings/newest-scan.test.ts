import assert from 'node:assert/strict';
import { newestOf } from './newest-scan.ts';

describe('newestOf', () => {
  it('is the last scan, of the records or of this window', () => {
    const recorded = { at: '2026-11-20T09:00:00Z', files: 3 };
    const ofWindow = { at: '2026-11-20T10:00:00Z', files: 4 };

    assert.equal(newestOf(ofWindow, recorded), ofWindow);
    assert.equal(newestOf(undefined, recorded), recorded);
    assert.equal(newestOf(undefined, undefined), undefined);
  });
});
