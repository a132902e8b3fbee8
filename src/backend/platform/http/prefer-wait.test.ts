import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parsePreferWait } from './prefer-wait.ts';

describe('Prefer: wait', () => {
  const cases: readonly [string | undefined, number | undefined][] = [
    ['wait=10', 10],
    ['respond-async, wait=10', 10],
    ['Wait = 5 ; strict', 5],
    ['wait="7"', 7],
    ['wait=1, wait=2', 1],
    ['wait=0', 0],
    ['wait=61', 60],
    ['wait=999999999', 60],
    ['wait', undefined],
    ['wait=-1', undefined],
    ['wait=1.5', undefined],
    ['await=3', undefined],
    ['return=minimal', undefined],
    [undefined, undefined],
  ];
  for (const [header, seconds] of cases) {
    it(`reads ${String(header)} as ${String(seconds)}`, () => {
      assert.equal(parsePreferWait(header), seconds);
    });
  }
});
