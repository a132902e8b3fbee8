import assert from 'node:assert/strict';
import { formatBytes } from './format-bytes.ts';

describe('formatBytes', () => {
  it('stays readable from nothing to much', () => {
    assert.deepEqual([0, 999, 1_000, 5_300_000, 7e12].map(formatBytes), [
      '0 B',
      '999 B',
      '1.0 kB',
      '5.3 MB',
      '7000.0 GB',
    ]);
  });
});
