import assert from 'node:assert/strict';
import { isNewEnough } from './node-version.ts';

describe('isNewEnough', () => {
  it('asks for 22.13', () => {
    const verdicts = ['v20.19.0', 'v22.12.9', 'v22.13.0', 'v24.0.0'].map(isNewEnough);

    assert.deepEqual(verdicts, [false, false, true, true]);
  });
});
