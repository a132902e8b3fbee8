import assert from 'node:assert/strict';
import { definedFields } from './defined-fields.ts';

describe('definedFields', () => {
  it('leaves out what is undefined, and keeps null, false and the order', () => {
    const fields = definedFields({ a: undefined, b: null, c: false, d: '' });

    assert.deepEqual(Object.entries(fields), [
      ['b', null],
      ['c', false],
      ['d', ''],
    ]);
  });
});
