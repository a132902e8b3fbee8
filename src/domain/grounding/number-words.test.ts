import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readInWords } from '../testing/planted-practice.ts';
import { readWordNumber } from './number-words.ts';

describe('numbers in words', () => {
  for (const language of ['en', 'de'] as const) {
    it(`are read as they are written, ${language}`, () => {
      for (let value = 2; value < 200; value += 1) {
        const read = readWordNumber(readInWords(value, language));
        assert.deepEqual([readInWords(value, language), read?.value], [readInWords(value, language), value]);
      }
    });
  }

  for (const [text, value, scale] of [
    ['twelve hundred', 1200, -2],
    ['zwölfhundert', 1200, -2],
    ['three and a half', 3.5, 1],
    ['dreieinhalb', 3.5, 1],
    ['anderthalb', 1.5, 1],
    ['a hundred', 100, -1],
    ['five thousand', 5000, -3],
    ['two dozen', 24, 0],
    ['a dozen', 12, 0],
    ['four thousand two hundred and fifty', 4250, 0],
    ['viertausendzweihundertfünfzig', 4250, 0],
    ['zwanzigtausend', 20_000, -3],
  ] as const) {
    it(`say ${text}`, () => {
      assert.deepEqual(readWordNumber(text), { value, scale });
    });
  }
});
