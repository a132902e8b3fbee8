import assert from 'node:assert/strict';
import { findFindingId } from './finding-target.ts';

describe('findFindingId', () => {
  it('reads a code action and a row', () => {
    assert.equal(findFindingId({ id: 'f1' }), 'f1');
    assert.equal(findFindingId({ id: 'finding/f1', record: { kind: 'finding', ids: ['f1'] } }), 'f1');
  });

  it('takes nothing else for a finding', () => {
    for (const target of [
      undefined,
      null,
      'f1',
      { id: 7 },
      { id: 'x', record: { kind: 'entry', ids: ['e'] } },
    ]) {
      assert.equal(findFindingId(target), undefined);
    }
  });
});
