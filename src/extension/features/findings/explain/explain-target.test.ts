import assert from 'node:assert/strict';
import { targetsOf } from './explain-target.ts';

describe('targetsOf', () => {
  it('reads what a code action gives', () => {
    assert.deepEqual(targetsOf({ uri: 'file:///a.ts', fingerprint: 'f' }), [
      { kind: 'finding', uri: 'file:///a.ts', fingerprint: 'f' },
    ]);
  });

  it('reads a row by its record, never by its own id', () => {
    assert.deepEqual(targetsOf({ id: 'finding/7', record: { kind: 'finding', ids: ['7'] } }), [
      { kind: 'record', id: '7' },
    ]);
    assert.deepEqual(targetsOf({ id: 'severity/high', record: { kind: 'findings', ids: ['7'] } }), []);
  });

  it('tries the place first, then the record, then the rule', () => {
    const row = {
      record: { kind: 'finding', ids: ['7'] },
      uri: 'file:///a.ts',
      fingerprint: 'f',
      ruleId: 'r',
    };

    assert.deepEqual(
      targetsOf(row).map(({ kind }) => kind),
      ['finding', 'record', 'rule'],
    );
  });

  it('is not misled by what names nothing', () => {
    for (const asked of [undefined, null, 7, 'sql-injection', {}, { record: { kind: 'finding', ids: [] } }]) {
      assert.deepEqual(targetsOf(asked), []);
    }
  });
});
