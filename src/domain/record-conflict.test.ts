import assert from 'node:assert/strict';
import { listDifferences } from './record-conflict.ts';

const fields = ['note', 'tags', 'endedAt'];

describe('two versions of a record', () => {
  it('differ in what was to be written and is otherwise by now, in the order of the fields', () => {
    const current = { version: 3, note: 'theirs', tags: ['a'], endedAt: '10:00', billable: true };
    const sent = { version: 1, endedAt: '11:00', tags: ['a'], note: 'mine', billable: false };

    assert.deepEqual(listDifferences({ current, sent }, fields), [
      { field: 'note', current: 'theirs', sent: 'mine' },
      { field: 'endedAt', current: '10:00', sent: '11:00' },
    ]);
  });

  it('do not differ in what was not to be written', () => {
    assert.deepEqual(
      listDifferences({ current: { note: 'a', tags: ['b'] }, sent: { note: 'a' } }, fields),
      [],
    );
  });

  it('are not compared where one of them is gone', () => {
    assert.deepEqual(listDifferences({ current: null, sent: { note: 'a' } }, fields), []);
    assert.deepEqual(listDifferences({ current: { note: 'a' }, sent: null }, fields), []);
  });
});
