import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lookalikeOf } from './lookalike-actions.ts';

describe('names of actions that look like well-known ones', () => {
  it('takes a letter too few, too many, changed or swapped for a slip', () => {
    for (const slip of ['action/checkout', 'actionss/checkout', 'actoins/checkout', 'actiuns/checkout'])
      assert.equal(lookalikeOf(slip), 'actions/checkout', slip);
  });

  it('takes a path in the repository of a well-known action for that action', () => {
    assert.equal(lookalikeOf('actions/cache/restore'), undefined);
    assert.equal(lookalikeOf('github/codeql-action/init'), undefined);
  });

  it('takes a fork of the same name for no slip', () => {
    const owner = fc.stringMatching(/^(?:acme|our)-[a-z]{3,12}$/);
    fc.assert(fc.property(owner, (name) => assert.equal(lookalikeOf(`${name}/checkout`), undefined)));
  });
});
