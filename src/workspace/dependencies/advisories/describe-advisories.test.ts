import assert from 'node:assert/strict';
import { ecosystemsToUpdate } from '../../../contract/findings/advisory-lack.ts';
import { describeLack } from './describe-advisories.ts';

describe('ecosystemsToUpdate', () => {
  it('reads what a report says is to be downloaded', () => {
    assert.deepEqual(ecosystemsToUpdate(describeLack(['npm', 'crates.io'])), ['npm', 'crates.io']);
    assert.deepEqual(ecosystemsToUpdate(describeLack([])), ['npm', 'PyPI']);
    assert.deepEqual(ecosystemsToUpdate('There is no package in a lock file or manifest that is known.'), []);
  });
});
