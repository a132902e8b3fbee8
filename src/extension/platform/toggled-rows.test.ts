import assert from 'node:assert/strict';
import { readToggled } from './toggled-rows.ts';

const one = { id: 'one' };
const two = { id: 'two' };
const three = { id: 'three' };

describe('readToggled', () => {
  it('is the row with the focus alone when another one is selected', () => {
    assert.deepEqual(readToggled({ before: [one], after: [one, two] }), { rows: [two], added: two });
  });

  it('is the row with the focus when nothing is selected', () => {
    assert.deepEqual(readToggled({ before: [], after: [two] }), { rows: [two], added: two });
  });

  it('is all that is selected when the row with the focus is part of it', () => {
    const toggled = readToggled({ before: [one, two, three], after: [one, three] });

    assert.deepEqual(toggled, { rows: [one, two, three] });
  });

  it('knows rows that were read anew by their ids', () => {
    assert.deepEqual(readToggled({ before: [one], after: [{ id: 'one' }, two] }).rows, [two]);
  });
});
