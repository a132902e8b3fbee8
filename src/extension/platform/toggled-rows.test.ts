import assert from 'node:assert/strict';
import { readToggled } from './toggled-rows.ts';

const one = { id: 'one' };
const two = { id: 'two' };
const three = { id: 'three' };

describe('readToggled', () => {
  it('is the row with the focus alone when another one is selected', () => {
    assert.deepEqual(readToggled({ before: [one], after: [one, two], isWhole: true }), {
      rows: [two],
      added: two,
    });
  });

  it('is the row with the focus when nothing is selected', () => {
    assert.deepEqual(readToggled({ before: [], after: [two], isWhole: true }), { rows: [two], added: two });
  });

  it('is all that is selected when the row with the focus is part of it', () => {
    const toggled = readToggled({ before: [one, two, three], after: [one, three], isWhole: true });

    assert.deepEqual(toggled, { rows: [one, two, three] });
  });

  it('knows rows that were read anew by their ids', () => {
    assert.deepEqual(readToggled({ before: [one], after: [{ id: 'one' }, two], isWhole: true })?.rows, [two]);
  });

  it('is nothing when selected rows are missing, because they are read anew', () => {
    assert.equal(readToggled({ before: [one, two], after: [one], isWhole: false }), undefined);
    // The row that was toggled is not known, neither before nor after.
    assert.equal(readToggled({ before: [one], after: [one], isWhole: true }), undefined);
    assert.equal(readToggled({ before: [one, two], after: [three], isWhole: true }), undefined);
  });
});
