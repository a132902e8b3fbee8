import assert from 'node:assert/strict';
import { findMissingFields } from './required-fields.ts';

describe('findMissingFields', () => {
  it('names what is left out, and takes blanks for no note', () => {
    const empty = { note: ' \n', taskId: null, tags: [] };

    assert.deepEqual(findMissingFields(['note', 'task', 'tag'], empty), ['note', 'task', 'tag']);
    assert.deepEqual(findMissingFields(['tag', 'note'], { ...empty, note: 'Review' }), ['tag']);
    assert.deepEqual(findMissingFields([], empty), []);
    assert.deepEqual(findMissingFields(['note', 'task', 'tag'], { note: 'a', taskId: 't', tags: ['b'] }), []);
  });
});
