import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { joinWords } from './unused-words.ts';

describe('words that no slot takes', () => {
  it('are one where they stand side by side, and take a small word of place along', () => {
    assert.deepEqual(joinWords(['site'], 'hours on site in October'), ['on site']);
    assert.deepEqual(joinWords(['workshop', 'gang'], 'hours, workshop gang!'), ['workshop gang']);
    assert.deepEqual(joinWords(['zebra', 'quokka'], 'zebra hours quokka'), ['zebra', 'quokka']);
    assert.deepEqual(joinWords(['Ort'], 'Stunden vor Ort'), ['vor Ort']);
    assert.deepEqual(joinWords(['Zebra'], 'hours on Zebra'), ['Zebra']);
    assert.deepEqual(joinWords(['zebra', 'zebra'], 'zebra or zebra'), ['zebra', 'zebra']);
  });
});
