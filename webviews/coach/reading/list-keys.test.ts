import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { moveBy, TypeAhead } from './list-keys.ts';

const labels = ['September 2026', 'August 2026', 'Third quarter 2026', 'September 2025'];

describe('the keys of a list', () => {
  it('stay within it, and leave others to the page', () => {
    assert.deepEqual(
      ['ArrowDown', 'ArrowUp', 'Home', 'End', 'Tab'].map((key) => moveBy(key, 3, 4)),
      [3, 2, 0, 3, undefined],
    );
    assert.equal(moveBy('ArrowDown', 0, 0), undefined);
  });

  it('find what begins with the letters, and the next with the same one', () => {
    const typed = new TypeAhead();

    assert.equal(typed.find('t', labels, 0, 0), 2);
    assert.equal(typed.find('h', labels, 2, 100), 2);
    assert.equal(typed.find('s', labels, 2, 2_000), 3);
    assert.equal(typed.find('s', labels, 3, 2_100), 0);
    assert.equal(typed.find('x', labels, 0, 9_000), undefined);
  });
});
