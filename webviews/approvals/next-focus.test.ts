import assert from 'node:assert/strict';
import { findNext } from './next-focus.ts';

describe('findNext', () => {
  const before = ['w1', 'w2', 'w3'];

  it('is the row after, then the one before, then any that came', () => {
    assert.equal(findNext('w1', { before, now: new Set(['w3']) }), 'w3');
    assert.equal(findNext('w3', { before, now: new Set(['w1', 'w2']) }), 'w2');
    assert.equal(findNext('w2', { before, now: new Set(['w9']) }), 'w9');
  });

  it('is none where nothing is left', () => {
    assert.equal(findNext('w1', { before, now: new Set() }), undefined);
  });
});
